"""What an event is: a frozen dataclass of ids in the past tense, tied to one stream."""

from dataclasses import asdict, dataclass
from typing import Any, ClassVar

_BY_NAME: dict[str, "type[Event]"] = {}


@dataclass(frozen=True, kw_only=True)
class Event:
    """Base of all events. Fields are JSON values (ids, numbers, short words), never texts of people.

    `about` names the noun of the stream; the field `<about>_id` must exist on the subclass.
    """

    about: ClassVar[str]
    name: ClassVar[str]

    def __init_subclass__(cls) -> None:
        """Register the event under `<room>.<ClassName>`."""
        room = cls.__module__.removeprefix("ruhepol.").split(".", maxsplit=1)[0]
        cls.name = f"{room}.{cls.__name__}"
        _BY_NAME[cls.name] = cls

    @property
    def stream(self) -> str:
        """The stream this event belongs to, for example `ticket:12`."""
        return f"{self.about}:{getattr(self, f'{self.about}_id')}"

    def data(self) -> dict[str, Any]:
        """Return the fields as a JSON-ready dict."""
        return asdict(self)


def revive(name: str, data: dict[str, Any]) -> Event:
    """Rebuild an event from its row; raises KeyError for a name no room declares."""
    return _BY_NAME[name](**data)


def known_events() -> dict[str, type[Event]]:
    """Return every declared event by name, for reference docs and tests."""
    return dict(_BY_NAME)
