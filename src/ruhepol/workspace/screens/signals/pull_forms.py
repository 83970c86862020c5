"""What can be set of a pull."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ruhepol.healing.jsonpath import PathError, path
from ruhepol.healing.models import Pull, System
from ruhepol.healing.reading.form import FormError, parse
from ruhepol.healing.reading.marks import before, order
from ruhepol.healing.services.pulls import Errand

_LIMIT = re.compile(r"\blimit\b", re.IGNORECASE)


class PullForm(forms.ModelForm[Pull]):
    """What is fetched, how it is read and how far; the service writes it."""

    system = forms.ModelChoiceField(
        System.objects.filter(kind__in=[System.Kind.HTTP, System.Kind.SQL]),
        label=gettext_lazy("System that is asked"),
    )
    overlap = forms.IntegerField(min_value=0, max_value=1_000_000, label=gettext_lazy("Look back by"))
    every = forms.IntegerField(
        min_value=10, max_value=86_400, label=gettext_lazy("Seconds between two fetches")
    )

    class Meta:
        """What administrators may set."""

        model = Pull
        fields = [
            "system", "ask", "key", "mark", "following", "watermark", "overlap", "every", "form", "is_active",
        ]  # fmt: skip
        labels = {
            "ask": gettext_lazy("What is asked"),
            "key": gettext_lazy("Number of an entry"),
            "mark": gettext_lazy("Moment or number it grows by"),
            "following": gettext_lazy("Path of the next page"),
            "watermark": gettext_lazy("Read up to"),
            "form": gettext_lazy("How its JSON is read"),
            "is_active": gettext_lazy("Is fetched"),
        }
        help_texts = {
            "ask": gettext_lazy(
                "A path such as /events?since={since}, or a query with “>= $1”, ordered by the mark."
            ),
            "key": gettext_lazy("A path within one entry."),
            "mark": gettext_lazy("A path within one entry; later entries have a later one."),
            "following": gettext_lazy("A path within the whole answer, where it comes in pages."),
            "watermark": gettext_lazy("A number or a moment, written as the system writes it."),
            "form": gettext_lazy("Empty: what comes is only kept below, to write this by."),
        }
        widgets = {
            "ask": forms.Textarea(attrs={"rows": 3, "spellcheck": "false"}),
            "form": forms.Textarea(attrs={"rows": 10, "spellcheck": "false"}),
        }

    def clean_form(self) -> str:
        """Say where a form is none."""
        text: str = self.cleaned_data["form"]
        try:
            if text.strip():
                parse(text)
        except FormError as error:
            raise forms.ValidationError(_("Not understood: %(why)s") % {"why": error}) from error
        return text

    def clean(self) -> dict[str, Any]:
        """Say what is no path or no mark, and what does not fit the kind of system."""
        said: dict[str, Any] = super().clean() or {}
        for name in ("key", "mark", "following"):
            try:
                if said.get(name):
                    path(said[name])
            except PathError as error:
                self.add_error(name, _("Not understood: %(why)s") % {"why": error})
        if "watermark" in said and not _is_mark(said["watermark"], said.get("overlap") or 0):
            self.add_error("watermark", _("That is neither a number nor a moment."))
        if said.get("system") and "ask" in said:
            self._check_ask(said["system"], said["ask"].strip())
        return said

    def _check_ask(self, system: System, ask: str) -> None:
        if system.kind == System.Kind.HTTP and not ask.startswith("/"):
            self.add_error("ask", _("A path begins with /."))
        if system.kind == System.Kind.SQL and _LIMIT.search(ask):
            self.add_error("ask", _("Write it without LIMIT: as many rows are read as are needed."))

    def errand(self) -> Errand:
        """Return what is said, as the service takes it."""
        return Errand(**{name: self.cleaned_data[name] for name in self.Meta.fields})


def _is_mark(text: str, overlap: int) -> bool:
    try:
        return order(text) is not None and bool(str(before(text, overlap)))
    except (ValueError, OverflowError):
        return False
