"""Addresses of the agents' pages."""

from ruhepol.tickets.models import Attachment, Message, Ticket
from ruhepol.tickets.services.views import save_view
from ruhepol.workspace.screens.ticket.acts import ACTS
from tests.factories.tickets import make_ticket
from tests.security.matrix import ADMINS, AGENTS, EVERYBODY, IN_REACH, Row


def kims_ticket(world):
    """Kim's ticket in Ada's team."""
    return {"number": make_ticket(contact=world.kim, team=world.tech).pk}


def kims_html(world):
    """An HTML message of Kim's ticket."""
    number = kims_ticket(world)["number"]
    Message.objects.filter(ticket=number).update(html="<p>Hallo</p>")
    return {"number": number, "message": 1}


def kims_file(world):
    """A file on Kim's ticket; its bytes are kept."""
    from ruhepol.core.files.services import store  # noqa: PLC0415  the store needs settings

    message = Message.objects.get(ticket=kims_ticket(world)["number"])
    kept = store(b"log")
    file = Attachment.objects.create(message=message, digest=kept.digest, name="log.txt", size=3)
    return {"attachment_id": file.pk}


def kim(world):
    """Kim, who has a ticket."""
    kims_ticket(world)
    return {"customer_id": world.kim.customer_id}


def adas_view(world):
    """A view of Ada's own."""
    view = save_view(name="Meine", filters={}, owner=world.ada, by=world.ada.actor)
    return {"view_id": view.pk}


def newest(_world):
    """A note that anybody in reach may leave."""
    number = Ticket.objects.latest("pk").last_number
    return {"text": "Notiz", "kind": "note", "seen": number, "then": "wait"}


ACT_ROWS = [
    Row(url=f"workspace:{verb}", lets_in=IN_REACH, method=method, about=kims_ticket)
    for verb in ACTS
    for method in ("get", "post")
]
STAFF = AGENTS - {"pia"}
ROWS = [
    Row(url="workspace:inbox", lets_in=AGENTS),
    Row(url="workspace:navigation", lets_in=AGENTS),
    Row(url="workspace:palette", lets_in=AGENTS),
    Row(url="workspace:filter", lets_in=AGENTS),
    Row(url="workspace:bulk", lets_in=AGENTS, method="post"),
    Row(url="workspace:save-view", lets_in=AGENTS),
    Row(url="workspace:save-view", lets_in=AGENTS, method="post", data=lambda _w: {"name": "V"}),
    Row(url="workspace:change-view", lets_in=frozenset({"ada"}), about=adas_view),
    Row(url="workspace:change-view", lets_in=frozenset({"ada"}), method="post", about=adas_view),
    Row(url="workspace:delete-view", lets_in=frozenset({"ada"}), method="post", about=adas_view),
    Row(url="workspace:ticket", lets_in=IN_REACH, about=kims_ticket),
    Row(url="workspace:ticket", lets_in=IN_REACH, method="post", about=kims_ticket, data=newest),
    Row(
        url="workspace:draft",
        lets_in=IN_REACH,
        method="post",
        about=kims_ticket,
        data=lambda _w: {"text": "x", "version": 0},
    ),
    Row(url="workspace:mail-html", lets_in=IN_REACH, about=kims_html),
    Row(url="workspace:attachment", lets_in=IN_REACH, about=kims_file),
    Row(url="workspace:pick-agents", lets_in=AGENTS),
    Row(url="workspace:pick-tags", lets_in=AGENTS),
    Row(url="workspace:customer", lets_in=IN_REACH, about=kim),
    Row(url="workspace:customer", lets_in=IN_REACH, method="post", about=kim),
    Row(url="workspace:new-ticket", lets_in=STAFF),
    Row(url="workspace:new-ticket", lets_in=STAFF, method="post"),
    Row(url="workspace:profile", lets_in=AGENTS),
    Row(url="workspace:profile", lets_in=AGENTS, method="post"),
    # Once somebody has an account, the set-up sends everybody to the desk and does nothing.
    Row(url="workspace:setup", lets_in=EVERYBODY),
    Row(url="workspace:setup", lets_in=EVERYBODY, method="post"),
    Row(url="workspace:next_steps", lets_in=ADMINS),
    *ACT_ROWS,
]
