"""A condition as people write it: TOML, with mistakes named by line or by place."""

import tomllib

from pydantic import ValidationError

from ruhepol.healing.conditions.language import TAGS, Condition

EXAMPLE = """\
[[all]]
signal = {name = "disk", body = "no space left", severity = "error"}
count = 3
within = "1h"

[[none]]
signal = {name = "cleaned up"}
within = "30m"
"""
LONGEST = 10_000


class ConditionError(Exception):
    """The text is no condition; the words say where and why."""


def parse(text: str) -> Condition:
    """Return the condition a text says. Raises ConditionError."""
    if len(text) > LONGEST:
        raise ConditionError(f"longer than {LONGEST} characters")
    try:
        return Condition.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise ConditionError(str(error)) from error
    except RecursionError as error:
        raise ConditionError("nested too deeply") from error
    except ValidationError as error:
        raise ConditionError(_words(error)) from error


def _words(error: ValidationError) -> str:
    """Return the first mistake with its place, counted from one as people do."""
    first = error.errors(include_url=False, include_input=False)[0]
    steps = [step + 1 if isinstance(step, int) else step for step in first["loc"] if step not in TAGS]
    place = ".".join(map(str, steps))
    return f"{place}: {first['msg']}" if place else first["msg"]
