"""One small form for each thing that can be set."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from ruhepol.people.models import Asset, Brand, Calendar, Role, Segment, Team
from ruhepol.tickets.models import Cause
from ruhepol.workspace.forms import AgentForm, time_zones


class ColleagueForm(AgentForm):
    """An agent's account."""

    name = forms.CharField(max_length=120, label=_("Name"))
    email = forms.EmailField(label=_("E-mail address"))
    role = forms.ChoiceField(choices=Role.choices, initial=Role.AGENT, label=_("Role"))
    language = forms.ChoiceField(choices=settings.LANGUAGES, label=_("Language"))
    teams = forms.ModelMultipleChoiceField(
        Team.objects.none(), required=False, label=_("Teams"), widget=forms.CheckboxSelectMultiple
    )
    password = forms.CharField(
        required=False,
        strip=False,
        label=_("First password"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("Empty: the agent asks for a link on the sign-in page."),
    )

    def prepare(self) -> None:
        """Offer all teams; a changed account keeps its address, language and password."""
        self.offer("teams", Team.objects.all())
        if self.initial:
            for name in ("email", "language", "password"):
                del self.fields[name]

    def clean_password(self) -> str | None:
        """Refuse what is easily guessed."""
        password: str = self.cleaned_data["password"]
        if password:
            validate_password(password)
        return password or None


class TeamForm(AgentForm):
    """A team."""

    name = forms.CharField(max_length=80, label=_("Name"))
    is_partner = forms.BooleanField(
        required=False,
        label=_("Partner team"),
        help_text=_("Partner agents see the tickets of their own teams only."),
    )


class TopicForm(AgentForm):
    """A topic of the request form, in both languages."""

    name_de = forms.CharField(max_length=80, label=_("Name in German"))
    name_en = forms.CharField(max_length=80, label=_("Name in English"))
    hint_de = forms.CharField(max_length=200, required=False, label=_("Hint in German"))
    hint_en = forms.CharField(max_length=200, required=False, label=_("Hint in English"))
    team = forms.ModelChoiceField(
        Team.objects.none(), required=False, label=_("Goes to"), empty_label=_("No team")
    )
    is_active = forms.BooleanField(required=False, initial=True, label=_("Offered to customers"))

    def prepare(self) -> None:
        """Offer all teams."""
        self.offer("team", Team.objects.all())


class CannedForm(AgentForm):
    """A canned answer, in one language or both."""

    title = forms.CharField(max_length=120, label=_("Title"))
    shortcut = forms.SlugField(
        max_length=40,
        label=_("Shortcut"),
        help_text=_("Typed after a slash in an answer, for example thanks."),
    )
    text_de = forms.CharField(required=False, label=_("Text in German"), widget=forms.Textarea)
    text_en = forms.CharField(
        required=False,
        label=_("Text in English"),
        widget=forms.Textarea,
        help_text=_("{customer}, {agent}, {brand}, {number} and {subject} are filled in."),
    )
    team = forms.ModelChoiceField(
        Team.objects.none(), required=False, label=_("Offered to"), empty_label=_("All teams")
    )
    is_active = forms.BooleanField(required=False, initial=True, label=_("Offered to agents"))

    def prepare(self) -> None:
        """Offer all teams."""
        self.offer("team", Team.objects.all())


class CauseForm(AgentForm):
    """A root cause, in both languages."""

    name_de = forms.CharField(max_length=120, label=_("Name in German"))
    name_en = forms.CharField(max_length=120, label=_("Name in English"))
    parent = forms.ModelChoiceField(
        Cause.objects.none(), required=False, label=_("Below"), empty_label=_("Nothing")
    )

    def prepare(self) -> None:
        """Offer the causes at the top; two levels are enough to count by."""
        self.offer("parent", Cause.objects.filter(parent=None))


class BrandForm(AgentForm):
    """A brand's name, address and voice."""

    name = forms.CharField(max_length=80, label=_("Name"))
    support_address = forms.EmailField(label=_("Support address"))
    default_language = forms.ChoiceField(choices=settings.LANGUAGES, label=_("Language of most customers"))
    form_of_address = forms.ChoiceField(
        choices=Brand.Address.choices,
        label=_("German texts address the reader as"),
        widget=forms.RadioSelect,
        initial="sie",
    )
    time_zone = forms.ChoiceField(label=_("Time zone"), initial="Europe/Berlin")
    close_after_days = forms.IntegerField(
        min_value=1, max_value=60, initial=5, label=_("Days of silence after which a solved ticket closes")
    )
    calendar = forms.ModelChoiceField(
        Calendar.objects.none(),
        required=False,
        label=_("Working hours"),
        empty_label=_("Around the clock"),
        help_text=_("Its chats are open by them, unless a chat window has its own; figures count by them."),
    )
    hosts = forms.CharField(
        required=False,
        max_length=400,
        label=_("Names of its help centre"),
        help_text=_(
            "For example help.example.com, several separated by spaces. Under these names readers see"
            " this brand's articles; empty: under no name of its own."
        ),
    )

    def prepare(self) -> None:
        """Offer the world's time zones and the house's calendars."""
        self.choose("time_zone", time_zones())
        self.offer("calendar", Calendar.objects.all())


class SegmentForm(AgentForm):
    """A segment: a customer is in it by any one way."""

    name = forms.CharField(max_length=80, label=_("Name"))
    organisations = forms.CharField(
        required=False,
        label=_("Everybody of these organisations"),
        help_text=_("One a line, as they are called here."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    addresses = forms.CharField(
        required=False,
        label=_("These e-mail addresses"),
        help_text=_("One a line; @example.com stands for all of a domain. They count once they are proven."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    asset_kind = forms.ChoiceField(required=False, label=_("Everybody who has"))
    asset_state = forms.CharField(
        required=False, max_length=40, label=_("in this state"), help_text=_("Empty: in any.")
    )
    attribute = forms.CharField(
        required=False, max_length=40, label=_("with this attribute"), help_text=_("For example: plan")
    )
    value = forms.CharField(
        required=False, max_length=80, label=_("of this value"), help_text=_("For example: business")
    )

    def prepare(self) -> None:
        """Offer the kinds of things customers have."""
        self.choose("asset_kind", [("", _("nothing in particular")), *Asset.Kind.choices])

    @classmethod
    def of(cls, segment: Segment) -> dict[str, str]:
        """Return who is in a segment now, as the form asks it."""
        plain = {name: getattr(segment, name) for name in ("name", "asset_kind", "asset_state")}
        return {
            **plain,
            "attribute": segment.attribute,
            "value": segment.value,
            "organisations": "\n".join(segment.organisations.values_list("name", flat=True)),
            "addresses": "\n".join(segment.addresses.values_list("value", flat=True)),
        }


def values(thing: object, form: type[AgentForm]) -> dict[str, Any]:
    """Return the present values of a thing for its form."""
    return {name: getattr(thing, name) for name in form.base_fields if hasattr(thing, name)}
