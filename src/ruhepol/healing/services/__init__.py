"""The verbs of the healing room."""
