"""Who may go where: the table of every URL and everybody, filled by `tests/security/rows/*.py`.

A row names a URL, a method, the object it is about (always Kim's, on a ticket of Ada's team) and who is let
in. Everybody else must be kept out alike: sent to sign in, or told that there is nothing (401, 403, 404).

| name | who | Kim's things are |
|---|---|---|
| `stranger` | nobody signed in | foreign |
| `kim` | the customer | her own |
| `nora` | a customer of another firm | foreign |
| `ada` | an agent of the ticket's team | in reach |
| `pia` | a partner's agent in another team | foreign |
| `ben` | Ada's lead | in reach |
| `root` | an admin | in reach |
"""

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from tests.security import rows
from tests.world import World

EVERYBODY = frozenset({"stranger", "kim", "nora", "ada", "pia", "ben", "root"})
AGENTS = frozenset({"ada", "pia", "ben", "root"})
IN_REACH = frozenset({"ada", "ben", "root"})
LEADS = frozenset({"ben", "root"})
ADMINS = frozenset({"root"})
CUSTOMERS = frozenset({"kim", "nora"})
OWNER = frozenset({"kim"})
NOBODY: frozenset[str] = frozenset()

TESTED_BY_THEIR_MAKERS = ("allauth.", "django.contrib.admin")

Facts = Callable[[World], Mapping[str, Any]]


def nothing(_world: World) -> dict[str, Any]:
    """Return no facts."""
    return {}


@dataclass(frozen=True, kw_only=True)
class Row:
    """One method of one URL, and who is let in."""

    url: str  # its full name as `reverse` takes it, or its route where it has no name
    lets_in: frozenset[str]
    method: str = "get"
    about: Facts = nothing  # makes the object; returns the URL's arguments
    data: Facts = nothing  # the body of a POST; called after `about`
    content_type: str = ""  # for a body that is no form, e.g. application/json
    headers: Callable[[str, World], Mapping[str, str]] = field(default=lambda _who, _world: {})

    def __str__(self) -> str:
        """Return what the test's name shows."""
        return f"{self.method} {self.url}"


@dataclass(frozen=True)
class Address:
    """A URL the house answers."""

    name: str
    route: str


def all_rows() -> list[Row]:
    """Return the rows of every file in `rows/`."""
    modules = [
        importlib.import_module(f"{rows.__name__}.{m.name}") for m in pkgutil.iter_modules(rows.__path__)
    ]
    return [row for module in modules for row in module.ROWS]


def is_ours(entry: URLPattern) -> bool:
    """Tell whether a URL is answered by our code or by a package that tests itself."""
    return not entry.callback.__module__.startswith(TESTED_BY_THEIR_MAKERS)


def addresses(resolver: URLResolver | None = None, names: str = "", route: str = "") -> Iterator[Address]:
    """Yield every URL of the house but those of packages that test themselves."""
    for entry in (resolver or get_resolver()).url_patterns:
        path = route + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from addresses(entry, f"{names}{entry.namespace}:" if entry.namespace else names, path)
        elif is_ours(entry):
            yield Address(f"{names}{entry.name}" if entry.name else path, path)
