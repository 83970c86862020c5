"""What can go wrong in the healing room."""

from datetime import datetime


class HealingError(Exception):
    """Base of this room's errors."""


class NameTakenError(HealingError):
    """Another source has this name."""


class SourceNotFoundError(HealingError):
    """There is no such source for this reader; absent and forbidden answer alike."""


class HookNotFoundError(HealingError):
    """No active source has a webhook under this number."""


class ProblemNotFoundError(HealingError):
    """There is no such problem for this reader; absent and forbidden answer alike."""


class PrecursorNotFoundError(ProblemNotFoundError):
    """There is no such proposal for this reader; absent and forbidden answer alike."""


class RunNotFoundError(HealingError):
    """There is no such run, or no such asset to repair, for this actor; absent and forbidden answer alike."""


class RunMovedError(HealingError):
    """The run is no longer where this could be done with it."""


class RailError(HealingError):
    """A guard rail holds. `rail` names it.

    stopped, fixed, no_steps, click, asset, cool_down, limit, window or breaker.
    """

    def __init__(self, rail: str, *, until: datetime | None = None) -> None:
        """Keep the rail's name, and until when it holds where that is known."""
        super().__init__(rail)
        self.rail, self.until = rail, until


class KeyTakenError(HealingError):
    """A problem of this key belongs to another kit."""

    def __init__(self, key: str, kit: str) -> None:
        """Keep both names."""
        super().__init__(f"the problem {key} belongs to the kit {kit}")
        self.key, self.kit = key, kit


class SystemNotFoundError(HealingError):
    """There is no such system for this reader; absent and forbidden answer alike."""


class AddressError(HealingError):
    """A system cannot be reached or signed in to so.

    `why` is http, sql, none (it has no address), secret, header, user or letters.
    """

    def __init__(self, why: str) -> None:
        """Keep what is wrong with it."""
        super().__init__(why)
        self.why = why


class SecretNeededError(HealingError):
    """The address changed: its secret has to be entered again, lest it go to somebody else."""


class IncidentNotFoundError(HealingError):
    """There is no such incident for this reader; absent and forbidden answer alike."""


class IncidentMovedError(HealingError):
    """The incident is no longer in the state in which this can be done."""
