"""Custom actions, one file per flow."""
