"""The answer being written."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from ruhepol.core import clock
from ruhepol.ui.uploads import FilesField
from ruhepol.workspace.moments import usual_moments
from ruhepol.workspace.screens.ticket.copies import CopiesForm

MOST_FILES = 20


class ReplyForm(CopiesForm):
    """Words to the customer or among colleagues, and what happens to the ticket with them."""

    text = forms.CharField(required=False, strip=False, max_length=200_000, label=_("Your answer"))
    kind = forms.ChoiceField(choices=[("reply", _("Reply")), ("note", _("Internal note"))])
    then = forms.ChoiceField(
        choices=[("wait", _("Send")), ("solve", _("Send and solve")), ("later", _("Send later"))],
        required=False,
    )
    later = forms.CharField(required=False, max_length=40)
    later_at = forms.DateTimeField(required=False)
    kept = forms.Field(required=False)
    seen = forms.IntegerField(min_value=0)
    uploads = FilesField(most=MOST_FILES, required=False, label=_("Files"))

    def clean_kept(self) -> list[str]:
        """Take the digests of files that came back with a draft; whether they are its own is asked later."""
        return self.data.getlist("kept") if isinstance(self.data, QueryDict) else []

    def clean(self) -> dict[str, Any]:
        """Find the moment an answer is scheduled for."""
        facts = super().clean() or {}
        if facts.get("then") == "later" and facts.get("kind") == "reply":
            usual = {key: at for key, _label, at in usual_moments(clock.now())}
            facts["at"] = facts.get("later_at") or usual.get(facts.get("later", ""))
            if facts["at"] is None or facts["at"] <= clock.now():
                self.add_error("later", _("Choose a time that lies ahead."))
        return facts


class DraftForm(CopiesForm):
    """Unsent words on their way to the server."""

    text = forms.CharField(required=False, strip=False, max_length=200_000)
    kind = forms.ChoiceField(choices=[("reply", ""), ("note", "")], required=False)
    version = forms.IntegerField(min_value=0)
