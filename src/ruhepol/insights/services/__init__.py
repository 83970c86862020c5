"""The verbs of the insights room."""
