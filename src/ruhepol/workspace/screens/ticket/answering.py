"""Sending what was written: files are stored first, then one service speaks."""

from collections.abc import Iterable
from typing import Any, BinaryIO, cast

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from ruhepol.core.files import services as file_store
from ruhepol.people.models import Agent
from ruhepol.tickets.models import Message, Ticket
from ruhepol.tickets.services.receive import File
from ruhepol.tickets.services.reply import note, reply
from ruhepol.tickets.services.solve import solve
from ruhepol.workspace.screens.ticket.forms import ReplyForm


@transaction.atomic
def answer(ticket: Ticket, agent: Agent, form: ReplyForm) -> Message:
    """Say what the form holds: a note, a reply, or a reply with which the ticket is solved.

    Raises what the services raise; then nothing is said and nothing solved.
    """
    facts = form.cleaned_data
    files = store(facts["uploads"])
    if facts["kind"] == "note":
        return note(ticket=ticket, text=facts["text"], files=files, by=agent.actor)
    solving = facts["then"] == "solve" and not ticket.is_over
    message = reply(
        ticket=ticket, text=facts["text"], seen=facts["seen"], wait=not solving, files=files, by=agent.actor
    )
    if solving:
        solve(ticket=ticket, by=agent.actor)
    return message


def store(files: Iterable["UploadedFile[Any]"]) -> list[File]:
    """Keep uploaded bytes and describe them for a message. Raises StorageUnavailable."""
    return [
        File(
            digest=kept.digest,
            name=file.name or "file",
            size=kept.size,
            content_type=file.content_type or "application/octet-stream",
        )
        for file in files
        for kept in [file_store.store(cast(BinaryIO, file.file))]
    ]
