"""One question of a form, as administrators put it."""

from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ruhepol.people.models import Asset
from ruhepol.tickets.models import Question, Topic
from ruhepol.tickets.questions.asked import DECIDING, WITH_OPTIONS, Kind
from ruhepol.tickets.questions.wording import YES_NO
from ruhepol.workspace.forms import AgentForm

_BOTH = " | "
_PLAIN = ("kind", "label_de", "label_en", "help_de", "help_en", "is_required", "asset_kind")


class QuestionForm(AgentForm):
    """Words in both languages, the kind of answer, and the answer to an earlier question that shows it."""

    label_de = forms.CharField(max_length=160, label=_("Question in German"))
    label_en = forms.CharField(max_length=160, label=_("Question in English"))
    help_de = forms.CharField(max_length=300, required=False, label=_("Help in German"))
    help_en = forms.CharField(max_length=300, required=False, label=_("Help in English"))
    kind = forms.ChoiceField(choices=Kind.choices, label=_("Answered by"))
    options = forms.CharField(
        required=False,
        label=_("Answers to choose from"),
        help_text=_("For choices: one a line, German | English."),
        widget=forms.Textarea(attrs={"rows": 4, "placeholder": "Webseite | Website"}),
    )
    asset_kind = forms.ChoiceField(
        choices=[("", _("Any")), *Asset.Kind.choices],
        required=False,
        label=_("Which of their things"),
        help_text=_("For their own things. Who is not signed in names it in words."),
    )
    is_required = forms.BooleanField(required=False, label=_("Needs an answer"))
    condition = forms.MultipleChoiceField(
        required=False,
        label=_("Show only after"),
        help_text=_("One or more answers to one earlier question; none: always shown."),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, topic: Topic, question: Question | None, **kwargs: Any) -> None:  # noqa: ANN401
        """Keep what the question belongs to."""
        self.topic, self.question = topic, question
        self.before = {str(row.pk): row for row in _earlier(topic, question)}
        super().__init__(*args, initial=_present(question) if question else {}, **kwargs)

    def prepare(self) -> None:
        """Offer the answers to earlier questions."""
        offered = [pair for row in self.before.values() for pair in _answers(row)]
        if offered:
            self.choose("condition", offered)
        else:
            del self.fields["condition"]

    def clean_options(self) -> list[dict[str, str]]:
        """Read one answer a line; one that is called as before keeps its key."""
        known = {option["de"]: option["key"] for option in (self.question.options if self.question else [])}
        found: dict[str, dict[str, str]] = {}
        for line in filter(None, map(str.strip, self.cleaned_data["options"].splitlines())):
            german, _line, english = (part.strip() for part in line.partition("|"))
            stem = known.get(german) or slugify(english or german)[:40] or "answer"
            key = next(k for k in (stem, *(f"{stem}-{n}" for n in range(2, 99))) if k not in found)
            found[key] = {"key": key, "de": german, "en": english or german}
        return list(found.values())

    def clean(self) -> dict[str, Any]:
        """Refuse a choice of nothing, and a condition on two questions."""
        data = super().clean() or {}
        if data.get("kind") in WITH_OPTIONS and not data.get("options"):
            self.add_error("options", _("Name at least one answer to choose."))
        if len({each.partition(":")[0] for each in data.get("condition", [])}) > 1:
            self.add_error("condition", _("Please tick answers to one question only."))
        return data

    @property
    def facts(self) -> dict[str, Any]:
        """What is to be kept."""
        ticked = [each.partition(":") for each in self.cleaned_data.get("condition", [])]
        after = self.before[ticked[0][0]] if ticked else None
        plain = {name: self.cleaned_data[name] for name in _PLAIN}
        wanted = [key for _pk, _colon, key in ticked]
        return {**plain, "options": self.cleaned_data["options"], "after": after, "wanted": wanted}


def _earlier(topic: Topic, question: Question | None) -> list[Question]:
    rows = topic.questions.filter(kind__in=DECIDING)
    return list(rows.filter(position__lt=question.position) if question else rows)


def _answers(row: Question) -> list[tuple[str, str]]:
    """Return the answers to an earlier question as choices."""
    language = "de" if (get_language() or "en").startswith("de") else "en"
    label = row.label_in(language)
    if row.kind == Kind.YES_NO:
        pairs = list(zip(("yes", "no"), YES_NO[language], strict=True))
    else:
        pairs = [(option.key, option.label(language)) for option in row.asked.options]
    return [(f"{row.pk}:{key}", f"{label} – {name}") for key, name in pairs]


def _present(question: Question) -> dict[str, Any]:
    return {
        **{name: getattr(question, name) for name in _PLAIN},
        "options": "\n".join(f"{each['de']}{_BOTH}{each['en']}" for each in question.options),
        "condition": [f"{question.after_id}:{key}" for key in question.wanted],
    }
