"""Where something is asked or done: what the modules that reach out need to know of a configured system."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Place:
    """A system as an administrator set it up; `way` is how its secret is shown (bearer, basic, header)."""

    name: str
    kind: str
    address: str = ""
    user: str = ""
    way: str = "bearer"
    secret: str = field(default="", repr=False)

    @property
    def secrets(self) -> tuple[str, ...]:
        """What must never be kept of what is asked here."""
        return (self.secret,) if self.secret else ()


class NotDoneError(Exception):
    """Nothing was asked or done, or nobody knows: the words say why.

    retry: another try may help. unsure: it may have taken effect all the same.
    """

    def __init__(self, words: str, *, retry: bool = False, unsure: bool = False) -> None:
        """Keep what is known of it."""
        super().__init__(words)
        self.retry, self.unsure = retry, unsure


class NobodyThereError(NotDoneError):
    """Nobody listens there: the line was refused, not slow."""
