"""Keeping what an agent types until it is sent."""

from collections.abc import Iterable
from dataclasses import asdict

from django.db import transaction

from ruhepol.core import clock
from ruhepol.people.models import Agent
from ruhepol.tickets.exceptions import StaleDraftError, TooManyFilesError
from ruhepol.tickets.models import Draft, Ticket
from ruhepol.tickets.services._conversation import CopyTo, File, lock

MOST_FILES = 20


@transaction.atomic
def save_draft(  # noqa: PLR0913  a draft has this many facts
    *,
    ticket: Ticket,
    agent: Agent,
    text: str,
    version: int,
    is_note: bool = False,
    copies: Iterable[CopyTo] = (),
) -> Draft | None:
    """Keep the agent's words and who gets copies; `version` is the one the window began from (0: none yet).

    Empty words delete the draft and return None. No event: unsent words are nobody's news.
    Raises StaleDraftError where another window saved in between.
    """
    lock(ticket)
    draft = Draft.objects.filter(ticket=ticket, agent=agent).first()
    if draft and draft.version != version:
        raise StaleDraftError
    if not text.strip() and not (draft and draft.files):
        if draft:
            draft.delete()
        return None
    draft = draft or Draft(ticket=ticket, agent=agent, version=0)
    draft.text, draft.is_note = text, is_note
    draft.copies = [asdict(copy) for copy in copies]
    draft.version, draft.saved_at = draft.version + 1, clock.now()
    draft.save()
    return draft


@transaction.atomic
def keep_picture(*, ticket: Ticket, agent: Agent, file: File) -> Draft:
    """Keep a picture with the agent's draft; the words name it by its content id. No event, as above.

    The draft's version stays: who types meanwhile has not fallen behind. Raises TooManyFilesError.
    """
    lock(ticket)
    draft = Draft.objects.filter(ticket=ticket, agent=agent).first()
    draft = draft or Draft(ticket=ticket, agent=agent, version=0)
    others = [facts for facts in draft.files if facts["content_id"] != file.content_id]
    if len(others) >= MOST_FILES:
        raise TooManyFilesError
    draft.files, draft.saved_at = [*others, asdict(file)], clock.now()
    draft.save()
    return draft
