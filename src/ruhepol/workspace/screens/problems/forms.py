"""What is said of a known problem, and how it is repaired."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ruhepol.core.actors import Actor
from ruhepol.healing.conditions.text import ConditionError
from ruhepol.healing.conditions.text import parse as parse_condition
from ruhepol.healing.models import KnownProblem, Mode, Remedy
from ruhepol.healing.plans.text import PlanError
from ruhepol.healing.plans.text import parse as parse_plan
from ruhepol.healing.services.kits import own_version
from ruhepol.healing.services.problems import Description
from ruhepol.healing.services.remedies import save_remedy

_TEXT = {"spellcheck": "false"}
_REMEDY = ("plan", "mode")
_AS_BEFORE = ("outbreak_customers", "outbreak_minutes")
"""Whoever says nothing of these leaves them."""


def _plain(value: object) -> object:
    return value.replace("\r\n", "\n").strip() if isinstance(value, str) else value


class ProblemForm(forms.ModelForm[KnownProblem]):
    """A problem as it is described, with its remedy; the services keep them."""

    plan = forms.CharField(
        required=False,
        max_length=40_000,
        strip=False,
        label=gettext_lazy("How it is looked at and repaired"),
        widget=forms.Textarea(attrs={"rows": 14, **_TEXT}),
    )
    mode = forms.ChoiceField(
        required=False,
        choices=Mode.choices,
        label=gettext_lazy("Who starts the repair"),
        initial=Mode.APPROVAL,
    )

    class Meta:
        """In the order in which one thinks of it."""

        model = KnownProblem
        fields = [
            "title_de", "title_en", "words_de", "words_en", "symptoms_de", "symptoms_en",
            "asset_kind", "condition", "state", "is_told",
            "outbreak_customers", "outbreak_minutes",
        ]  # fmt: skip
        labels = {
            "title_de": gettext_lazy("Title (German)"),
            "title_en": gettext_lazy("Title (English)"),
            "words_de": gettext_lazy("What customers are told (German)"),
            "words_en": gettext_lazy("What customers are told (English)"),
            "symptoms_de": gettext_lazy("How customers put it (German)"),
            "symptoms_en": gettext_lazy("How customers put it (English)"),
            "asset_kind": gettext_lazy("Kind of asset"),
            "condition": gettext_lazy("What it looks like in signals"),
            "state": gettext_lazy("State"),
            "outbreak_customers": gettext_lazy("An incident is proposed from so many customers"),
            "outbreak_minutes": gettext_lazy("… that come to have it within so many minutes"),
            "is_told": gettext_lazy("Tell the customers it concerns, though nobody has asked"),
        }
        help_texts = {
            "is_told": gettext_lazy("A minute after it is found, at most once a day and asset."),
            "symptoms_de": gettext_lazy("One a line, as they would write it."),
            "symptoms_en": gettext_lazy("One a line, as they would write it."),
        }
        widgets = {
            "words_de": forms.Textarea(attrs={"rows": 3}),
            "words_en": forms.Textarea(attrs={"rows": 3}),
            "symptoms_de": forms.Textarea(attrs={"rows": 3}),
            "symptoms_en": forms.Textarea(attrs={"rows": 3}),
            "condition": forms.Textarea(attrs={"rows": 10, **_TEXT}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  whatever Django's forms take
        """Begin with the remedy there is."""
        super().__init__(*args, **kwargs)
        for name in _AS_BEFORE:
            self.fields[name].required = False
        remedy = Remedy.objects.filter(problem=self.instance.pk).first() if self.instance.pk else None
        if remedy:
            self.initial.update({"plan": remedy.plan, "mode": remedy.mode})

    def clean_condition(self) -> str:
        """Say where a condition is none."""
        text: str = self.cleaned_data["condition"].replace("\r\n", "\n")
        try:
            parse_condition(text)
        except ConditionError as error:
            raise forms.ValidationError(_("Not understood: %(why)s") % {"why": error}) from error
        return text

    def clean_plan(self) -> str:
        """Say where a plan is none."""
        text: str = self.cleaned_data["plan"].replace("\r\n", "\n")
        try:
            parse_plan(text)
        except PlanError as error:
            raise forms.ValidationError(_("Not understood: %(why)s") % {"why": error}) from error
        return text

    def description(self) -> Description:
        """Return what is said, as the service takes it; what comes from a kit is this house's own now."""
        said = {name: value for name, value in self.cleaned_data.items() if name not in _REMEDY}
        if self.instance.kit and self._says_something_else():
            said["version"] = own_version(self.instance)
        return Description(**said)

    def _says_something_else(self) -> bool:
        """Tell whether more was changed than what browsers do to line ends."""
        said, before = self.cleaned_data, self.initial
        return any(_plain(said.get(name)) != _plain(before.get(name)) for name in self.fields)

    def keep_remedy(self, problem: KnownProblem, by: Actor) -> None:
        """Keep how it is repaired, where something was said of that."""
        plan = self.cleaned_data["plan"]
        if plan.strip() or Remedy.objects.filter(problem=problem).exists():
            mode = self.cleaned_data["mode"] or Mode.APPROVAL
            save_remedy(problem=problem, plan=plan, mode=mode, by=by)
