"""What is said of a known problem."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ruhepol.healing.conditions.text import ConditionError, parse
from ruhepol.healing.models import KnownProblem
from ruhepol.healing.services.problems import Description


class ProblemForm(forms.ModelForm[KnownProblem]):
    """A problem as it is described; the service keeps it."""

    class Meta:
        """In the order in which one thinks of it."""

        model = KnownProblem
        fields = [
            "title_de", "title_en", "words_de", "words_en", "asset_kind", "condition", "state", "is_told",
        ]  # fmt: skip
        labels = {
            "title_de": gettext_lazy("Title (German)"),
            "title_en": gettext_lazy("Title (English)"),
            "words_de": gettext_lazy("What customers are told (German)"),
            "words_en": gettext_lazy("What customers are told (English)"),
            "asset_kind": gettext_lazy("Kind of asset"),
            "condition": gettext_lazy("What it looks like in signals"),
            "state": gettext_lazy("State"),
            "is_told": gettext_lazy("Tell the customers it concerns, though nobody has asked"),
        }
        help_texts = {"is_told": gettext_lazy("A minute after it is found, at most once a day and asset.")}
        widgets = {
            "words_de": forms.Textarea(attrs={"rows": 3}),
            "words_en": forms.Textarea(attrs={"rows": 3}),
            "condition": forms.Textarea(attrs={"rows": 10, "spellcheck": "false"}),
        }

    def clean_condition(self) -> str:
        """Say where a condition is none."""
        text: str = self.cleaned_data["condition"]
        try:
            parse(text)
        except ConditionError as error:
            raise forms.ValidationError(_("Not understood: %(why)s") % {"why": error}) from error
        return text

    def description(self) -> Description:
        """Return what is said, as the service takes it."""
        return Description(**self.cleaned_data)
