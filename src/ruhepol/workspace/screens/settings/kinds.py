"""What can be set, kind by kind: its form, its rows, and the service that keeps it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ruhepol.channels.chat.models import Invitation, Widget
from ruhepol.knowledge.exceptions import EmptyAnswerError, ShortcutTakenError
from ruhepol.knowledge.models import CannedAnswer
from ruhepol.knowledge.services.canned import archive_canned_answer, save_canned_answer
from ruhepol.people.exceptions import (
    AddressTakenError,
    HostTakenError,
    LastAdminError,
    NameTakenError,
    UnknownOrganisationError,
)
from ruhepol.people.models import Agent, Brand, Segment, Team
from ruhepol.people.services.agents import change_agent, create_agent
from ruhepol.people.services.brands import save_brand
from ruhepol.people.services.segments import Rule, save_segment
from ruhepol.people.services.teams import save_team
from ruhepol.promises.models import Target
from ruhepol.tickets.models import Cause, Topic
from ruhepol.tickets.services.topics import save_cause, save_topic
from ruhepol.workspace.forms import AgentForm
from ruhepol.workspace.screens.settings import chat, forms, promises


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of thing. `keep` writes the form's facts into `thing`, or makes a new one of None.

    `without` tells what a new one would be good for while there is none.
    """

    form: type[AgentForm]
    rows: Callable[[], QuerySet[Any]]
    keep: Callable[[Any, dict[str, Any], Agent], Model]
    title: Promise | str
    new: Promise | str
    without: Promise | str = ""


def _keep_agent(thing: Agent | None, facts: dict[str, Any], by: Agent) -> Agent:
    if thing is None:
        return create_agent(by=by.actor, **facts)
    return change_agent(agent=thing, by=by.actor, **facts)


def _keep_team(thing: Team | None, facts: dict[str, Any], by: Agent) -> Team:
    return save_team(team=thing, by=by.actor, **facts)


def _keep_topic(thing: Topic | None, facts: dict[str, Any], by: Agent) -> Topic:
    return save_topic(topic=thing, by=by.actor, **facts)


def _keep_cause(thing: Cause | None, facts: dict[str, Any], by: Agent) -> Cause:
    return save_cause(cause=thing, by=by.actor, **facts)


def _keep_brand(thing: Brand | None, facts: dict[str, Any], by: Agent) -> Brand:
    return save_brand(brand=thing, by=by.actor, **facts)


def _keep_segment(thing: Segment | None, facts: dict[str, Any], by: Agent) -> Segment:
    return save_segment(
        segment=thing,
        name=facts["name"],
        organisations=_lines(facts["organisations"]),
        addresses=_lines(facts["addresses"]),
        rule=Rule(**{name: facts[name] for name in ("asset_kind", "asset_state", "attribute", "value")}),
        by=by.actor,
    )


def _keep_canned(thing: CannedAnswer | None, facts: dict[str, Any], by: Agent) -> CannedAnswer:
    offered = facts.pop("is_active")
    kept = save_canned_answer(answer=thing, by=by.actor, **facts)
    return kept if offered else archive_canned_answer(answer=kept, by=by.actor)


def _lines(words: str) -> list[str]:
    return [line.strip() for line in words.splitlines() if line.strip()]


KINDS: dict[str, Kind] = {
    "agent": Kind(
        forms.ColleagueForm,
        lambda: Agent.objects.prefetch_related("teams").order_by("-is_active", "name"),
        _keep_agent,
        _("Agents"),
        _("New agent"),
    ),
    "team": Kind(
        forms.TeamForm,
        lambda: Team.objects.prefetch_related("members"),
        _keep_team,
        _("Teams"),
        _("New team"),
        _("None yet. A team shares an inbox, and topics can lead to it."),
    ),
    "topic": Kind(
        forms.TopicForm,
        lambda: Topic.objects.select_related("team"),
        _keep_topic,
        _("Topics"),
        _("New topic"),
        _("None yet. Customers choose a topic in the form; it leads to a team and asks what belongs to it."),
    ),
    "cause": Kind(
        forms.CauseForm,
        lambda: Cause.objects.select_related("parent"),
        _keep_cause,
        _("Causes"),
        _("New cause"),
        _("None yet. Who solves a ticket names its cause; the figures show what to mend in the product."),
    ),
    "canned-answer": Kind(
        forms.CannedForm,
        lambda: CannedAnswer.objects.select_related("team"),
        _keep_canned,
        _("Canned answers"),
        _("New canned answer"),
        _("None yet. What you write often comes into a reply by a slash and its shortcut."),
    ),
    "brand": Kind(forms.BrandForm, Brand.objects.all, _keep_brand, _("Brands"), _("New brand")),
    "promise": Kind(
        promises.PromiseForm,
        Target.objects.all,
        promises.keep_promise,
        _("Promises"),
        _("New promise"),
        _("None yet. It says how soon tickets are answered and solved, and tells when one is late."),
    ),
    "widget": Kind(
        chat.WidgetForm,
        Widget.objects.all,
        chat.keep_widget,
        _("Chat windows"),
        _("New chat window"),
        _("None yet. It lets visitors of your website write; you get one line to put into its pages."),
    ),
    "invitation": Kind(
        chat.InvitationForm,
        lambda: Invitation.objects.select_related("widget"),
        chat.keep_invitation,
        _("Invitations to chat"),
        _("New invitation"),
        _("None yet. It offers the chat to visitors who linger on a page; a chat window comes first."),
    ),
    "segment": Kind(
        forms.SegmentForm,
        Segment.objects.all,
        _keep_segment,
        _("Segments"),
        _("New segment"),
        _("None yet. It groups customers by organisation, address or what they have."),
    ),
}

REFUSALS = {
    AddressTakenError: _("An agent with this address exists already."),
    LastAdminError: _("Somebody has to administer: make another administrator first."),
    NameTakenError: _("Another one has this name already."),
    HostTakenError: _("Another brand's help centre has one of these names."),
    UnknownOrganisationError: _("One of these organisations is not known here."),
    EmptyAnswerError: _("Write it in at least one language."),
    ShortcutTakenError: _("Another canned answer has this shortcut."),
    ValueError: _("A cause cannot stand below itself."),
}
