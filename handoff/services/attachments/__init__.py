"""Files in a conversation: taken in and checked, sent with a message, read by whoever may see that message."""
