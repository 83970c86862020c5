"""The chat channel."""
