"""Chat windows and their invitations, as administrators set them."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from ruhepol.channels.chat import origins
from ruhepol.channels.chat.models import Invitation, Widget
from ruhepol.channels.chat.services.widgets import change_widget, create_widget, save_invitation
from ruhepol.people.models import Agent, Brand, Calendar, Team
from ruhepol.workspace.forms import AgentForm


class WidgetForm(AgentForm):
    """A chat window: where it may be opened, who answers when, how it looks and speaks."""

    name = forms.CharField(max_length=80, label=_("Name"))
    brand = forms.ModelChoiceField(Brand.objects.none(), label=_("Brand"), empty_label=None)
    origins = forms.CharField(
        label=_("Sites it may be opened on"),
        help_text=_("One a line, for example https://shop.example or https://*.shop.example."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    team = forms.ModelChoiceField(
        Team.objects.none(), required=False, label=_("Answered by"), empty_label=_("Everybody but partners")
    )
    calendar = forms.ModelChoiceField(
        Calendar.objects.none(),
        required=False,
        label=_("Hours"),
        empty_label=_("The brand's hours"),
    )
    accent = forms.RegexField(
        r"^#[0-9a-fA-F]{6}$",
        initial="#0f6e6e",
        label=_("Colour"),
        widget=forms.TextInput(attrs={"type": "color"}),
    )
    title_de = forms.CharField(required=False, max_length=80, label=_("Title in German"))
    title_en = forms.CharField(required=False, max_length=80, label=_("Title in English"))
    greeting_de = forms.CharField(required=False, max_length=300, label=_("Greeting in German"))
    greeting_en = forms.CharField(required=False, max_length=300, label=_("Greeting in English"))
    away_de = forms.CharField(required=False, max_length=300, label=_("When nobody is there, in German"))
    away_en = forms.CharField(required=False, max_length=300, label=_("When nobody is there, in English"))
    asks_address = forms.BooleanField(required=False, initial=True, label=_("Ask for an e-mail address"))
    has_bot = forms.BooleanField(
        required=False,
        label=_("The bot answers first"),
        help_text=_("It quotes articles, says when it does not know, and fetches a person when asked."),
    )
    is_active = forms.BooleanField(required=False, initial=True, label=_("Switched on"))

    def prepare(self) -> None:
        """Offer what there is; a window keeps its brand."""
        self.offer("team", Team.objects.all())
        self.offer("calendar", Calendar.objects.all())
        if self.initial:
            del self.fields["brand"]
        else:
            self.offer("brand", Brand.objects.all())

    def clean_origins(self) -> list[str]:
        """Bring every line into the form in which browsers name a site."""
        lines = [line.strip() for line in self.cleaned_data["origins"].splitlines() if line.strip()]
        tidied = {line: origins.tidy(line) for line in lines}
        for line, origin in tidied.items():
            if origin is None:
                raise forms.ValidationError(
                    _("“%(line)s” is not the address of a site."), params={"line": line}
                )
        return [origin for origin in tidied.values() if origin]

    @classmethod
    def of(cls, widget: Widget) -> dict[str, Any]:
        """Return a window's present values as the form asks them."""
        names = [name for name in cls.base_fields if name not in {"brand", "origins"}]
        return {name: getattr(widget, name) for name in names} | {"origins": "\n".join(widget.origins)}


class InvitationForm(AgentForm):
    """An invitation: all rules that are set have to hold."""

    widget = forms.ModelChoiceField(Widget.objects.none(), label=_("Chat window"), empty_label=None)
    text_de = forms.CharField(max_length=200, label=_("Words in German"))
    text_en = forms.CharField(max_length=200, label=_("Words in English"))
    page = forms.CharField(
        required=False,
        max_length=200,
        label=_("On pages"),
        help_text=_("A path such as /basket*; empty: on all."),
    )
    after_seconds = forms.IntegerField(
        min_value=0, max_value=3600, initial=30, label=_("After so many seconds on the page")
    )
    basket_from = forms.DecimalField(
        required=False, min_value=0, max_digits=10, decimal_places=2, label=_("From a basket of")
    )
    segment = forms.CharField(
        required=False, max_length=60, label=_("For the segment"), help_text=_("As the page names it.")
    )
    returning_only = forms.BooleanField(required=False, label=_("Only on a return visit"))
    pause_days = forms.IntegerField(
        min_value=1, max_value=365, initial=7, label=_("Not again for so many days")
    )
    is_active = forms.BooleanField(required=False, initial=True, label=_("Switched on"))

    def prepare(self) -> None:
        """Offer the chat windows."""
        self.offer("widget", Widget.objects.all())


def keep_widget(thing: Widget | None, facts: dict[str, Any], by: Agent) -> Widget:
    """Make or change a chat window."""
    if thing is None:
        return create_widget(by=by.actor, **facts)
    return change_widget(widget=thing, by=by.actor, **facts)


def keep_invitation(thing: Invitation | None, facts: dict[str, Any], by: Agent) -> Invitation:
    """Make or change an invitation."""
    return save_invitation(invitation=thing, by=by.actor, **facts)


def script_line(widget: Widget) -> str:
    """Return the line that is put into a site's pages, to be shown as text."""
    source = f"{settings.RUHEPOL.address}/static/portal/widget.js"
    return f'<script src="{source}" async data-key="{widget.key}"></script>'
