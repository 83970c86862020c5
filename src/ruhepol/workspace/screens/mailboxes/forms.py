"""What is asked of an administrator about a mailbox."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ruhepol.channels.email.models import Grant, Mailbox
from ruhepol.people.models import Brand
from ruhepol.workspace.forms import AgentForm

HANDED = "handed"
WAYS = [
    ("imap", _("We fetch it by IMAP")),
    ("pop3", _("We fetch it by POP3")),
    (HANDED, _("It is forwarded or handed to our intake")),
]
FETCHING = (
    "host",
    "port",
    "encryption",
    "user",
    "sign_in",
    "password",
    "folder",
    "after",
    "move_to",
    "takes_existing",
)


class MailboxForm(AgentForm):
    """An address and the way its mail gets here."""

    brand = forms.ModelChoiceField(Brand.objects.none(), label=_("Brand"), empty_label=None)
    address = forms.EmailField(label=_("Address customers write to"))
    way = forms.ChoiceField(
        choices=WAYS, initial="imap", label=_("How mail gets here"), widget=forms.RadioSelect
    )
    host = forms.CharField(
        max_length=253,
        label=_("Mail server"),
        error_messages={"required": _("Without a server nothing can be fetched.")},
    )
    port = forms.IntegerField(
        min_value=1,
        max_value=65535,
        required=False,
        label=_("Port"),
        help_text=_("Empty: the usual one, for example 993 for IMAP with TLS."),
    )
    encryption = forms.ChoiceField(choices=Mailbox.Encryption.choices, label=_("Encryption"))
    user = forms.CharField(
        max_length=254,
        label=_("User name"),
        error_messages={"required": _("The server wants to know who asks.")},
    )
    sign_in = forms.ChoiceField(
        choices=Mailbox.SignIn.choices, label=_("Signing in"), widget=forms.RadioSelect, initial="password"
    )
    password = forms.CharField(
        max_length=500,
        required=False,
        strip=False,
        label=_("Password"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("Kept encrypted."),
    )
    folder = forms.CharField(
        max_length=200, required=False, initial="INBOX", label=_("Folder"), help_text=_("IMAP only.")
    )
    after = forms.ChoiceField(
        choices=Mailbox.After.choices,
        label=_("What becomes of a mail there once it is kept here"),
    )
    move_to = forms.CharField(max_length=200, required=False, label=_("Folder to move it to"))
    takes_existing = forms.BooleanField(required=False, label=_("Also take the mails that are there already"))
    takes_tags = forms.BooleanField(
        required=False,
        label=_("Answers may carry a tag"),
        help_text=_("The server delivers help+anything@ to help@, so answers can carry a tag."),
    )
    catches_all = forms.BooleanField(
        required=False,
        label=_("Take mail for the whole domain"),
        help_text=_("Our intake takes mail for every address of this domain."),
    )

    def prepare(self) -> None:
        """Offer all brands; a mailbox that exists keeps its address and says that its password stays."""
        self.offer("brand", Brand.objects.all())
        self.use_required_attribute = False  # the browser must not ask for fields that are not shown
        if self.is_bound and self.data.get("way") == HANDED:
            for name in FETCHING:
                self.fields[name].required = False
        if self.initial.get("address"):
            del self.fields["address"]
            self.fields["password"].help_text = _("Kept encrypted. Empty: the present one stays.")

    def clean_address(self) -> str:
        """Say so where the address is connected already."""
        address: str = self.cleaned_data["address"].lower()
        if Mailbox.objects.filter(address=address).exists():
            raise forms.ValidationError(_("This address is connected already."))
        return address

    def clean(self) -> dict[str, Any]:
        """Ask for what the chosen way needs, and fill in what is usual."""
        facts = super().clean() or {}
        way = facts.get("way")
        if way == HANDED:
            return facts
        if way == "pop3" and facts.get("after") == Mailbox.After.MOVE:
            self.add_error("after", _("POP3 knows no folders; mails can stay there or be deleted."))
        if facts.get("after") == Mailbox.After.MOVE and not facts.get("move_to"):
            self.add_error("move_to", _("Where shall they go?"))
        return facts

    def settings(self) -> dict[str, Any]:
        """Return the facts in the words of the services."""
        facts = dict(self.cleaned_data)
        way = facts.pop("way")
        if way == HANDED:
            return {name: value for name, value in facts.items() if name not in FETCHING} | {"host": ""}
        facts["protocol"] = way
        facts["port"] = facts["port"] or USUAL[way, facts["encryption"] == Mailbox.Encryption.TLS]
        facts["folder"] = facts["folder"] or "INBOX"
        return facts


USUAL = {("imap", True): 993, ("imap", False): 143, ("pop3", True): 995, ("pop3", False): 110}


def present(box: Mailbox) -> dict[str, Any]:
    """Return what the form shows of a mailbox that exists."""
    facts = {name: getattr(box, name) for name in MailboxForm.base_fields if hasattr(box, name)}
    return facts | {"way": box.protocol if box.host else HANDED}


class ProviderForm(AgentForm):
    """What a provider gives out for an installation that asks for consent."""

    provider = forms.ChoiceField(choices=Grant.Provider.choices, label=_("Provider"))
    client_id = forms.CharField(max_length=255, label=_("Client ID"))
    client_secret = forms.CharField(
        max_length=1000,
        required=False,
        label=_("Client secret"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("Kept encrypted. Empty: the present one stays."),
    )
    tenant = forms.CharField(
        max_length=100,
        required=False,
        label=_("Tenant"),
        help_text=_("Microsoft only: the directory's ID or domain."),
    )
    authorize_url = forms.URLField(
        max_length=500, required=False, assume_scheme="https", label=_("Address of the consent page")
    )
    token_url = forms.URLField(
        max_length=500, required=False, assume_scheme="https", label=_("Address that gives out tokens")
    )
    scope = forms.CharField(max_length=500, required=False, label=_("Scope"))

    def clean(self) -> dict[str, Any]:
        """Ask for the addresses of a provider we do not know."""
        facts = super().clean() or {}
        if facts.get("provider") == Grant.Provider.OTHER:
            for name in ("authorize_url", "token_url", "scope"):
                if not facts.get(name):
                    self.add_error(name, _("This provider is not known to us; please enter it."))
        return facts
