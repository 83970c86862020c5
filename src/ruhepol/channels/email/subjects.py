"""What a subject is about once mail programs have decorated it."""

import re

_MARKS = (
    "re|aw|antw|antwort|wg|fw|fwd|weitergeleitet|sv|vs|vb|vl|tr|réf?|rép|rv|rif|r|i|odp|pd|ynt|ilt|res|enc|ref|"
    "doorst|bls|atb|továbbítás|отв|ответ|пересл|vá|回复|回覆|答复|转发|轉寄|返信|転送|회신|전달"
)
_DECORATION = re.compile(
    rf"^\s*(?:(?:{_MARKS})\s*(?:[\[(]\d{{1,3}}[\])]|\^\d{{1,3}})?\s*[:：]|\[[^\]]{{1,80}}\]|\(fwd\)|\#\d{{1,18}})",
    re.IGNORECASE,
)
_TRAILING = re.compile(r"\s*(?:\(fwd\)|\[[^\]]{1,80}\])\s*$", re.IGNORECASE)
_WORD = re.compile(r"\w+")
SHORTEST = 3
MOST_DECORATIONS = 20


def topic(subject: str) -> str:
    """Return a subject without the marks of answers and forwards, tags of lists and ticket numbers."""
    for _ in range(MOST_DECORATIONS):
        bare = _TRAILING.sub("", _DECORATION.sub("", subject, count=1))
        if bare == subject:
            break
        subject = bare
    return " ".join(_WORD.findall(subject.casefold()))


def same_topic(one: str, other: str) -> bool:
    """Tell whether two subjects may be about one thing; a subject that says nothing disagrees with none."""
    a, b = topic(one), topic(other)
    if min(len(a), len(b)) < SHORTEST:
        return True
    return a in b or b in a or set(a.split()) >= set(b.split()) or set(b.split()) >= set(a.split())
