"""What a widget may say, field by field. Anything else is refused."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ruhepol.portal.uploads import LARGEST
from ruhepol.ui.uploads import FilesField

LONGEST = 10_000


def key() -> forms.CharField:
    """Return the field of a key the browser has made: the same one again is the same message."""
    return forms.CharField(min_length=20, max_length=80, strip=False)


class Said(forms.Form):
    """Base: an unknown field is a mistake of a program, not of a person."""

    def clean(self) -> dict[str, Any]:
        """Refuse what is not asked for."""
        if set(self.data) - set(self.fields) - {"lang"}:
            raise forms.ValidationError(_("This cannot be read."))
        return self.cleaned_data


class Nothing(Said):
    """A button."""


class Typed(Said):
    """What is being written."""

    text = forms.CharField(max_length=LONGEST)
    ask = forms.CharField(required=False, max_length=64)


class Wondering(Said):
    """What is being written, and the page's word on who writes."""

    identity = forms.CharField(max_length=4096)
    text = forms.CharField(required=False, max_length=LONGEST)


class Repaired(Said):
    """What shall be repaired, and the page's word on who wants it."""

    identity = forms.CharField(max_length=4096)
    problem = forms.IntegerField(min_value=1, max_value=2**63 - 1)
    asset = forms.IntegerField(min_value=1, max_value=2**63 - 1)


class Followed(Said):
    """A repair somebody follows."""

    identity = forms.CharField(max_length=4096)
    run = forms.IntegerField(min_value=1, max_value=2**63 - 1)


class Judged(Followed):
    """Whether it is solved."""

    solved = forms.BooleanField(required=False)


class Opened(Said):
    """An answer somebody wants to read."""

    language = forms.ChoiceField(choices=[("de", "de"), ("en", "en")])
    slug = forms.SlugField(max_length=120)
    ask = forms.CharField(required=False, max_length=64)


class Solved(Said):
    """The word that an answer solved it."""

    ask = forms.CharField(max_length=64)
    article = forms.IntegerField(required=False, min_value=1)


class Beginning(Said):
    """The first words."""

    text = forms.CharField(max_length=LONGEST)
    client_key = key()
    page_url = forms.CharField(required=False, max_length=2000)
    page_title = forms.CharField(required=False, max_length=500)
    email = forms.EmailField(required=False, max_length=254)
    identity = forms.CharField(required=False, max_length=4096)
    ask = forms.CharField(required=False, max_length=64)
    human = forms.BooleanField(required=False)


class Spoken(Said):
    """Further words. `seen` is the newest number the visitor has before the eyes."""

    text = forms.CharField(max_length=LONGEST)
    client_key = key()
    seen = forms.IntegerField(required=False, min_value=0)


class Since(Said):
    """The newest number somebody has."""

    after = forms.IntegerField(min_value=0, max_value=2**31 - 1)


class Seen(Said):
    """The newest number somebody has read."""

    number = forms.IntegerField(min_value=0, max_value=2**31 - 1)


class Sent(Said):
    """One file."""

    client_key = key()
    file = FilesField(most=1, largest=LARGEST)


class Rated(Said):
    """Whether an answer of the bot helped."""

    number = forms.IntegerField(min_value=1, max_value=2**31 - 1)
    helped = forms.BooleanField(required=False)


class Read(Said):
    """An article the bot named is opened."""

    number = forms.IntegerField(min_value=1, max_value=2**31 - 1)
    article = forms.IntegerField(min_value=1)


class Survey(Said):
    """How it was, 1 to 5."""

    score = forms.IntegerField(min_value=1, max_value=5)
    comment = forms.CharField(required=False, max_length=2000)


class Address(Said):
    """Where an answer shall go."""

    email = forms.EmailField(max_length=254)
