"""Namespace `/console`: what technicians' consoles send and are sent, a feature a file."""
