"""Sending what was written: files are stored first, then one service speaks."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any, BinaryIO, cast

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from ruhepol.channels.chat.models import Chat
from ruhepol.channels.chat.services.take import take_in
from ruhepol.core import clock
from ruhepol.core.text.pictures import pictures_in
from ruhepol.people.models import Agent
from ruhepol.tickets.models import Draft, Message, PlannedReply, Ticket
from ruhepol.tickets.services.files import keep
from ruhepol.tickets.services.plan import plan_reply
from ruhepol.tickets.services.receive import File
from ruhepol.tickets.services.reply import note, reply
from ruhepol.tickets.services.solve import solve
from ruhepol.workspace.screens.ticket.forms import ReplyForm


@transaction.atomic
def answer(ticket: Ticket, agent: Agent, form: ReplyForm) -> Message | PlannedReply:
    """Say what the form holds: a note, a reply, or a reply with which the ticket is solved.

    A reply waits for its time, or for the seconds in which it can be taken back, if there are any; in a chat
    it goes at once, and whoever answers a chat that nobody has is in charge of it.
    Raises what the services raise; then nothing is said and nothing solved.
    """
    facts = form.cleaned_data
    files = [*_kept(ticket, agent, facts["kept"], facts["text"]), *store(facts["uploads"])]
    if facts["kind"] == "note":
        return note(ticket=ticket, text=facts["text"], files=files, by=agent.actor)
    solving = facts["then"] == "solve" and not ticket.is_over
    chatting = _take_chat(ticket, agent)
    if at := _moment(facts, at_once=chatting):
        return plan_reply(
            ticket=ticket,
            text=facts["text"],
            seen=facts["seen"],
            solves=solving,
            files=files,
            copies=form.copies(),
            send_at=at,
            is_scheduled=facts["then"] == "later",
            by=agent.actor,
        )
    message = reply(
        ticket=ticket,
        text=facts["text"],
        seen=facts["seen"],
        wait=not solving,
        files=files,
        copies=form.copies(),
        by=agent.actor,
    )
    if solving:
        solve(ticket=ticket, by=agent.actor)
    return message


def is_chatted(said: Message | PlannedReply) -> bool:
    """Tell whether words went into a chat, where they are seen at once and need no word about it."""
    return (
        isinstance(said, Message) and said.kind == Message.Kind.REPLY and said.channel == Ticket.Channel.CHAT
    )


def _take_chat(ticket: Ticket, agent: Agent) -> bool:
    """Tell whether somebody may be reading live; a chat nobody has is the writer's from now on."""
    if ticket.channel != Ticket.Channel.CHAT:
        return False
    chat = Chat.objects.filter(pk=ticket.pk).exclude(state=Chat.State.ENDED).first()
    return chat is not None and take_in(chat=chat, agent=agent, by=agent.actor).is_open


def _moment(facts: Mapping[str, Any], *, at_once: bool) -> datetime | None:
    """Return when a reply goes out, or None for at once."""
    if facts["then"] == "later":
        at: datetime = facts["at"]
        return at
    seconds = 0 if at_once else settings.RUHEPOL.undo_seconds
    return clock.now() + timedelta(seconds=seconds) if seconds else None


def _kept(ticket: Ticket, agent: Agent, digests: Collection[str], text: str) -> list[File]:
    """Return those files of the agent's draft that go along: what is ticked, and pictures in the words."""
    shown = pictures_in(text)
    if not (digests or shown):
        return []
    draft = Draft.objects.filter(ticket=ticket, agent=agent).first()
    files = [File(**facts) for facts in draft.files] if draft else []
    return [
        file for file in files if file.content_id in shown or (file.digest in digests and not file.content_id)
    ]


def store(files: Iterable["UploadedFile[Any]"]) -> list[File]:
    """Keep uploaded bytes and describe them for a message. Raises StorageUnavailable."""
    return [
        keep(cast(BinaryIO, file.file), name=file.name or "", declared=file.content_type or "")
        for file in files
    ]
