"""Resets and unlocks: asking, weighing the risk, approving, carrying out."""
