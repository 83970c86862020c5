"""What we ask of somebody who writes to us."""

from django import forms
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from ruhepol.people.models import Identity
from ruhepol.portal.uploads import LARGEST, MOST
from ruhepol.tickets.models import Topic
from ruhepol.ui.uploads import FilesField


class TopicField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic at run time
    """Topics in the reader's language."""

    def label_from_instance(self, obj: Topic) -> str:
        """Name the topic."""
        return obj.name_in(translation.get_language() or "en")


class RequestForm(forms.Form):
    """One request. Whoever is signed in is not asked for name and address."""

    topic = TopicField(
        label=_("What is it about?"),
        queryset=Topic.objects.filter(is_active=True),
        to_field_name="slug",
        required=False,
        empty_label=_("Something else"),
    )
    subject = forms.CharField(label=_("In one sentence"), max_length=200)
    text = forms.CharField(
        label=_("Describe what happened"), max_length=50_000, widget=forms.Textarea(attrs={"rows": 8})
    )
    name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    address = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        help_text=_("We answer to this address."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    attachments = FilesField(most=MOST, largest=LARGEST, label=_("Attach files"), required=False)
    ask = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    read = forms.SlugField(required=False, max_length=120, widget=forms.HiddenInput)
    website = forms.CharField(required=False, widget=forms.TextInput(attrs={"tabindex": "-1"}))

    def __init__(self, *args: object, visitor: Identity | None, **kwargs: object) -> None:
        """Leave out what is known of a signed-in visitor."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        if visitor:
            del self.fields["name"], self.fields["address"]

    @property
    def from_a_machine(self) -> bool:
        """Tell whether the field that people do not see was filled."""
        return bool(self.data.get("website"))
