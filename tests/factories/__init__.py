"""Plain functions that make dull, valid things; a test states only what it is about."""
