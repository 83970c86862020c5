"""The verbs of the promises room."""
