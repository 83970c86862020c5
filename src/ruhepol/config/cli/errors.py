"""What a command raises when it cannot go on and the reason is not a fault of the program."""


class CommandError(Exception):
    """Shown as a sentence, without a traceback; the exit code is 1."""
