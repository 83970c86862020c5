"""The page on which faults are switched on, drawn from its own template."""

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ruhepol.demo.files import read
from ruhepol.demo.systems.faults import faults

if TYPE_CHECKING:
    from ruhepol.demo.systems.server import Door

FOLDER = files("ruhepol.demo").joinpath("systems/pages")


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(str(FOLDER)), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )


def draw(language: str, door: "Door") -> bytes:
    """Return the page in a language."""
    systems = door.systems
    return (
        _environment()
        .get_template("page.html")
        .render(
            language=language,
            other_language="en" if language == "de" else "de",
            words=read("systems")["words"][language],
            kinds=[
                (kind, _rows(language, kind, numbered)) for kind, numbered in systems.things.by_kind.items()
            ],
            asked=list(systems.asked),
            desk=door.desk,
            shop=door.shop,
        )
        .encode()
    )


def _rows(language: str, kind: str, numbered: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {
            "facts": facts,
            "faults": [
                {"slug": fault.slug, "name": fault.names[language], "is_on": fault.is_on(facts)}
                for fault in faults(kind)
            ],
        }
        for facts in numbered.values()
    ]
