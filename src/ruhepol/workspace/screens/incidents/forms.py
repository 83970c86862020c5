"""What a lead says of an incident, in both languages."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ruhepol.healing.services.incidents import Said
from ruhepol.people.models import Brand


class EndForm(forms.Form):
    """The last word to everybody."""

    words_de = forms.CharField(
        max_length=2_000, label=_("What we say (German)"), widget=forms.Textarea(attrs={"rows": 3})
    )
    words_en = forms.CharField(
        max_length=2_000, label=_("What we say (English)"), widget=forms.Textarea(attrs={"rows": 3})
    )

    def said(self) -> Said:
        """Return the word as the service takes it."""
        data = self.cleaned_data
        return Said(
            words_de=data["words_de"], words_en=data["words_en"], next_word_at=data.get("next_word_at")
        )


class SayForm(EndForm):
    """A further word, and when the next one follows."""

    next_word_at = forms.DateTimeField(
        required=False,
        label=_("Next word at"),
        help_text=_("Customers read this time. Better an honest “still looking” then than silence."),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )


class ActivateForm(SayForm):
    """The first word, under a title that customers understand."""

    title_de = forms.CharField(max_length=120, label=_("Title (German)"))
    title_en = forms.CharField(max_length=120, label=_("Title (English)"))
    brand = forms.ModelChoiceField(
        Brand.objects.all(), required=False, label=_("Brand"), empty_label=_("All brands")
    )
    field_order = ("title_de", "title_en", "words_de", "words_en", "next_word_at", "brand")
