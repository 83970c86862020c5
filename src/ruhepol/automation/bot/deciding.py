"""The next move: quote, ask back, say that one does not know, or hand over. Pure.

The rules, in order: people lead once they have it; who wants a person gets one; small talk is answered
shortly and not for ever; the same passage is never given twice; two answers that did not help are enough;
asking back happens once for a question; what is not likely right is not said.
"""

from collections.abc import Sequence

from ruhepol.automation.bot.course import Answer, Charge, Course, Move, Reason, Step, fresh
from ruhepol.automation.bot.talk import SMALL_TALK, Heard, Kind

SURE = 0.45
"""Expected share of right answers from which a passage is quoted."""
POSSIBLE = 0.3
"""From which it is offered as a question: "do you mean …?"."""
RIVAL = 0.75
"""Share of the first one's confidence from which a second answer fits as well."""
CERTAIN = 0.85
"""From which no rival is asked about."""
MOST_CHOICES = 3
MOST_ANSWERS = 5
MOST_SMALL_TALK = 3
ENOUGH_UNHELPED = 2

_SMALL = {
    Kind.GREETING: Step.GREET,
    Kind.THANKS: Step.THANK,
    Kind.BYE: Step.FAREWELL,
    Kind.MACHINE: Step.INTRODUCE,
    Kind.VAGUE: Step.ASK_MORE,
}


def decide(course: Course, heard: Heard, found: Sequence[Answer], picked: Answer | None = None) -> Move:
    """Return the next move. `found` answers the question that stands; `picked` is the choice just made."""
    if course.charge is not Charge.BOT:
        return Move(Step.SILENT)
    if heard.kind is Kind.PERSON:
        return _hand_over(Reason.WISHED)
    if picked is not None:
        return _quote(course, picked)
    if heard.kind is Kind.HELPED:
        return Move(Step.REJOICE if course.quoted else Step.THANK)
    if heard.kind in SMALL_TALK:
        return _chat(course, _SMALL[heard.kind])
    return _refused(course, found) if heard.kind is Kind.UNHELPED else _answer(course, heard, found)


def _chat(course: Course, step: Step) -> Move:
    """Be polite, but not for ever: who goes on without a question is with people sooner than in a circle."""
    return Move(step) if course.chatted < MOST_SMALL_TALK else _hand_over(Reason.UNKNOWN)


def _refused(course: Course, found: Sequence[Answer]) -> Move:
    """Try what is left, once; what was offered and refused is not offered again."""
    if not course.quoted and not course.offered:
        return _chat(course, Step.ASK_MORE)
    if course.offered or course.unhelped + 1 >= ENOUGH_UNHELPED:
        return _hand_over(Reason.UNHELPED if course.quoted else Reason.UNKNOWN)
    left = [answer for answer in fresh(course, found) if answer.confidence >= SURE]
    return _quote(course, left[0]) if left else _hand_over(Reason.UNHELPED)


def _answer(course: Course, heard: Heard, found: Sequence[Answer]) -> Move:
    if course.unhelped + heard.unhelped >= ENOUGH_UNHELPED:
        return _hand_over(Reason.UNHELPED)
    if found and found[0].key in course.quoted:  # asked again after reading it
        return _hand_over(Reason.UNHELPED)
    left = [answer for answer in fresh(course, found) if answer.confidence >= POSSIBLE]
    if not left:
        return _hand_over(Reason.UNKNOWN)
    first = left[0]
    rivals = [each for each in left[1:] if each.confidence >= RIVAL * first.confidence]
    clear = first.confidence >= CERTAIN or (first.confidence >= SURE and not rivals)
    if clear or (course.offered and first.confidence >= SURE):
        return _quote(course, first)
    if course.offered:  # asked back already, and still not clear
        return _hand_over(Reason.UNKNOWN)
    return Move(Step.ASK_BACK, (first, *rivals)[:MOST_CHOICES])


def _quote(course: Course, answer: Answer) -> Move:
    if answer.key in course.quoted:
        return _hand_over(Reason.UNHELPED)
    if len(course.quoted) >= MOST_ANSWERS:
        return _hand_over(Reason.LONG)
    return Move(Step.QUOTE, (answer,))


def _hand_over(reason: Reason) -> Move:
    return Move(Step.HAND_OVER, reason=reason)
