"""The verbs of the chat channel."""
