"""Addresses of incidents: for leads, and what everybody may read of those that are public."""

from ruhepol.core.crypto import sign
from ruhepol.healing.services.following import ask_to_follow
from ruhepol.healing.services.incidents import Said, activate, declare
from ruhepol.healing.services.problems import save_problem
from tests.healing.facts import description
from tests.security.matrix import EVERYBODY, LEADS, Row

WORDS = {"words_de": "Wir wissen davon.", "words_en": "We know."}


def a_problem(world):
    """A problem that Ben described."""
    return save_problem(problem=None, description=description(), by=world.ben.actor)


def proposed(world):
    """An incident nobody outside knows of."""
    return {"incident_id": declare(problem=a_problem(world), by=world.ben.actor).pk}


def made_public(world):
    """An incident everybody may read of."""
    incident, ben = declare(problem=a_problem(world), by=world.ben.actor), world.ben.actor
    facts = {"title_de": "Platten", "title_en": "Disks", "brand": None, "said": Said(**WORDS)}
    return activate(incident=incident, by=ben, **facts)


def active(world):
    """The same, as the desk names it."""
    return {"incident_id": made_public(world).pk}


def public(world):
    """The same, as its public page is named."""
    return {"number": made_public(world).pk}


def asked(world):
    """The link in the mail to an address that somebody typed."""
    row = ask_to_follow(incident=made_public(world), address="someone@else.example", language="en")
    return {"token": sign("follow", f"follow:{row.pk}")}


ROWS = [
    Row(url="workspace:incidents", lets_in=LEADS),
    Row(url="workspace:incident", lets_in=LEADS, about=proposed),
    Row(url="workspace:incident", lets_in=LEADS, method="post", about=proposed),
    Row(url="workspace:incident-say", lets_in=LEADS, method="post", about=active),
    Row(url="workspace:incident-end", lets_in=LEADS, method="post", about=active),
    Row(url="workspace:incident-dismiss", lets_in=LEADS, method="post", about=proposed),
    Row(
        url="workspace:declare-incident",
        lets_in=LEADS,
        method="post",
        about=lambda world: {"problem_id": a_problem(world).pk},
    ),
    Row(url="portal:status", lets_in=EVERYBODY),
    Row(url="portal:status_feed", lets_in=EVERYBODY),
    Row(url="portal:incident", lets_in=EVERYBODY, about=public),
    Row(url="portal:follow", lets_in=EVERYBODY, about=public),
    Row(
        url="portal:follow",
        lets_in=EVERYBODY,
        method="post",
        about=public,
        data=lambda _w: {"address": "a@b.example"},
    ),
    Row(url="portal:follow_confirm", lets_in=EVERYBODY, about=asked),
    Row(url="portal:follow_confirm", lets_in=EVERYBODY, method="post", about=asked),
]
