"""What can be set of a source."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ruhepol.healing.models import Source
from ruhepol.healing.reading.mapping import MappingError, parse
from ruhepol.healing.syslog import senders as networks
from ruhepol.people.models import Asset


class NewSourceForm(forms.Form):
    """A system by its name."""

    name = forms.CharField(max_length=80, label=gettext_lazy("Name of the system"))


class SourceForm(forms.ModelForm[Source]):
    """Name, mapping, and whether it may tell us things; the service writes it."""

    class Meta:
        """What administrators may set."""

        model = Source
        fields = ["name", "mapping", "syslog_from", "is_active"]
        labels = {
            "name": gettext_lazy("Name of the system"),
            "mapping": gettext_lazy("Which asset it is"),
            "syslog_from": gettext_lazy("Sends syslog from"),
            "is_active": gettext_lazy("May tell us things"),
        }
        help_texts = {
            "mapping": gettext_lazy(
                "A line each: attribute = kind of asset. The attribute's value is the asset's number or name."
            ),
            "syslog_from": gettext_lazy(
                "Addresses or networks, such as 10.0.0.5 or 10.1.0.0/16. Who sends from there is believed."
            ),
        }
        widgets = {
            "mapping": forms.Textarea(attrs={"rows": 6, "spellcheck": "false"}),
            "syslog_from": forms.Textarea(attrs={"rows": 2, "spellcheck": "false"}),
        }

    def clean_syslog_from(self) -> str:
        """Say which word is no network."""
        text: str = self.cleaned_data["syslog_from"]
        try:
            networks.parse(text)
        except networks.NetworkError as error:
            words = _("“%(word)s” is neither an address nor a network.")
            raise forms.ValidationError(words % {"word": error}) from error
        return text

    def clean_mapping(self) -> str:
        """Say which line is no rule."""
        text: str = self.cleaned_data["mapping"]
        try:
            parse(text, kinds=Asset.Kind.values)
        except MappingError as error:
            words = _("Line %(line)s is no rule: “%(words)s”. Write “host.name = server”; kinds: %(kinds)s.")
            facts = {"line": error.line, "words": error.words, "kinds": ", ".join(Asset.Kind.values)}
            raise forms.ValidationError(words % facts) from error
        return text
