"""Namespace `/console`: the technicians' door, a feature a file."""
