"""What agents note of a customer, and the form of a new ticket."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from ruhepol.people.models import Customer
from ruhepol.tickets.models import Topic
from ruhepol.ui.uploads import FilesField
from ruhepol.workspace.forms import AgentForm
from ruhepol.workspace.screens.ticket.copies import CopiesForm
from ruhepol.workspace.screens.ticket.forms import MOST_FILES
from ruhepol.workspace.words import language


class CustomerForm(forms.ModelForm[Customer]):
    """What agents note; the service writes it."""

    language = forms.ChoiceField(
        choices=[("", "–"), *settings.LANGUAGES], required=False, label=_("Language")
    )

    class Meta:
        """Only what people may note by hand."""

        model = Customer
        fields = ["name", "language", "expertise", "note"]
        labels = {"name": _("Name"), "expertise": _("Expertise"), "note": _("Note for colleagues")}
        widgets = {"note": forms.Textarea(attrs={"rows": 4})}


class NewTicketForm(CopiesForm, AgentForm):
    """A ticket an agent begins. A call holds the customer's words, a mail ours."""

    WAYS = [
        ("phone", _("A call: note what the customer said")),
        ("email", _("A mail: write to the customer")),
    ]

    way = forms.ChoiceField(choices=WAYS, widget=forms.RadioSelect, label=_("How"), initial="phone")
    address = forms.CharField(max_length=254, label=_("Customer's e-mail address or phone number"))
    name = forms.CharField(max_length=160, required=False, label=_("Name"))
    subject = forms.CharField(max_length=300, label=_("Subject"))
    topic = forms.ModelChoiceField(
        Topic.objects.none(), required=False, label=_("Topic"), empty_label=_("None")
    )
    language = forms.ChoiceField(choices=settings.LANGUAGES, label=_("Language"))
    text = forms.CharField(
        strip=False, max_length=200_000, label=_("Text"), widget=forms.Textarea(attrs={"rows": 8})
    )
    uploads = FilesField(most=MOST_FILES, required=False, label=_("Files"))

    def prepare(self) -> None:
        """Offer the active topics in the agent's language."""
        self.offer("topic", Topic.objects.filter(is_active=True), lambda topic: topic.name_in(language()))

    def clean(self) -> dict[str, Any]:
        """Ask for a mail address where a mail is written; a call takes a number too."""
        facts = super().clean() or {}
        address = facts.get("address", "")
        facts["kind"] = "email" if "@" in address else "phone"
        if "@" in address or facts.get("way") == "email":
            try:
                validate_email(address.strip())
            except forms.ValidationError as error:
                self.add_error("address", error)
        elif address and not any(sign.isdigit() for sign in address):
            self.add_error("address", _("An e-mail address or a phone number, please."))
        if facts.get("way") == "phone" and self.copies():
            self.add_error("cc", _("A note of a call is sent to nobody. Write a mail, or leave this empty."))
        return facts
