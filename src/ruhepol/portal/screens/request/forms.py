"""What we ask of somebody who writes to us."""

from functools import partial
from typing import Any, cast

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils import translation
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from ruhepol.people.models import Brand, Identity
from ruhepol.portal.uploads import LARGEST, MOST
from ruhepol.tickets.details import details_of, form_of, put_questions, read_form
from ruhepol.tickets.models import Detail, Topic
from ruhepol.tickets.questions.asked import Kind
from ruhepol.tickets.questions.fields import PREFIX, Drawn, drawn, sent_in
from ruhepol.tickets.questions.reading import UnknownQuestionsError
from ruhepol.tickets.questions.wording import FAULTS
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

    def __init__(
        self, *args: object, visitor: Identity | None, brand: Brand | None, **kwargs: object
    ) -> None:
        """Leave out what is known of a signed-in visitor, and add what the topic asks."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        if visitor:
            del self.fields["name"], self.fields["address"]
        slug = self["topic"].value()
        topic = Topic.objects.filter(slug=slug, is_active=True).first() if slug else None
        self.hint = topic.hint_in(translation.get_language() or "en") if topic else ""
        self.brand = brand
        self.asking = form_of(topic, visitor.customer if visitor else None)
        self.details: list[Detail] = []
        put_questions(self, self.asking, partial(FilesField, most=MOST, largest=LARGEST))

    @property
    def from_a_machine(self) -> bool:
        """Tell whether the field that people do not see was filled."""
        return bool(self.data.get("website"))

    @property
    def _posted(self) -> tuple[QueryDict, MultiValueDict[str, Any]]:
        """What came in; a form is only judged with a request's own."""
        return cast("QueryDict", self.data), cast("MultiValueDict[str, Any]", self.files)

    @property
    def questions(self) -> list[Drawn]:
        """What the topic asks, as the page draws it."""
        return drawn(self, [question.asked for question in self.asking.questions])

    @property
    def uploads(self) -> list["UploadedFile[Any]"]:
        """All files, those that answer a question first."""
        asked = [f"{PREFIX}{detail.key}" for detail in self.details if detail.kind == Kind.FILE]
        return [file for name in [*asked, "attachments"] for file in self.cleaned_data[name]]

    def clean(self) -> dict[str, Any]:
        """Judge the answers: only what is shown counts, and what nobody asked is refused."""
        data = super().clean() or {}
        questions = self.asking.questions
        sent = sent_in(*self._posted, [question.asked for question in questions])
        try:
            answers = read_form(self.asking, sent, brand=self.brand or Brand.objects.earliest("id"))
        except UnknownQuestionsError:
            raise forms.ValidationError(
                _("The questions have changed with the topic. Please look through them once more.")
            ) from None
        for each in self.questions:
            if not each.shown and each.bound.html_name in self.errors:
                del self.errors[each.bound.html_name]
        for key, fault in answers.faults.items():
            if PREFIX + key not in self.errors:
                self.add_error(PREFIX + key, FAULTS[fault])
        self.details = details_of(self.asking, answers.values)
        return data


def so_far(posted: QueryDict) -> dict[str, Any]:
    """Return what was typed as the beginning of a form that nobody has judged yet."""
    return {name: many if len(many) > 1 else many[0] for name, many in posted.lists() if many}
