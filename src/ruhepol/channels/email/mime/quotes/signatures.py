"""Finding where the writer's words end and the signature begins."""

import re
from collections.abc import Sequence

from ruhepol.channels.email.mime.quotes.farewells import Farewell, bare, greets_by_name, is_name, kind
from ruhepol.channels.email.mime.quotes.marks import SIGNATURE
from ruhepol.channels.email.mime.quotes.programs import DISCLAIMER, adds, is_link

_REACH = 15  # filled lines at the end in which a signature may begin
_REACH_OF_DELIMITER = 40
_LONG = 72  # letters: a longer line is a sentence, not a line of a signature
_SENTENCE = 100
_NAME = 40
_SHORT_NAME = 12
_DELIMITER = re.compile(r"^\s*(?:-{2,3}|—|–|–– ?|__+|={5,}|\*{3,}|-{5,}|~{3,})\s*$")
_DASHED_NAME = re.compile(r"^\s*(?:[-–—]{1,2} ?|/)[^\W\d_][\w.'’]*(?: [^\W\d_][\w.'’]*){0,2}[.!]?$")
_NAMED = re.compile(r"^[^\W\d_a-zà-ÿ][\w.'’-]*(?: [\w.'’-]+){0,3}[,.]?$")


def signature(lines: Sequence[str], names: frozenset[str] = frozenset()) -> int:
    """Return the index where the signature begins, the number of lines where there is none.

    `names` are the sender's names in lower case: a block at the end that begins with one is a signature.
    """
    end = len(lines)
    for _ in range(4):  # a telephone's line below a name below a greeting
        filled = [at for at in range(end) if lines[at].strip()]
        if len(filled) < 2 and not any(SIGNATURE in lines[at] for at in filled):  # noqa: PLR2004  one line is the answer itself
            break
        found = _begin(lines, filled, names)
        if found is None or not any(line.strip() for line in lines[:found]):
            break
        end = found
    return end


def _begin(lines: Sequence[str], filled: list[int], names: frozenset[str]) -> int | None:
    last = filled[-_REACH:]
    for at in filled[-_REACH_OF_DELIMITER:]:
        line = lines[at]
        if SIGNATURE in line or line in {"-- ", "--"} or (at >= last[0] and _is_delimiter(lines, filled, at)):
            return at
    for position, at in enumerate(last):
        if at != filled[0] and _starts(lines, last[position:], names):
            return at
    return None


def _is_delimiter(lines: Sequence[str], filled: list[int], at: int) -> bool:
    """Tell whether dashes at `at` set off a signature: short lines follow and no sentence does."""
    if not _DELIMITER.match(lines[at]):
        return False
    below = [lines[n] for n in filled if n > at]
    return (
        len(below) <= _REACH
        and sum(len(line) for line in below) < _LONG * _REACH
        and not any(line.startswith(">") for line in below)
        and (all(len(line) <= _SENTENCE for line in below) or any(DISCLAIMER.match(line) for line in below))
    )


def _starts(lines: Sequence[str], rest: list[int], names: frozenset[str]) -> bool:
    """Tell whether the filled lines `rest` are a signature from their first line on."""
    line, below = lines[rest[0]].strip(), [lines[at].strip() for at in rest[1:]]
    if DISCLAIMER.match(line) or _is_device(line, lines, rest):
        return True
    if _DASHED_NAME.match(line) and not below:
        return _is_no_list(lines, rest[0])
    announced = _above(lines, rest[0]).endswith((":", "：", ","))  # “my new address:” and the like
    known = frozenset() if announced else names
    return _greets(line, below, known) or _is_named_device(lines, rest[0], below)


def _greets(line: str, below: list[str], names: frozenset[str]) -> bool:
    """Tell whether a letter's closing words or the sender's name stand here, and only short lines below."""
    if not all(len(one) <= _LONG for one in below) and not any(DISCLAIMER.match(one) for one in below):
        return False
    farewell = kind(line)
    if farewell is Farewell.REGARDS or (farewell is Farewell.KIND and below and _signs(line, below[0])):
        return True
    return greets_by_name(line) or (len(line) <= _NAME and bare(line) in names)


def _signs(farewell: str, below: str) -> bool:
    """Tell whether a name follows thanks or wishes, which may as well be what the mail says."""
    return is_name(below) or (farewell.endswith(",") and below.isalpha() and len(below) <= _SHORT_NAME)


def _is_named_device(lines: Sequence[str], at: int, below: list[str]) -> bool:
    """Tell whether a name stands alone above a telephone's line, and both end the mail."""
    if len(below) != 1 or len(lines[at]) > _NAME or not _NAMED.match(lines[at].strip()):
        return False
    return adds(below[0]) and not lines[at - 1].strip()


def _is_device(line: str, lines: Sequence[str], rest: list[int]) -> bool:
    """Tell whether a program's own lines begin here and nothing else follows."""
    return not is_link(line) and adds(line) and all(adds(lines[at].strip()) for at in rest[1:])


def _is_no_list(lines: Sequence[str], at: int) -> bool:
    """Tell whether “- word” is a name: what stands above neither announces nor is a list."""
    above = _above(lines, at)
    return not above.endswith((":", "：")) and not above.startswith(("-", "–", "—", "*", "•"))


def _above(lines: Sequence[str], at: int) -> str:
    """Return the nearest line with words above `at`."""
    return next((line.strip() for line in reversed(lines[:at]) if line.strip()), "")
