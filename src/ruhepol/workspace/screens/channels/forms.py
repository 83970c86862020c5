"""Connecting a mailbox."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ruhepol.channels.email.models import Mailbox
from ruhepol.people.models import Brand
from ruhepol.workspace.forms import AgentForm


class MailboxForm(AgentForm):
    """A mailbox that is fetched by IMAP, or an address whose mail is handed to us."""

    brand = forms.ModelChoiceField(Brand.objects.none(), label=_("Brand"), empty_label=None)
    address = forms.EmailField(label=_("Address customers write to"))
    host = forms.CharField(
        max_length=253,
        required=False,
        label=_("IMAP server"),
        help_text=_("Empty where mail is forwarded or handed to the intake."),
    )
    port = forms.IntegerField(min_value=1, max_value=65535, initial=993, label=_("Port"))
    encryption = forms.ChoiceField(choices=Mailbox.Encryption.choices, label=_("Encryption"))
    user = forms.CharField(max_length=254, required=False, label=_("User name"))
    password = forms.CharField(
        max_length=500,
        required=False,
        label=_("Password"),
        widget=forms.PasswordInput,
        help_text=_("Kept encrypted."),
    )
    takes_existing = forms.BooleanField(required=False, label=_("Also take the mails that are there already"))

    def prepare(self) -> None:
        """Offer all brands."""
        self.offer("brand", Brand.objects.all())

    def clean_address(self) -> str:
        """Say so where the address is connected already."""
        address: str = self.cleaned_data["address"].lower()
        if Mailbox.objects.filter(address=address).exists():
            raise forms.ValidationError(_("This address is connected already."))
        return address

    def clean(self) -> dict[str, Any]:
        """Ask for a user name where there is a server."""
        facts = super().clean() or {}
        if facts.get("host") and not facts.get("user"):
            self.add_error("user", _("The server wants to know who asks."))
        return facts
