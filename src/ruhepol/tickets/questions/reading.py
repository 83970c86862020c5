"""What was sent, read as answers: the server's word on what is shown, required and allowed.

What belongs to a question that is not shown is left out. What belongs to no question at all was not sent by
our form, or by an older one, and is refused.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from decimal import Decimal, InvalidOperation
from typing import Any

from ruhepol.tickets.questions.asked import NO, YES, Asked, Kind, Value
from ruhepol.tickets.questions.conditions import is_shown

SHORT, LONG = 300, 5000  # characters
_FAR = Decimal(10) ** 15


class UnknownQuestionsError(ValueError):
    """Something was answered that is not asked."""

    def __init__(self, keys: Sequence[str]) -> None:
        """Name what was answered."""
        super().__init__(", ".join(keys))
        self.keys = tuple(keys)


class WrongAnswerError(ValueError):
    """An answer is none; the message is one of the words of `wording.FAULTS`."""


@dataclass(slots=True)
class Answers:
    """What was answered, by question in their order, and what is wrong with the rest."""

    values: dict[str, Value] = field(default_factory=dict)
    faults: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Around:
    """What answers are read against: the asker's own things by number, and where their clock hangs."""

    assets: Mapping[str, str]
    zone: tzinfo


def read(questions: Sequence[Asked], sent: Mapping[str, Any], around: Around) -> Answers:
    """Return the answers to the questions that are shown. Raises UnknownQuestionsError."""
    known = {question.key for question in questions}
    if strangers := sorted(set(sent) - known):
        raise UnknownQuestionsError(strangers)
    answers, shown = Answers(), set[str]()
    for question in questions:
        if is_shown(question, answers.values, shown):
            shown.add(question.key)
            _take(question, sent.get(question.key), around, answers)
    return answers


def _take(question: Asked, sent: object, around: Around, answers: Answers) -> None:
    try:
        value = _READERS[question.kind](question, sent, around)
    except WrongAnswerError as error:
        answers.faults[question.key] = str(error)
        return
    if value is not None:
        answers.values[question.key] = value
    elif question.required:
        answers.faults[question.key] = "missing"


def _line(sent: object, most: int) -> str:
    if sent is None:
        return ""
    if not isinstance(sent, str | int | float | Decimal) or isinstance(sent, bool):
        raise WrongAnswerError("text")
    text = str(sent).replace("\x00", "").strip()
    if len(text) > most:
        raise WrongAnswerError("length")
    return text


def _text(_question: Asked, sent: object, _around: Around) -> str | None:
    return " ".join(_line(sent, SHORT).split()) or None


def _long(_question: Asked, sent: object, _around: Around) -> str | None:
    return _line(sent, LONG) or None


def _number(_question: Asked, sent: object, _around: Around) -> str | None:
    text = _line(sent, SHORT).replace(",", ".")
    if not text:
        return None
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise WrongAnswerError("number") from None
    if not number.is_finite() or abs(number) > _FAR:
        raise WrongAnswerError("number")
    return format(number.normalize(), "f")


def _date(_question: Asked, sent: object, _around: Around) -> str | None:
    text = _line(sent, SHORT)
    try:
        return date.fromisoformat(text).isoformat() if text else None
    except ValueError:
        raise WrongAnswerError("date") from None


def _moment(_question: Asked, sent: object, around: Around) -> str | None:
    text = _line(sent, SHORT)
    try:
        moment = datetime.fromisoformat(text) if text else None
    except ValueError:
        raise WrongAnswerError("moment") from None
    if moment is None:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=around.zone)).isoformat()


def _choice(question: Asked, sent: object, _around: Around) -> str | None:
    key = _line(sent, SHORT)
    if key and key not in {option.key for option in question.options}:
        raise WrongAnswerError("choice")
    return key or None


def _choices(question: Asked, sent: object, _around: Around) -> list[str] | None:
    many = sent if isinstance(sent, list) else [sent]
    keys = {_line(each, SHORT) for each in many} - {""}
    order = [option.key for option in question.options]
    if keys - set(order):
        raise WrongAnswerError("choice")
    return [key for key in order if key in keys] or None


def _yes_no(_question: Asked, sent: object, _around: Around) -> bool | None:
    if isinstance(sent, bool):
        return sent
    word = _line(sent, SHORT)
    if word not in {"", YES, NO}:
        raise WrongAnswerError("choice")
    return {YES: True, NO: False}.get(word)


def _files(_question: Asked, sent: object, _around: Around) -> list[str] | None:
    names = sent if isinstance(sent, list) else []
    return [_line(name, SHORT) for name in names] or None


def _asset(_question: Asked, sent: object, around: Around) -> str | None:
    """Take the number of a thing of their own; who has none here says in words which one is meant."""
    text = _line(sent, SHORT)
    if text and around.assets and text not in around.assets:
        raise WrongAnswerError("asset")
    return text or None


_READERS: dict[str, Callable[[Asked, object, Around], Value | None]] = {
    Kind.TEXT: _text,
    Kind.LONG: _long,
    Kind.NUMBER: _number,
    Kind.DATE: _date,
    Kind.MOMENT: _moment,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
    Kind.YES_NO: _yes_no,
    Kind.FILE: _files,
    Kind.ASSET: _asset,
}
