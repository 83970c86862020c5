"""A plan as people write it: TOML, with mistakes named by line or by place."""

import tomllib
from functools import lru_cache

from pydantic import ValidationError

from ruhepol.healing.conditions.language import TAGS
from ruhepol.healing.lines import lines, where
from ruhepol.healing.plans import checks, deeds
from ruhepol.healing.plans.language import Plan

LONGEST = 40_000
_TAGS = {*TAGS, *checks.KINDS, *deeds.KINDS}
_TAGGED = {"checks", "steps", "undo"}


class PlanError(Exception):
    """The text is no plan; the words say where and why."""


@lru_cache(maxsize=1_000)
def parse(text: str) -> Plan:
    """Return the plan a text says; an empty one only looks. Raises PlanError."""
    if len(text) > LONGEST:
        raise PlanError(f"longer than {LONGEST} characters")
    try:
        return Plan.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise PlanError(str(error)) from error
    except RecursionError as error:
        raise PlanError("nested too deeply") from error
    except ValidationError as error:
        raise PlanError(f"{_line(text, error)}{words_of(error)}") from error


def _line(text: str, error: ValidationError) -> str:
    """Say on which line the first mistake stands; nothing where it is about the whole."""
    path = error.errors(include_url=False, include_input=False)[0]["loc"]
    return f"line {where(lines(text), path)[0]}, " if path else ""


def words_of(error: ValidationError) -> str:
    """Return the first mistake with its place, counted from one as people do."""
    first = error.errors(include_url=False, include_input=False)[0]
    place = ".".join(_place(first["loc"]))
    message = first["msg"].removeprefix("Value error, ")
    if first["type"] == "union_tag_invalid":
        message = f"“{first['ctx']['tag']}” is none of {first['ctx']['expected_tags']}"
    return f"{place}: {message}" if place else message


def _place(path: tuple[int | str, ...]) -> list[str]:
    """Leave out the names by which pydantic tells kinds of sentences apart."""
    kept: list[str] = []
    before: int | str = ""
    for step in path:
        if not (step in _TAGS and (isinstance(before, int) or before in _TAGGED)):
            kept.append(str(step + 1) if isinstance(step, int) else step)
        before = step
    return kept
