"""Writing to us, with answers beside the text."""
