"""Keys of the database as browsers send them: one way of reading what may be anything."""

_DIGITS = 18  # more than any key has, fewer than the databases' largest number


def key_in(sent: str) -> int:
    """Return the key that was sent; 0, which nothing has, for anything else."""
    return int(sent) if sent.isascii() and sent.isdecimal() and len(sent) <= _DIGITS else 0
