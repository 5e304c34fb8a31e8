"""The Rasa project: understands a message, answers what is routine, and knows nothing of the service in front of it."""
