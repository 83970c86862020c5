"""Questions as Django form fields: they draw and carry what was typed, `reading` alone judges it."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from ruhepol.tickets.questions.asked import NO, YES, Asked, Kind
from ruhepol.tickets.questions.conditions import is_shown
from ruhepol.tickets.questions.reading import LONG, SHORT

PREFIX = "q-"
_PLAIN: dict[str, tuple[type[forms.Widget], dict[str, Any]]] = {
    Kind.TEXT: (forms.TextInput, {"maxlength": SHORT}),
    Kind.LONG: (forms.Textarea, {"rows": 4, "maxlength": LONG}),
    Kind.NUMBER: (forms.TextInput, {"inputmode": "decimal", "maxlength": 20}),
    Kind.DATE: (forms.DateInput, {"type": "date"}),
    Kind.MOMENT: (forms.DateTimeInput, {"type": "datetime-local"}),
}
_FEW = 5  # options that stand side by side; more are a list to open


@dataclass(frozen=True, slots=True)
class Put:
    """A question as one form puts it: its words in the reader's language, and what to choose from."""

    asked: Asked
    label: str
    help: str
    assets: Mapping[str, str]


class AsTyped(forms.Field):
    """A field that hands on what was typed."""

    def clean(self, value: object) -> object:
        """Leave it as it is."""
        return value


def field_of(put: Put, language: str, files: Callable[..., forms.Field]) -> forms.Field:
    """Return the field that asks; `files` makes the one that takes files."""
    words: dict[str, Any] = {"label": put.label, "help_text": put.help, "required": put.asked.required}
    is_file = put.asked.kind == Kind.FILE
    field = files(**words) if is_file else AsTyped(widget=_widget(put, language), **words)
    if put.asked.after:  # what is not shown must not keep a browser from sending
        field.widget.use_required_attribute = lambda _initial: False
    return field


def _widget(put: Put, language: str) -> forms.Widget:
    asked = put.asked
    if asked.kind in _PLAIN:
        widget, attrs = _PLAIN[asked.kind]
        return widget(attrs=attrs)
    if asked.kind == Kind.YES_NO:
        words = [(YES, _("Yes")), (NO, _("No"))]
        return forms.RadioSelect(choices=words if asked.required else [*words, ("", _("I do not know"))])
    if asked.kind == Kind.CHOICES:
        return forms.CheckboxSelectMultiple(choices=_choices(asked, language))
    if asked.kind == Kind.CHOICE:
        return _one_of(_choices(asked, language), few=asked.required)
    if put.assets:
        return _one_of(list(put.assets.items()), few=False)
    return forms.TextInput(attrs={"maxlength": SHORT})


def _choices(asked: Asked, language: str) -> list[tuple[str, str]]:
    return [(option.key, option.label(language)) for option in asked.options]


def _one_of(choices: list[tuple[str, str]], *, few: bool) -> forms.Widget:
    if few and len(choices) <= _FEW:
        return forms.RadioSelect(choices=choices)
    return forms.Select(choices=[("", _("Please choose")), *choices])


def sent_in(data: QueryDict, files: MultiValueDict[str, Any], questions: Iterable[Asked]) -> dict[str, Any]:
    """Return what a posted form says to questions, asked or not, by their keys."""
    several = {PREFIX + question.key for question in questions if question.kind == Kind.CHOICES}
    said: dict[str, Any] = {
        name: many if name in several else many[-1] for name, many in data.lists() if name.startswith(PREFIX)
    }
    for name, many in files.lists():
        if name.startswith(PREFIX):
            said[name] = [file.name for file in many]
    return {name.removeprefix(PREFIX): value for name, value in said.items()}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A question on the page: its field, and what the browser needs to show or hide it."""

    bound: forms.BoundField
    asked: Asked
    shown: bool

    @property
    def wanted(self) -> str:
        """The answers that show it, as the script reads them."""
        return json.dumps(sorted(self.asked.wanted))


def drawn(form: forms.BaseForm, questions: Iterable[Asked]) -> list[Drawn]:
    """Return the questions of a form in their order; shown are those its present answers ask for."""
    shown: set[str] = set()
    found = []
    present: dict[str, Any] = {}
    for question in questions:
        bound = form[PREFIX + question.key]
        if is_shown(question, present, shown):
            shown.add(question.key)
        value = bound.value()
        present[question.key] = value if isinstance(value, list) else str(value or "")
        found.append(Drawn(bound, question, question.key in shown))
    return found
