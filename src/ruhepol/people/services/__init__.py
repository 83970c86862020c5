"""The verbs of the people room."""
