"""The operator's list of commands: a TOML file on the server, which no page can change.

    [hosting.clean-logs]                      # system.command
    argv = ["/usr/local/bin/clean-logs", "--server", "{server}", "--keep", "{days}"]
    args = {server = "s-[0-9]{1,6}", days = "[0-9]{1,3}"}
    asks = false                              # true: only looks, and may be asked by checks

Each argument has the form of a value, a regular expression for all of it. No shell reads any of it.
"""

import re
import string
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, model_validator

from ruhepol.healing.doing.place import NotDoneError

LONGEST = 200  # characters of one value
_FIELDS = string.Formatter()


class Command(BaseModel):
    """One command: its words with places for values, and the forms that values must have."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    argv: Annotated[tuple[Annotated[str, Field(min_length=1)], ...], Field(min_length=1)]
    args: dict[str, re.Pattern[str]] = {}
    asks: bool = False

    @model_validator(mode="after")
    def _knows_its_places(self) -> "Command":
        named = {name for word in self.argv for _text, name, *_ in _FIELDS.parse(word) if name is not None}
        if not self.argv[0].startswith("/") or "{" in self.argv[0]:
            raise ValueError("the first word is the whole path of a program")
        if named != set(self.args):
            raise ValueError("every place needs a form, and every form a place")
        return self

    def words(self, values: Mapping[str, Any]) -> list[str]:
        """Return the words to start it with. Raises NotDoneError for a value missing or ill-formed."""
        given = {name: str(value) for name, value in values.items()}
        if set(given) != set(self.args):
            raise NotDoneError(f"it takes {', '.join(sorted(self.args)) or 'no values'}")
        for name, form in self.args.items():
            if len(given[name]) > LONGEST or "\0" in given[name] or not form.fullmatch(given[name]):
                raise NotDoneError(f"{name} may not be {given[name][:LONGEST]!r}")
        return [_FIELDS.vformat(word, (), given) for word in self.argv]


_LIST: TypeAdapter[dict[str, dict[str, Command]]] = TypeAdapter(dict[str, dict[str, Command]])


def commands_of(path: str, system: str) -> Mapping[str, Command]:
    """Return the commands of a system by name; without a file there are none. Raises NotDoneError."""
    if not path:
        return {}
    try:
        return _read(path, Path(path).stat().st_mtime_ns).get(system, {})
    except OSError as error:
        raise NotDoneError(f"the list of commands cannot be read: {error.strerror}") from error


def command(path: str, system: str, name: str) -> Command:
    """Return a command of the list. Raises NotDoneError."""
    found = commands_of(path, system).get(name)
    if found is None:
        raise NotDoneError(f"the list of commands has no {system}.{name}")
    return found


@lru_cache(maxsize=4)
def _read(path: str, _changed_at: int) -> dict[str, dict[str, Command]]:
    """Read the list anew when the file has changed."""
    try:
        return _LIST.validate_python(tomllib.loads(Path(path).read_text("utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise NotDoneError(f"the list of commands: {error}") from error
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(map(str, first["loc"]))
        raise NotDoneError(f"the list of commands, {place}: {first['msg']}") from error
