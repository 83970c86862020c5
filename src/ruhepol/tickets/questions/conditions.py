"""Which questions are shown, given what was answered so far."""

from collections.abc import Iterable, Mapping, Sequence

from ruhepol.tickets.questions.asked import NO, YES, Asked, Value


def words_of(value: Value | None) -> frozenset[str]:
    """Return an answer as the words a condition can ask for."""
    if value is None:
        return frozenset()
    if isinstance(value, bool):
        return frozenset({YES if value else NO})
    return frozenset(value) if isinstance(value, list) else frozenset({value})


def is_shown(question: Asked, answered: Mapping[str, Value], shown: Iterable[str]) -> bool:
    """Tell whether a question is shown: the one it hangs on is shown and has a wanted answer."""
    if not question.after:
        return True
    return question.after in shown and bool(words_of(answered.get(question.after)) & question.wanted)


def loops(questions: Sequence[Asked]) -> bool:
    """Tell whether some question hangs on itself, be it over others."""
    after = {question.key: question.after for question in questions}
    for start, first in after.items():
        seen, place = {start}, first
        while place in after and place not in seen:
            seen.add(place)
            place = after[place]
        if place in seen:
            return True
    return False


def out_of_order(questions: Sequence[Asked]) -> str:
    """Return the first question that stands before the one it hangs on; empty where there is none."""
    seen: set[str] = set()
    for question in questions:
        if question.after and question.after not in seen:
            return question.key
        seen.add(question.key)
    return ""
