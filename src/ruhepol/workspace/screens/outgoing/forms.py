"""What stands below a brand's mails."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ruhepol.core.files.sniff import HEAD, sniffed
from ruhepol.ui.uploads import looked_through
from ruhepol.workspace.forms import AgentForm

LARGEST = 200_000
PICTURES = {"image/png", "image/jpeg", "image/gif"}


class LetterheadForm(AgentForm):
    """Text, HTML and a picture."""

    text = forms.CharField(
        required=False,
        max_length=4_000,
        label=_("As text"),
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_(
            "Stands below the agent's signature, for example your company's name and register number."
        ),
    )
    html = forms.CharField(
        required=False,
        max_length=20_000,
        label=_("As HTML"),
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
        help_text=_("For mail programs that show HTML. Empty: the text."),
    )
    picture = forms.FileField(
        required=False,
        label=_("Picture"),
        help_text=_("PNG, JPEG or GIF, at most 200 kB. It is sent with each mail."),
    )
    keeps_picture = forms.BooleanField(required=False, initial=True, label=_("Keep the present picture"))

    def clean_picture(self) -> object:
        """Refuse what mail programs would not show."""
        picture = self.cleaned_data["picture"]
        if not picture:
            return picture
        head = picture.read(HEAD)
        picture.seek(0)
        if sniffed(head) not in PICTURES or picture.size > LARGEST:
            raise forms.ValidationError(_("A PNG, JPEG or GIF of at most 200 kB, please."))
        return looked_through(picture)
