"""What a sent form says, made into details: asked by the topic's own questions, of the asker's own things."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils import translation

from ruhepol.people.models import Asset, Brand, Customer
from ruhepol.tickets.exceptions import WrongDetailsError
from ruhepol.tickets.models import Detail, Question, Topic
from ruhepol.tickets.questions.asked import Kind, Value
from ruhepol.tickets.questions.fields import PREFIX, Put, field_of
from ruhepol.tickets.questions.reading import Answers, Around, UnknownQuestionsError, read
from ruhepol.tickets.questions.wording import said


@dataclass(frozen=True, slots=True)
class Asking:
    """A topic's questions, and what the asker may choose from: their own things, nobody else's."""

    questions: Sequence[Question]
    assets: Sequence[Asset]

    def assets_for(self, question: Question) -> dict[str, str]:
        """Return the things a question is about, by number."""
        kinds = {question.asset_kind} if question.asset_kind else set(Asset.Kind.values)
        return {str(asset.pk): asset.name for asset in self.assets if asset.kind in kinds}


def form_of(topic: Topic | None, customer: Customer | None) -> Asking:
    """Return what a topic's form asks a customer, or a stranger."""
    questions = list(topic.questions.select_related("after")) if topic else []
    wants_assets = customer is not None and any(q.kind == Kind.ASSET for q in questions)
    assets = list(customer.assets.order_by("kind", "name")) if customer and wants_assets else []
    return Asking(questions, assets)


def put_questions(form: forms.Form, asking: Asking, files: Callable[..., forms.Field]) -> None:
    """Add a field for every question to a form, in the reader's language; `files` makes those for files."""
    language = translation.get_language() or "en"
    for question in asking.questions:
        put = Put(
            question.asked,
            question.label_in(language),
            question.help_in(language),
            asking.assets_for(question),
        )
        form.fields[PREFIX + question.key] = field_of(put, language, files)


def read_form(form: Asking, sent: Mapping[str, Any], *, brand: Brand) -> Answers:
    """Return the answers to what is shown, and what is wrong with them. Raises UnknownQuestionsError."""
    zone = ZoneInfo(brand.time_zone)
    asked = [question.asked for question in form.questions]
    answers = read(asked, sent, Around({str(asset.pk): asset.name for asset in form.assets}, zone))
    for question in form.questions:
        value = answers.values.get(question.key)
        own = form.assets_for(question) if question.kind == Kind.ASSET and form.assets else {}
        if own and value is not None and value not in own:
            answers.faults[question.key] = "asset"
    return answers


def details_of(form: Asking, values: Mapping[str, Value]) -> list[Detail]:
    """Return the rows that keep these answers, not yet written."""
    return [
        _detail(question, values[question.key], form, position)
        for position, question in enumerate(form.questions)
        if question.key in values
    ]


def required_details(
    topic: Topic | None, sent: Mapping[str, Any], *, customer: Customer | None, brand: Brand
) -> list[Detail]:
    """Return the details of what was sent. Raises WrongDetailsError naming every fault by its question."""
    form = form_of(topic, customer)
    try:
        answers = read_form(form, sent, brand=brand)
    except UnknownQuestionsError as error:
        raise WrongDetailsError(f"Not asked: {error}.") from error
    if answers.faults:
        raise WrongDetailsError("; ".join(f"{key}: {fault}" for key, fault in answers.faults.items()) + ".")
    return details_of(form, answers.values)


def _detail(question: Question, value: Value, form: Asking, position: int) -> Detail:
    asked = question.asked
    own = form.assets_for(question) if question.kind == Kind.ASSET else {}
    return Detail(
        key=question.key,
        kind=question.kind,
        label_de=question.label_de,
        label_en=question.label_en,
        value=value,
        said_de=said(asked, value, "de", own),
        said_en=said(asked, value, "en", own),
        asset_id=int(str(value)) if str(value) in own else None,
        position=position,
    )
