"""The verbs of the e-mail channel."""
