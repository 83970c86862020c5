"""Finding “On … wrote:” in any language, broken over several lines or not."""

import re
from collections.abc import Sequence

from ruhepol.channels.email.mime.quotes.farewells import is_name
from ruhepol.channels.email.mime.quotes.verbs import ADDRESSED, BEGINNING, PROSE, QUOTING, SENT, WROTE

_LONGEST = 400
_WRAPPED = 4  # lines over which an introduction may be broken
_TORN = 7  # lines, blank ones among them, over which a conversion from HTML may have torn one
_SHORT = 40
_SHORT_NAME = 80
_ENDS = (":", "：", "---", "﹕")
_YEAR = re.compile(r"\b(?:19|20)\d\d(?:\b|[年г])")
_TIME = re.compile(r"\b\d{1,2}\s?[:.hH時点时]\s?\d\d\b|\b\d{1,2}\s?(?:am|pm|uhr|h)\b", re.IGNORECASE)
_DATE = re.compile(
    r"\b\d{1,4}[./-]\s?\d{1,2}[./-]\s?\d{1,4}\b|\b\d{1,2}[. ]|[年月日년월]|\b[a-zà-ž]{3,9}\.? \d{1,2}\b",
    re.IGNORECASE,
)
_TELLING = re.compile(r"[\d@]")
_DAY = re.compile(r"\b[^\W\d_]{3,9}\.? \d{1,2}\b|\b\d{1,2}\.? [^\W\d_]{3,9}\b")
_ADDRESS = re.compile(r"[^\s<>@]{1,64}@[^\s<>@]{2,}|<\s?mailto:")
_WITHIN = re.compile(
    r"(?<=\S)(?:[\s-]{1,20}|(?<=[.!?)]))((?:On|Am|Le|El|Il|Op|Den|Em|W dniu|Dne) )(?=[\w.,]{1,12} )"
)
_DATED = re.compile(r"^([^\d\n]{3,70}?)[,;]? [\[(]?(?:\d{1,2}[./-]\d{1,2}[./-]|\d{4}-\d\d-)\d{2,4}\b")
_IN_BRACKETS = re.compile(r"\s*<[^<>]{3,60}>\s*")
_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_HAS_WORDS = re.compile(r"[^\W_]")
_BARE = re.compile(
    r"^\s*(?:\d{4}[-/]\d{1,2}[-/]\d{1,2}|\w{3}, \w{3} \d{1,2}, \d{4})\b.{2,90}<[^\s<>@]+@[^\s<>@]+>\s*$"
)


def introduction(lines: Sequence[str], at: int) -> int | None:
    """Return the index where the introduction that ends in line `at` begins; None where none ends there."""
    line = _seen(lines[at]).rstrip(" *_\t>")
    if not line.endswith(_ENDS) or (lines[at].startswith(">") and not _is_torn_bracket(lines, at)):
        return at if _is_bare(lines, at) else None
    joined, begin, filled = "", None, 0
    for start in range(at, max(-1, at - _TORN), -1):
        piece = _seen(lines[start]).strip()
        if piece.startswith(">") and start != at:
            break
        filled += bool(piece)
        joined = f"{piece} {joined}".strip()
        if filled > _WRAPPED or len(joined) > _LONGEST:
            break
        if begin is None and piece and _announces(joined.rstrip(" *_>")):
            begin = start
            if _is_beginning(piece):
                break
        elif begin is not None and _is_beginning(piece):
            return start
    return at if begin is None and _names_only(lines, at) else begin


def _seen(line: str) -> str:
    """Return a line without the marks that nobody sees: for the direction of writing, of no width."""
    return line if line.isascii() else _UNSEEN.sub("", line)


def _names_only(lines: Sequence[str], at: int) -> bool:
    """Tell whether a line above a quote says who wrote it and nothing else: “Kim Berger wrote:”."""
    line = lines[at].strip()
    if len(line) > _SHORT_NAME or line[:1].islower():
        return False
    lowered = line.lower()
    if QUOTING.match(lowered) and (_ADDRESS.search(line) or _is_quoted_below(lines, at)):
        return True
    wrote = bool(WROTE.search(lowered)) and not PROSE.search(lowered)
    return (wrote or _is_name_and_date(line)) and _is_quoted_below(lines, at)


def _is_name_and_date(line: str) -> bool:
    """Tell whether a line holds a name and a full date and nothing else, as Mutt can be told to."""
    name = _DATED.match(line.lstrip("* "))
    return bool(name and _TIME.search(line) and is_name(_IN_BRACKETS.sub("", name[1])))


def _is_quoted_below(lines: Sequence[str], at: int) -> bool:
    following = next((line for line in lines[at + 1 : at + 4] if line.strip()), "")
    return following.startswith(">")


def _is_torn_bracket(lines: Sequence[str], at: int) -> bool:
    """Tell whether the `>` at the line's start closes an address that a line break tore."""
    return at > 0 and len(lines[at]) < _SHORT and not lines[at - 1].startswith(">")


def _is_beginning(line: str) -> bool:
    """Tell whether a line is how an introduction begins: a small word or a weekday, then a date."""
    if line.rstrip().endswith((".", "!", "?")) or not BEGINNING.match(line.strip().lower()):
        return False
    return bool(_YEAR.search(line) or _TIME.search(line) or _DAY.search(line))


def _announces(text: str) -> bool:
    """Tell whether this is an introduction: who and when, and that they wrote."""
    lowered = text.lower()
    if text.startswith("--") and text.endswith("--"):
        return bool(WROTE.search(lowered))
    if not _TELLING.search(text):
        return False
    year, time, address = _YEAR.search(text), _TIME.search(text), _ADDRESS.search(text)
    dated = bool(year or time or _DATE.search(text))
    begins = bool(BEGINNING.match(lowered))
    if (year or _DATE.search(text)) and time and address and begins:
        return True  # in whatever language
    if year and time and _addresses(lowered):
        return True
    verb = WROTE.search(lowered)
    if verb and ((year and time and begins) or not PROSE.search(lowered)):
        return (
            (begins and (dated or bool(address)))
            or bool(address)
            or _is_signed(text, dated=bool(year and time))
        )
    return bool(begins and year and time and SENT.search(lowered))


def _addresses(lowered: str) -> bool:
    """Tell whether a short line says “you wrote” at its beginning or its end, and little else but when."""
    verb = ADDRESSED.search(lowered) if len(lowered) < _SHORT_NAME else None
    return verb is not None and (verb.start() == 0 or verb.end() >= len(lowered) - 2)


def _is_signed(text: str, *, dated: bool) -> bool:
    """Tell whether only a name and a full date stand around the verb: “Kim wrote (3.3.2026 10:00):”."""
    return dated and len(text) < 160  # noqa: PLR2004  longer ones are sentences


def _is_bare(lines: Sequence[str], at: int) -> bool:
    """Tell whether an introduction stands here without its colon, as Zoho and, long ago, Gmail write it."""
    line = lines[at]
    if "@" not in line or len(line) > _LONGEST:
        return False
    lowered = line.strip().lower()
    if _YEAR.search(line) and _TIME.search(line) and BEGINNING.match(lowered):
        verb = WROTE.search(lowered)
        if verb and verb.end() >= len(lowered) - 2:
            return True
    return _is_quoted_below(lines, at) and bool(_BARE.match(line))


def apart(line: str) -> int:
    """Return where an introduction begins that shares its line with an answer; 0 where none does."""
    if not line.rstrip().endswith(_ENDS) or len(line) > _LONGEST or line.lstrip().startswith(">"):
        return 0
    if BEGINNING.match(line.strip().lower()) and _announces(line.strip()):
        return 0
    for found in _WITHIN.finditer(line):
        tail = line[found.start(1) :]
        if not _HAS_WORDS.search(line[: found.start()]):
            continue
        if _YEAR.search(tail) and _TIME.search(tail) and _ADDRESS.search(tail) and _announces(tail.rstrip()):
            return found.start()
    return 0
