"""Addresses of sources, assets and known problems, and the doors for signals."""

from ruhepol.core.actors import SYSTEM
from ruhepol.healing.services.problems import save_problem
from ruhepol.healing.services.runs import propose
from ruhepol.healing.services.sources import connect_source
from ruhepol.healing.services.take import refuse
from ruhepol.people.models import Asset
from tests.factories.tickets import make_ticket
from tests.healing.before import make_precursor
from tests.healing.facts import description, make_remedy
from tests.security.matrix import ADMINS, IN_REACH, LEADS, NOBODY, Row


def a_source(_world):
    """A connected system."""
    return {"source_id": connect_source(name="Wache", by=SYSTEM)[0].pk}


def a_refusal(_world):
    """What a system sent and nobody could read."""
    source = connect_source(name="Wache", by=SYSTEM)[0]
    refused = refuse(source=source, form="application/json", reason="no", payload=b"x")
    return {"source_id": source.pk, "refusal_id": refused.pk}


def kims_server(world):
    """A server of Kim's, who has asked Ada's team."""
    make_ticket(contact=world.kim, team=world.tech)
    made = Asset.objects.create(kind="server", external_id="s-42", name="mc-42")
    made.customers.add(world.kim.customer)
    return {"asset_id": made.pk}


def a_problem(world):
    """A problem that Ben described."""
    return {"problem_id": save_problem(problem=None, description=description(), by=world.ben.actor).pk}


def a_proposal(_world):
    """A signal that comes before tickets."""
    return {"precursor_id": make_precursor().pk}


def kims_ticket(world):
    """Kim's ticket of Ada's team."""
    return {"number": make_ticket(contact=world.kim, team=world.tech).pk}


def kims_run(world):
    """A repair of Kim's server on that ticket, which Kim began."""
    ticket = make_ticket(contact=world.kim, team=world.tech)
    server = Asset.objects.create(kind="server", external_id="s-42", name="mc-42")
    server.customers.add(world.kim.customer)
    kim = world.kim.customer
    run = propose(problem=make_remedy().problem, asset=server, ticket=ticket, customer=kim, by=kim.actor)
    return {"number": ticket.pk, "run_id": run.pk}


ROWS = [
    Row(url="workspace:problems", lets_in=LEADS),
    Row(url="workspace:new-problem", lets_in=LEADS),
    Row(url="workspace:new-problem", lets_in=LEADS, method="post"),
    Row(url="workspace:problem-try", lets_in=LEADS, method="post"),
    Row(url="workspace:problem", lets_in=LEADS, about=a_problem),
    Row(url="workspace:problem", lets_in=LEADS, method="post", about=a_problem),
    Row(url="workspace:describe-precursor", lets_in=LEADS, about=a_proposal),
    Row(url="workspace:describe-precursor", lets_in=LEADS, method="post", about=a_proposal),
    Row(url="workspace:dismiss-precursor", lets_in=LEADS, method="post", about=a_proposal),
    Row(url="workspace:reopen-precursor", lets_in=LEADS, method="post", about=a_proposal),
    Row(url="workspace:diagnosis", lets_in=IN_REACH, about=kims_ticket),
    Row(url="workspace:repair", lets_in=IN_REACH, method="post", about=kims_ticket),
    Row(url="workspace:ticket-run", lets_in=IN_REACH, about=kims_run),
    Row(url="workspace:sources", lets_in=ADMINS),
    Row(url="workspace:sources", lets_in=ADMINS, method="post", data=lambda _w: {"name": "Neu"}),
    Row(url="workspace:source", lets_in=ADMINS, about=a_source),
    Row(url="workspace:source", lets_in=ADMINS, method="post", about=a_source),
    Row(url="workspace:source-preview", lets_in=ADMINS, method="post", about=a_source),
    Row(url="workspace:source-key", lets_in=ADMINS, method="post", about=a_source),
    Row(url="workspace:source-refusal", lets_in=ADMINS, about=a_refusal),
    Row(url="workspace:source-hook", lets_in=ADMINS, about=a_source),
    Row(url="workspace:source-hook", lets_in=ADMINS, method="post", about=a_source),
    Row(url="workspace:source-hook-preview", lets_in=ADMINS, method="post", about=a_source),
    Row(url="workspace:source-hook-secret", lets_in=ADMINS, method="post", about=a_source),
    Row(url="workspace:source-pull", lets_in=ADMINS, about=a_source),
    Row(url="workspace:source-pull", lets_in=ADMINS, method="post", about=a_source),
    Row(url="signals:hook", lets_in=NOBODY, method="post", about=a_source),
    Row(url="workspace:asset", lets_in=IN_REACH, about=kims_server),
    # Whoever comes without a source's key is nobody, signed in or not.
    *(Row(url=f"signals:{door}", lets_in=NOBODY, method="post") for door in ("plain", "logs", "traces")),
]
