"""Language, looks, time zone and signature."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from ruhepol.workspace.forms import time_zones

THEMES = [("auto", _("Like the system")), ("light", _("Light")), ("dark", _("Dark"))]


class ProfileForm(forms.Form):
    """An agent's preferences."""

    name = forms.CharField(max_length=120, label=_("Name"), help_text=_("Customers read it under answers."))
    language = forms.ChoiceField(choices=settings.LANGUAGES, label=_("Language"))
    theme = forms.ChoiceField(choices=THEMES, label=_("Appearance"), widget=forms.RadioSelect)
    time_zone = forms.ChoiceField(label=_("Time zone"))
    signature = forms.CharField(
        required=False,
        max_length=1000,
        label=_("Signature"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Stands under every answer you send."),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        """Offer the world's time zones, those of the machine's own list."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["time_zone"].choices = time_zones()  # type: ignore[attr-defined]
