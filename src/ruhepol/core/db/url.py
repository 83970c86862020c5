"""Reading `RUHEPOL_DATABASE_URL`."""

from dataclasses import dataclass, field
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

SHAPES = "postgresql://user:password@host:5432/name or sqlite:///absolute/path"


class BadDatabaseUrl(ValueError):  # noqa: N818  named for what the admin sees
    """The address of the database cannot be used; the text never repeats the password."""


@dataclass(frozen=True, slots=True)
class DatabaseUrl:
    """The parts of a database address; `scheme` is `postgresql` or `sqlite`."""

    scheme: str
    name: str
    user: str = ""
    password: str = field(default="", repr=False)
    host: str = ""
    port: int | None = None
    options: dict[str, str] = field(default_factory=dict)


def parse(url: str) -> DatabaseUrl:
    """Take a database address apart; raises BadDatabaseUrl with a text for the admin."""
    parts = urlsplit(url)
    scheme = "postgresql" if parts.scheme in {"postgres", "postgresql"} else parts.scheme
    if scheme not in {"postgresql", "sqlite"}:
        raise BadDatabaseUrl(f"unknown database {parts.scheme!r}; expected {SHAPES}")
    name = unquote(parts.path.removeprefix("/"))
    if not name:
        raise BadDatabaseUrl(f"the database's name is missing; expected {SHAPES}")
    if scheme == "sqlite":
        return DatabaseUrl(scheme, unquote(parts.path))
    return DatabaseUrl(
        scheme,
        name,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        host=unquote(parts.hostname or ""),
        port=_port(parts),
        options=dict(parse_qsl(parts.query)),
    )


def _port(parts: SplitResult) -> int | None:
    try:
        return parts.port
    except ValueError as error:
        raise BadDatabaseUrl(f"the port is not a number; expected {SHAPES}") from error
