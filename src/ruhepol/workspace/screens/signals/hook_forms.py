"""What can be set of a webhook."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ruhepol.healing.models import Hook
from ruhepol.healing.reading.form import FormError, parse
from ruhepol.healing.services.hooks import Way


class HookForm(forms.ModelForm[Hook]):
    """How it signs and how it is read; the service writes it."""

    secret = forms.CharField(
        max_length=200,
        required=False,
        strip=True,
        label=gettext_lazy("Secret that the system made"),
        help_text=gettext_lazy("Leave it empty to get one from us, or to keep the one that is set."),
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )

    class Meta:
        """What administrators may set."""

        model = Hook
        fields = ["style", "signature_header", "moment_header", "form"]
        labels = {
            "style": gettext_lazy("How it signs (HMAC-SHA256)"),
            "signature_header": gettext_lazy("Header of the signature"),
            "moment_header": gettext_lazy("Header of the moment"),
            "form": gettext_lazy("How its JSON is read"),
        }
        help_texts = {
            "signature_header": gettext_lazy("Only for a header of its own: hex, with or without “sha256=”."),
            "moment_header": gettext_lazy(
                "Seconds since 1970; then “moment.body” is signed, and counts for five minutes."
            ),
            "form": gettext_lazy("Empty: what comes is only kept below, to write this by."),
        }
        widgets = {"form": forms.Textarea(attrs={"rows": 14, "spellcheck": "false"})}

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
        """Want the header's name where it is the system's own."""
        said: dict[str, Any] = super().clean() or {}
        if said.get("style") == Hook.Style.OWN and not said.get("signature_header"):
            self.add_error("signature_header", _("Say in which header the signature stands."))
        return said

    def way(self) -> Way:
        """Return what is said, as the service takes it."""
        return Way(**{name: self.cleaned_data[name] for name in self.Meta.fields})
