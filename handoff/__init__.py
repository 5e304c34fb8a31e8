"""Warmdesk's service: one conversation, from the bot to a technician, whole."""
