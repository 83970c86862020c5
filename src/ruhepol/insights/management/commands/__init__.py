"""Commands of the insights room."""
