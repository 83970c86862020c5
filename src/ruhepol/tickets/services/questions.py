"""What a topic's form asks: questions are put, changed, moved and taken away."""

from typing import TypedDict, Unpack

from django.db import transaction
from django.db.models import Max
from django.utils.text import slugify

from ruhepol.core.actors import Actor
from ruhepol.core.events.outbox import publish
from ruhepol.tickets.events import QuestionsChanged
from ruhepol.tickets.exceptions import QuestionNeededError, QuestionOrderError
from ruhepol.tickets.models import Question, Topic
from ruhepol.tickets.questions.asked import DECIDING, WITH_OPTIONS
from ruhepol.tickets.questions.conditions import loops, out_of_order
from ruhepol.tickets.questions.guided import GUIDED


class QuestionFacts(TypedDict, total=False):
    """What can be set on a question."""

    kind: str
    label_de: str
    label_en: str
    help_de: str
    help_en: str
    is_required: bool
    options: list[dict[str, str]]
    asset_kind: str
    after: Question | None
    wanted: list[str]


@transaction.atomic
def save_question(
    *, topic: Topic, by: Actor, question: Question | None = None, **facts: Unpack[QuestionFacts]
) -> Question:
    """Put a question at the end of a topic's form, or change the given one. Publishes QuestionsChanged.

    Raises QuestionOrderError where it would hang on itself, on a later one, on one of another form, or on
    an answer that is not offered; QuestionNeededError where it takes away an answer another one hangs on.
    """
    question = question or Question(
        topic=topic, key=_free_key(topic, facts.get("label_en", "")), position=_end(topic)
    )
    for field, value in facts.items():
        setattr(question, field, value)
    _tidy(question)
    question.full_clean(exclude=["after"])
    _check(question)
    question.save()
    publish(QuestionsChanged(topic_id=topic.pk), by=by)
    return question


@transaction.atomic
def move_question(*, question: Question, up: bool, by: Actor) -> Question:
    """Let a question change places with its neighbour. Publishes QuestionsChanged.

    At the end of the list nothing changes. Raises QuestionOrderError where one of both hangs on the other.
    """
    rows = list(question.topic.questions.select_related("after").select_for_update(of=("self",)))
    here = [row.pk for row in rows].index(question.pk)
    there = here + (-1 if up else 1)
    if not 0 <= there < len(rows):
        return question
    rows[here], rows[there] = rows[there], rows[here]
    if out_of_order([row.asked for row in rows]):
        raise QuestionOrderError
    for position, row in enumerate(rows):
        row.position = position
    Question.objects.bulk_update(rows, ["position"])
    publish(QuestionsChanged(topic_id=question.topic_id), by=by)
    return rows[there]


@transaction.atomic
def remove_question(*, question: Question, by: Actor) -> None:
    """Take a question away; what was answered before stays. Publishes QuestionsChanged.

    Raises QuestionNeededError while another one hangs on it.
    """
    if question.followers.exists():
        raise QuestionNeededError
    topic_id = question.topic_id
    question.delete()
    publish(QuestionsChanged(topic_id=topic_id), by=by)


@transaction.atomic
def add_guided(*, topic: Topic, by: Actor) -> None:
    """Put the guiding questions (what, who, since when, how often) at the end of a form, those it lacks.

    Publishes QuestionsChanged.
    """
    there = {question.key: question for question in topic.questions.all()}
    for position, (facts, after) in enumerate(GUIDED, start=_end(topic)):
        if facts["key"] not in there:
            row = Question(topic=topic, position=position, after=there.get(after), **facts)
            row.full_clean(exclude=["after"])
            row.save()
            there[row.key] = row
    publish(QuestionsChanged(topic_id=topic.pk), by=by)


def _tidy(question: Question) -> None:
    """Drop what a question of this kind does not have."""
    if question.kind not in WITH_OPTIONS:
        question.options = []
    if question.kind != "asset":
        question.asset_kind = ""
    if question.after is None:
        question.wanted = []


def _check(question: Question) -> None:
    """Refuse a form whose conditions cannot be decided from its beginning to its end."""
    others = list(question.topic.questions.select_related("after").exclude(pk=question.pk))
    rows = sorted([*others, question], key=lambda row: (row.position, row.pk or _LAST))
    asked = [row.asked for row in rows]
    if loops(asked) or out_of_order(asked) or not _can_be_wanted(question):
        raise QuestionOrderError
    for follower in (row for row in others if row.after_id and row.after_id == question.pk):
        follower.after = question  # as it would be, not as it was read
        if not _can_be_wanted(follower):
            raise QuestionNeededError


def _can_be_wanted(question: Question) -> bool:
    """Tell whether the answers a question waits for can be given."""
    before = question.after
    if before is None:
        return True
    offered = {"yes", "no"} if before.kind == "yes_no" else {option["key"] for option in before.options}
    if before.topic_id != question.topic_id or before.kind not in DECIDING:
        return False
    return bool(question.wanted) and offered.issuperset(question.wanted)


_LAST = 2**62


def _end(topic: Topic) -> int:
    last = topic.questions.aggregate(last=Max("position"))["last"]
    return 0 if last is None else last + 1


def _free_key(topic: Topic, label: str) -> str:
    """Return a key no other question of the topic uses."""
    stem = slugify(label)[:34].strip("-") or "question"
    taken = set(topic.questions.values_list("key", flat=True))
    return next(key for key in [stem, *(f"{stem}-{n}" for n in range(2, 999))] if key not in taken)
