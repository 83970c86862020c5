"""What can be set of a system."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ruhepol.healing.exceptions import AddressError
from ruhepol.healing.models import System
from ruhepol.healing.services.systems import Setup

ADDRESS_ERRORS = {
    "http": gettext_lazy("Write a whole web address without questions, as https://api.example.org/v1."),
    "sql": gettext_lazy(
        "Write postgresql://USER@HOST/NAME or sqlite:////WHOLE/PATH; our own is none of them."
    ),
    "none": gettext_lazy("Commands and playbooks have no address: they lie on this server."),
    "secret": gettext_lazy("Names and passwords do not belong into the address; enter them below."),
    "header": gettext_lazy("Write the name of a header, as X-Api-Key."),
    "user": gettext_lazy("A password needs a user name."),
    "letters": gettext_lazy("A token has only letters, digits and signs of plain English."),
}
_FIELDS = {"header": "user", "user": "user", "letters": "secret"}


class SystemForm(forms.ModelForm[System]):
    """A system as it is set up; the service keeps it. Its secret is never shown again."""

    secret = forms.CharField(
        required=False,
        strip=False,
        max_length=2_000,
        label=gettext_lazy("Token or password"),
        help_text=gettext_lazy("Kept encrypted and never shown again. Empty: stays as it is."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    class Meta:
        """In the order in which one thinks of it."""

        model = System
        fields = ["name", "kind", "address", "way", "user", "is_active"]
        labels = {
            "name": gettext_lazy("Name in plans"),
            "kind": gettext_lazy("Kind of system"),
            "address": gettext_lazy("Address"),
            "way": gettext_lazy("Sign-in (back ends)"),
            "user": gettext_lazy("User name, or name of the header"),
            "is_active": gettext_lazy("May be asked, and things may be done there"),
        }
        help_texts = {
            "name": gettext_lazy("Checks and steps call it so, for example hosting."),
            "address": gettext_lazy("Checks and steps never leave it. Empty for commands and playbooks."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  whatever Django's forms take
        """Keep the name of a system that plans may name already."""
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["name"]

    def setup(self) -> Setup:
        """Return how it is set up, as the service takes it."""
        facts = {name: self.cleaned_data[name] for name in ("kind", "address", "way", "user", "is_active")}
        return Setup(**facts)

    def refuse(self, error: AddressError) -> None:
        """Say what is wrong with the address or the sign-in."""
        self.add_error(_FIELDS.get(error.why, "address"), str(ADDRESS_ERRORS[error.why]))

    def ask_for_secret(self) -> None:
        """Say why the secret has to be entered again."""
        self.add_error("secret", _("The address is another one: enter the secret for it again."))
