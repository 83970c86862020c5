"""The verbs of the tickets room."""
