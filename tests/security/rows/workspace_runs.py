"""Addresses of repairs and remedies."""

from ruhepol.core.actors import SYSTEM
from ruhepol.healing.services.runs import propose
from ruhepol.people.models import Asset
from tests.factories.tickets import make_ticket
from tests.healing.facts import make_remedy
from tests.security.matrix import AGENTS, IN_REACH, LEADS, Row


def a_run(world):
    """A repair of a server of Kim's, who has asked Ada's team."""
    make_ticket(contact=world.kim, team=world.tech)
    server = Asset.objects.create(kind="server", external_id="s-42", name="mc-42")
    server.customers.add(world.kim.customer)
    return {"run_id": propose(problem=make_remedy(mode="approval").problem, asset=server, by=SYSTEM).pk}


def a_remedy(_world):
    """A problem with a remedy."""
    return {"problem_id": make_remedy().problem_id}


ROWS = [
    Row(url="workspace:runs", lets_in=AGENTS),
    Row(url="workspace:runs-waiting", lets_in=AGENTS),
    Row(url="workspace:run", lets_in=IN_REACH, about=a_run),
    Row(
        url="workspace:run-decide",
        lets_in=IN_REACH,
        method="post",
        about=a_run,
        data=lambda _w: {"what": "approve"},
    ),
    Row(url="workspace:remedy-switch", lets_in=LEADS, method="post", about=a_remedy),
]
