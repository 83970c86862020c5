"""What has to be known before the first customer writes."""

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from ruhepol.people.models import Brand


class SetupForm(forms.Form):
    """The brand and its first administrator."""

    brand = forms.CharField(
        max_length=80, label=_("Name customers know you by"), help_text=_("A firm, a shop, a product.")
    )
    support_address = forms.EmailField(
        max_length=254, label=_("Address customers write to"), help_text=_("Answers are sent from it, too.")
    )
    default_language = forms.ChoiceField(choices=settings.LANGUAGES, label=_("Language of most customers"))
    form_of_address = forms.ChoiceField(
        choices=Brand.Address.choices, label=_("German texts say"), widget=forms.RadioSelect
    )
    name = forms.CharField(
        max_length=120, label=_("Your name"), widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    email = forms.EmailField(
        max_length=254,
        label=_("Your e-mail address"),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    password = forms.CharField(
        max_length=200,
        label=_("A password"),
        help_text=_("Twelve characters or more; a sentence is easy to remember."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    topics = forms.BooleanField(
        required=False,
        label=_("Begin with topics for invoice, order, delivery, returns and account"),
    )

    articles = forms.BooleanField(
        required=False, label=_("Begin with draft articles on orders, returns, invoices and accounts")
    )

    def clean_password(self) -> str:
        """Refuse a password that is guessed easily."""
        password: str = self.cleaned_data["password"]
        validate_password(password)
        return password
