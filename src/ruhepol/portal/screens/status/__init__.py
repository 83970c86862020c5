"""The status page: what is broken just now, what was, and hearing of the end."""
