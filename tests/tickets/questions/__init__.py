"""The rules of a form, without a table."""
