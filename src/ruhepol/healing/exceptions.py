"""What can go wrong in the healing room."""


class HealingError(Exception):
    """Base of this room's errors."""


class NameTakenError(HealingError):
    """Another source has this name."""


class SourceNotFoundError(HealingError):
    """There is no such source for this reader; absent and forbidden answer alike."""


class ProblemNotFoundError(HealingError):
    """There is no such problem for this reader; absent and forbidden answer alike."""


class PrecursorNotFoundError(ProblemNotFoundError):
    """There is no such proposal for this reader; absent and forbidden answer alike."""
