"""The verbs of the knowledge room."""
