"""What a customer can send to a request."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from ruhepol.portal.origin import fingerprint
from ruhepol.portal.uploads import LARGEST, MOST
from ruhepol.tickets.models import Ticket
from ruhepol.ui.uploads import FilesField


class AnswerForm(forms.Form):
    """Further words or files."""

    text = forms.CharField(
        label=_("Your answer"), required=False, max_length=50_000, widget=forms.Textarea(attrs={"rows": 5})
    )
    attachments = FilesField(most=MOST, largest=LARGEST, label=_("Attach files"), required=False)

    after = forms.IntegerField(required=False, min_value=0)

    def clean(self) -> dict[str, str | list["UploadedFile[Any]"]]:
        """Refuse an answer without words and files."""
        data = super().clean() or {}
        if not self.errors and not (data.get("text", "").strip() or data.get("attachments")):
            raise forms.ValidationError(_("Please write something or attach a file."))
        return data

    def origin(self, ticket: Ticket) -> str | None:
        """Name these words after what the customer had said before: sent twice from one page they are one."""
        data = self.cleaned_data
        if data["after"] is None:
            return None
        said = fingerprint([str(data["after"]), data["text"]], data["attachments"])
        return f"reply:{ticket.pk}:{said}"
