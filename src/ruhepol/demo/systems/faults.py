"""What can go wrong, as `data/systems.toml` has it, and what is wrong just now."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from ruhepol.demo.files import read
from ruhepol.demo.systems.telling import Told
from ruhepol.demo.systems.things import Facts, Things


@dataclass(frozen=True)
class Fault:
    """One way in which things of a kind break."""

    kind: str
    slug: str
    names: Mapping[str, str]
    sets: Mapping[str, Any]
    tells: tuple[Told, ...]

    def is_on(self, facts: Facts) -> bool:
        """Tell whether a thing is broken in this way; its state alone may have other causes."""
        deep = {name: value for name, value in self.sets.items() if isinstance(value, Mapping)}
        return all(facts[name][key] == value for name, part in deep.items() for key, value in part.items())


@cache
def faults(kind: str) -> tuple[Fault, ...]:
    """Return the faults of a kind."""
    return tuple(_fault(row) for row in read("systems")["faults"] if row["kind"] == kind)


def _fault(row: dict[str, Any]) -> Fault:
    return Fault(
        kind=row["kind"],
        slug=row["slug"],
        names={language: row[f"name_{language}"] for language in ("de", "en")},
        sets=row["sets"],
        tells=tuple(_told(row["kind"], line) for line in row["tells"]),
    )


def _told(kind: str, line: dict[str, str]) -> Told:
    form = next(form for form in ("task", "event", "name") if form in line)
    severity = line.get("severity", "error")
    return Told(kind=kind, form=form, name=line[form], body=line["body"], severity=severity)


def put_right(fault: Fault) -> tuple[Told, ...]:
    """Return what the watch writes when a fault is gone without anybody's act: the same, going well."""
    return tuple(replace(told, severity="info", body="in order") for told in fault.tells)


def going_on(things: Things) -> Iterator[tuple[str, Fault]]:
    """Yield the number of each broken thing with its fault."""
    for kind, numbered in things.by_kind.items():
        for number, facts in numbered.items():
            for fault in faults(kind):
                if fault.is_on(facts):
                    yield number, fault
