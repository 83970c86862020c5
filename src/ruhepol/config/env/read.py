"""Reads the settings from an environment and complains about everything that is wrong, at once."""

import difflib
import functools
import itertools
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ruhepol.config.env.table import PREFIX, Row, Settings, rows, variable

FILE_SUFFIX = "_FILE"
PORTS = ("port", "intake_port", "sink_port", "sink_web_port", "shop_port", "systems_port")


class WrongSettingsError(Exception):
    """The environment holds settings that cannot be used; `complaints` has one sentence for each."""

    def __init__(self, complaints: list[str]) -> None:
        """Keep the sentences and show them one a line."""
        super().__init__("\n".join(complaints))
        self.complaints = complaints


def read(environ: Mapping[str, str]) -> Settings:
    """Return the settings of an environment; raises WrongSettingsError naming every variable at fault."""
    values: dict[str, Any] = {}
    complaints = _strangers(environ)
    for name, row in rows().items():
        try:
            if text := _given(environ, variable(name), secret=row.secret):
                values[name] = _parsed(variable(name), text, row)
        except WrongSettingsError as error:
            complaints += error.complaints
    if not complaints:
        settings = Settings(**values)
        complaints = _quarrels(settings)
    if complaints:
        raise WrongSettingsError(complaints)
    return settings


@functools.cache
def settings() -> Settings:
    """Return this process's settings, read once."""
    return read(os.environ)


def _parsed(name: str, text: str, row: Row) -> Any:  # noqa: ANN401  the kind knows the type
    try:
        return row.kind.read(text)
    except (ValueError, LookupError, OSError):
        shown = "a value that is not shown here" if row.secret else repr(text)
        raise WrongSettingsError([f"{name} is {shown}; expected {row.kind.expects}."]) from None


def _given(environ: Mapping[str, str], name: str, *, secret: bool) -> str:
    """Return the text given for a variable, directly or (secrets) through the file `<name>_FILE` names."""
    text, path = environ.get(name, "").strip(), environ.get(name + FILE_SUFFIX, "") if secret else ""
    if text and path:
        raise WrongSettingsError([f"{name} and {name}{FILE_SUFFIX} are both set; keep one of them."])
    if not path:
        return text
    try:
        text = Path(path).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
        raise WrongSettingsError(
            [f"{name}{FILE_SUFFIX} names {path!r}, which cannot be read: {reason}."]
        ) from None
    if not text:
        raise WrongSettingsError([f"{name}{FILE_SUFFIX} names {path!r}, which is empty."])
    return text


def _strangers(environ: Mapping[str, str]) -> list[str]:
    """Complain about variables that begin like ours and are not in the table, most likely misspelt."""
    known = [variable(name) for name in rows()]
    known += [variable(name) + FILE_SUFFIX for name, row in rows().items() if row.secret]
    found = []
    for name in sorted(n for n in environ if n.startswith(PREFIX) and n not in known):
        close = difflib.get_close_matches(name, known, n=1)
        hint = f"did you mean {close[0]}?" if close else "it is no setting of this version."
        found.append(f"{name} is not known; {hint}")
    return found


def _quarrels(settings: Settings) -> list[str]:
    """Complain about values that are right alone and wrong together."""
    found = []
    if settings.web_processes > 1 and not settings.database_url.startswith("postgres"):
        found.append(
            f"{variable('web_processes')} is {settings.web_processes}; "
            f"more than one needs PostgreSQL in {variable('database_url')}."
        )
    if settings.smtp_password and not settings.smtp_user:
        found.append(f"{variable('smtp_password')} is set; expected {variable('smtp_user')} beside it.")
    ports = {name: getattr(settings, name) for name in PORTS}
    for name, other in itertools.combinations(PORTS, 2):
        if ports[name] == ports[other]:
            found.append(f"{variable(name)} and {variable(other)} are both {ports[name]}; expected two.")
    return found
