"""The portal's form, sign-in and own requests."""

from ruhepol.core import crypto
from ruhepol.core.actors import SYSTEM
from ruhepol.core.files.services import store
from ruhepol.tickets.services.receive import File, receive
from ruhepol.tickets.services.reply import reply
from ruhepol.tickets.services.solve import solve
from tests.factories.knowledge import make_text
from tests.factories.tickets import make_ticket
from tests.security.matrix import EVERYBODY, OWNER, Row
from tests.security.rows.workspace_signals import kims_run


def ticket(world):
    """Return Kim's ticket as the URL names it."""
    return {"number": make_ticket(contact=world.kim, team=world.tech).pk}


def file(world):
    """Return a file of Kim's ticket."""
    kept = store(b"Rechnung")
    named = File(digest=kept.digest, name="Rechnung.pdf", size=kept.size)
    told = {"contact": world.kim, "channel": "email", "text": "", "files": [named], "by": SYSTEM}
    message = receive(ticket=make_ticket(contact=world.kim), **told)
    return {"attachment_id": message.attachments.get().pk}


def shown_picture(world):
    """Return a picture within an agent's answer to Kim."""
    kept = store(b"\x89PNG\r\n\x1a\n")
    named = File(digest=kept.digest, name="a.png", size=8, content_type="image/png", content_id="picture-1")
    ticket = make_ticket(contact=world.kim)
    message = reply(ticket=ticket, text="![a](image:picture-1)", files=[named], by=world.ada.actor)
    return {"attachment_id": message.attachments.get().pk}


def claim(world):
    """Return the link of a mail that asks whether it is solved."""
    claimed = solve(ticket=make_ticket(contact=world.kim), by=world.ada.actor)
    return {"token": crypto.sign("solution", str(claimed.pk))}


def leaving(world):
    """Return the link of a mail by which such mails end."""
    return {"token": crypto.sign("unsubscribe", [world.kim.customer_id, "solution"])}


def says_yes(_world):
    """Return the customer's word."""
    return {"answer": "yes"}


def says_no(_world):
    """Return the customer's word on a repair."""
    return {"solved": "no"}


def answer(_world):
    """Return a published article."""
    text = make_text("Rechnung finden")
    return {"language": "de", "slug": text.slug}


def receipt(_world):
    """Return what the form shows after sending."""
    return {"receipt": crypto.sign("portal.receipt", 7)}


def a_run(world):
    """Return a repair of Kim's server."""
    return {"run_id": kims_run(world)["run_id"]}


ROWS = [
    Row(url="portal:request", lets_in=EVERYBODY),
    Row(url="portal:request", lets_in=EVERYBODY, method="post"),
    Row(url="portal:privacy", lets_in=EVERYBODY),
    Row(url="portal:privacy_choose", lets_in=EVERYBODY, method="post"),
    Row(url="portal:request_proof", lets_in=EVERYBODY),
    Row(url="portal:request_questions", lets_in=EVERYBODY),
    Row(url="portal:request_situation", lets_in=EVERYBODY, method="post"),
    Row(url="portal:request_repair", lets_in=frozenset({"kim", "nora"}), method="post"),
    Row(url="portal:request_run", lets_in=OWNER, about=a_run),
    Row(
        url="portal:request_run_solved",
        lets_in=OWNER,
        method="post",
        about=a_run,
        data=lambda _: {"solved": "no"},
    ),
    Row(url="portal:request_look", lets_in=EVERYBODY, method="post", data=lambda _: {"look": "no"}),
    Row(url="portal:request_answers", lets_in=EVERYBODY, method="post"),
    Row(url="portal:request_answer", lets_in=EVERYBODY, method="post", about=answer),
    Row(url="portal:request_not_it", lets_in=EVERYBODY, method="post"),
    Row(url="portal:request_solved", lets_in=EVERYBODY, method="post"),
    Row(url="portal:request_glad", lets_in=EVERYBODY),
    Row(url="portal:request_forget", lets_in=EVERYBODY, method="post"),
    Row(url="portal:request_sent", lets_in=EVERYBODY, about=receipt),
    Row(url="portal:sign_in", lets_in=EVERYBODY),
    Row(url="portal:sign_in", lets_in=EVERYBODY, method="post"),
    Row(url="portal:sign_in_code", lets_in=frozenset()),
    Row(url="portal:sign_in_code", lets_in=frozenset(), method="post"),
    Row(url="portal:sign_out", lets_in=EVERYBODY, method="post"),
    Row(url="portal:confirm", lets_in=EVERYBODY, about=claim),
    Row(
        url="portal:confirm", lets_in=EVERYBODY, method="post", about=claim, data=lambda _: {"answer": "yes"}
    ),
    Row(url="portal:unsubscribe", lets_in=EVERYBODY, about=leaving),
    Row(url="portal:unsubscribe", lets_in=EVERYBODY, method="post", about=leaving),
    Row(url="portal:mine", lets_in=frozenset({"kim", "nora"})),
    Row(url="portal:one", lets_in=OWNER, about=ticket),
    Row(url="portal:answer", lets_in=OWNER, method="post", about=ticket, data=lambda _: {"text": "Da?"}),
    Row(url="portal:picture", lets_in=OWNER, about=shown_picture),
    Row(url="portal:close", lets_in=OWNER, method="post", about=ticket),
    Row(url="portal:reopen", lets_in=OWNER, method="post", about=ticket),
    Row(url="portal:say_solved", lets_in=OWNER, method="post", about=ticket, data=lambda _: {"answer": "no"}),
    Row(url="portal:file", lets_in=OWNER, about=file),
]
