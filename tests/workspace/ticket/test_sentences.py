"""What happened, in words."""

import pytest
from django.utils import translation

from ruhepol.channels.email.events import DeliveryEvent
from ruhepol.core.actors import SYSTEM
from ruhepol.core.events.base import known_events
from ruhepol.core.models import EventRow
from ruhepol.tickets.events import MergeEvent, TicketEvent
from ruhepol.workspace.screens.ticket.sentences import BY_NAME, Names, tell

NAMES = Names(customer="Kim", agents={1: "Ada", 2: "Ben"}, teams={3: "Technik"}, causes={4: "Link tot"})
DATA = {
    "tickets.TicketAssigned": {"before_id": None, "agent_id": 2},
    "tickets.TicketMoved": {"before_id": None, "team_id": 3},
    "tickets.PriorityChanged": {"before": 2, "priority": 4},
    "tickets.TicketTagged": {"added": ["vip"], "removed": ["alt", "neu"]},
    "tickets.CauseSet": {"cause_id": 4},
    "promises.PromiseBroken": {"clock_id": 1, "kind": "first_response"},
    "knowledge.AskJoined": {"ask_id": 1, "shown": 2, "opened": 1},
    "tickets.TicketSplit": {"into_id": 7, "message_id": 9},
    "tickets.TicketMerged": {"into_id": 7, "message_ids": [9]},
    "tickets.TicketAbsorbed": {"from_id": 7, "message_ids": [9]},
    "tickets.MergeUndone": {"into_id": 7, "message_ids": [9]},
    "tickets.AbsorptionUndone": {"from_id": 7, "message_ids": [9]},
    "tickets.TicketSnoozed": {"until": "2026-03-02T12:00:00+00:00"},
}


def row(name, actor="agent", actor_id=1, **data):
    """Return an event row as the timeline reads it."""
    return EventRow(name=name, actor_kind=actor, actor_id=actor_id, data=data or DATA.get(name, {}))


OF_TICKETS = {name for name, event in known_events().items() if getattr(event, "about", "") == "ticket"}
BASES = {TicketEvent.name, MergeEvent.name, DeliveryEvent.name}


@pytest.mark.parametrize("name", sorted(OF_TICKETS - BASES))
@pytest.mark.parametrize("language", ["de", "en"])
def test_every_event_of_a_ticket_has_a_sentence(name, language):
    """None is left over, and both languages fill every placeholder."""
    with translation.override(language):
        sentence = tell(row(name), NAMES)
    assert sentence
    assert "%(" not in sentence


@pytest.mark.parametrize(
    ("event", "english", "german"),
    [
        (row("tickets.TicketAssigned", before_id=None, agent_id=1), "Ada took it", "Ada hat es übernommen"),
        (row("tickets.TicketAssigned"), "Ada gave it to Ben", "Ada hat es Ben gegeben"),
        (
            row("tickets.TicketTagged"),
            "Ada added vip and took alt and neu away",
            "Ada hat vip vergeben und alt und neu entfernt",
        ),
        (
            row("tickets.SolutionConfirmed", "customer", 9),
            "Kim confirms: solved",
            "Kim bestätigt: gelöst",
        ),
        (
            row("knowledge.AskJoined", SYSTEM.kind, None),
            "Before writing, Kim was shown 2 answers and opened 1",
            "Vor dem Schreiben sah Kim 2 Antworten und öffnete 1",
        ),
        (
            row("tickets.TicketWoken", SYSTEM.kind, None),
            "Ruhepol brought it back",
            "Ruhepol hat es zurückgeholt",
        ),
    ],
)
def test_sentences_name_who_did_what(event, english, german):
    """As a person would say it, in both languages."""
    with translation.override("en"):
        assert tell(event, NAMES) == english
    with translation.override("de"):
        assert tell(event, NAMES) == german


def test_who_is_gone_is_somebody():
    """A deleted name breaks no story."""
    with translation.override("en"):
        assert tell(row("tickets.TicketReopened", "agent", 77), NAMES) == "somebody opened it again"


def test_no_sentence_is_left_over():
    """Every sentence belongs to an event that exists."""
    assert set(BY_NAME) <= set(known_events())
