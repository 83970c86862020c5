"""What a reading must be for a check to say yes.

`>= 98`, `== "stopped"`, `in ["a", "b"]`, `contains full`, `exists`.
"""

import json
import operator
import re
from collections.abc import Callable
from typing import Annotated

from pydantic import AfterValidator

_FORM = re.compile(r"(==|!=|>=|<=|<|>|in|contains|exists)(?:\s+(.+))?", re.DOTALL)
_ORDERS: dict[str, Callable[[float, float], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
}


class NotComparableError(Exception):
    """The reading is of no kind that can be compared so; the answer is unknown."""


def check_expression(text: str) -> str:
    """Return the expression if it is one; raises ValueError with what would be right."""
    sign, wanted = _parts(text)
    if sign in _ORDERS and not _is_number(wanted):
        raise ValueError(f"{sign} needs a number")
    if sign == "in" and not isinstance(wanted, list):
        raise ValueError('in needs a list, as in ["a", "b"]')
    return text


def judge(expression: str, value: object) -> bool:
    """Tell whether a reading is so. Raises NotComparableError where that has no answer."""
    sign, wanted = _parts(expression)
    if sign == "exists":
        return value is not None
    if value is None:
        raise NotComparableError("nothing was read")
    if sign in _ORDERS:
        return _ORDERS[sign](_number(value), _number(wanted))
    if sign == "in":
        return isinstance(wanted, list) and any(_same(value, one) for one in wanted)
    if sign == "contains":
        return _contains(value, wanted)
    return _same(value, wanted) == (sign == "==")


def _parts(text: str) -> tuple[str, object]:
    found = _FORM.fullmatch(text.strip())
    if found is None or (found[2] is None) != (found[1] == "exists"):
        raise ValueError('write ==, !=, >=, <=, <, >, in or contains with a value, as in ">= 98", or exists')
    return found[1], _literal(found[2] or "null")


def _literal(text: str) -> object:
    """Return a JSON value; words without quotes stand for themselves."""
    try:
        return json.loads(text)
    except ValueError:
        return text


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _number(value: object) -> float:
    if isinstance(value, int | float | str) and not isinstance(value, bool):
        try:
            return float(value)
        except ValueError:
            pass
    raise NotComparableError(f"{value!r} is no number")


def _same(value: object, wanted: object) -> bool:
    """Compare as the kinds are; a number that came as text equals the number, and words equal in any case."""
    if isinstance(value, str) and isinstance(wanted, str):
        return value.casefold() == wanted.casefold()
    if isinstance(value, str) != isinstance(wanted, str):
        return str(value) == str(wanted)
    if isinstance(value, bool) != isinstance(wanted, bool):
        return False
    return value == wanted


def _contains(value: object, wanted: object) -> bool:
    if isinstance(value, str):
        return str(wanted).casefold() in value.casefold()
    if isinstance(value, list):
        return any(_same(one, wanted) for one in value)
    raise NotComparableError(f"{value!r} contains nothing")


Holds = Annotated[str, AfterValidator(check_expression)]
