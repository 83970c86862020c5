"""A kit as people write it: TOML, with every mistake named by its line."""

import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError

from ruhepol.healing.conditions.language import Condition
from ruhepol.healing.kits.language import MOST_PROBLEMS, Kit
from ruhepol.healing.lines import first_line_of_text, lines, where
from ruhepol.healing.plans.language import Plan

LONGEST = 500_000
MOST = 100
"""So many mistakes are named at once of each part; a file with more is something else."""
_PLAIN = {"model_type": "Input should be a table", "tuple_type": "Input should be a list"}
_INNER: dict[str, type[BaseModel]] = {"condition": Condition, "remedy": Plan}


@dataclass(frozen=True, slots=True, order=True)
class Mistake:
    """What is wrong, and on which line of the file."""

    line: int
    words: str

    def __str__(self) -> str:
        """Show both."""
        return f"line {self.line}: {self.words}"


class KitError(Exception):
    """The text is no kit; `mistakes` are all there are, in the order of the file."""

    def __init__(self, mistakes: list[Mistake]) -> None:
        """Keep them, and show one a line."""
        super().__init__("\n".join(map(str, mistakes)))
        self.mistakes = mistakes


def parse(text: str, *, kinds: Collection[str] = ()) -> Kit:
    """Return the kit a text says; `kinds` are the kinds of assets there are. Raises KitError."""
    if len(text) > LONGEST:
        raise KitError([Mistake(1, f"longer than {LONGEST} characters")])
    data = _toml(text)
    known = lines(text)
    try:
        kit = Kit.model_validate(data, context={"kinds": tuple(kinds)})
    except ValidationError as error:
        raise KitError(sorted([*_mistakes(error, known), *_inside(data, text, known)])) from error
    if wrong := sorted(_inside(data, text, known)):
        raise KitError(wrong)
    return kit


def _toml(text: str, first: int = 1) -> dict[str, Any]:
    """Return what the text says; `first` is the line it begins on."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        words = str(error)
        place = words.rpartition("(at line ")[2].partition(",")[0]
        line = int(place) if place.isdigit() else len(text.splitlines()) or 1
        raise KitError([Mistake(first + line - 1, words.rpartition(" (at ")[0] or words)]) from error
    except RecursionError as error:
        raise KitError([Mistake(first, "nested too deeply")]) from error


def _mistakes(
    error: ValidationError, known: Mapping[tuple[str | int, ...], int], first: int = 1, under: str = ""
) -> Iterator[Mistake]:
    found = error.errors(include_url=False, include_input=False)[:MOST]
    paths = [one["loc"] for one in found]
    for one in found:
        # A list whose parts are wrong counts as empty: what is wrong is named by the parts.
        if any(len(path) > len(one["loc"]) and path[: len(one["loc"])] == one["loc"] for path in paths):
            continue
        line, place = where(known, one["loc"])
        words = _PLAIN.get(one["type"], one["msg"].removeprefix("Value error, "))
        name = ".".join(part for part in (under, place) if part)
        yield Mistake(first + line - 1, f"{name}: {words}" if name else words)


def _inside(data: dict[str, Any], text: str, known: Mapping[tuple[str | int, ...], int]) -> Iterator[Mistake]:
    """Yield what is wrong within the conditions and remedies, which are texts in themselves."""
    problems = data.get("problems")
    for number, problem in enumerate(problems[:MOST_PROBLEMS] if isinstance(problems, list) else []):
        for name, model in _INNER.items():
            inner = problem.get(name) if isinstance(problem, dict) else None
            line = known.get(("problems", number, name))
            if isinstance(inner, str) and inner.strip() and line:
                yield from _within(inner, model, first_line_of_text(text, line), name)
            elif name == "condition" and isinstance(inner, str) and line:
                yield Mistake(line, "condition: say what it looks like in signals")


def _within(inner: str, model: type[BaseModel], first: int, name: str) -> Iterator[Mistake]:
    try:
        model.model_validate(_toml(inner, first))
    except KitError as error:
        yield from (Mistake(one.line, f"{name}: {one.words}") for one in error.mistakes)
    except ValidationError as error:
        yield from _mistakes(error, lines(inner), first, name)
