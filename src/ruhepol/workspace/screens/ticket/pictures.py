"""Pictures within an answer's words: kept with the draft while it is written, and shown."""

import hashlib

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from ruhepol.core.files.errors import FileMissing, StorageUnavailable
from ruhepol.core.files.services import read
from ruhepol.core.files.services import store as keep
from ruhepol.knowledge.exceptions import BadImageError
from ruhepol.knowledge.services.images import check
from ruhepol.people.models import Agent
from ruhepol.tickets.exceptions import TooManyFilesError
from ruhepol.tickets.models import Draft, Ticket
from ruhepol.tickets.policies import get_attachment_for_agent, get_ticket_for_agent
from ruhepol.tickets.services.draft import MOST_FILES, keep_picture
from ruhepol.tickets.services.receive import File
from ruhepol.ui.pictures import picture_response
from ruhepol.workspace.desk import DeskRequest, desk
from ruhepol.workspace.frame import draw


@desk("POST")
def add_pictures(request: DeskRequest, number: int) -> HttpResponse:
    """Keep pictures with the draft, made anew from what their bytes show; faults are named."""
    held = get_ticket_for_agent(request.user, number)
    added, faults = [], []
    for file in request.FILES.getlist("uploads")[:MOST_FILES]:
        try:
            added.append(_kept(held, request.user, file.name or "", file.read()))
        except BadImageError as error:
            faults.append(f"{file.name}: {error}")
        except TooManyFilesError:
            faults.append(_("At most %(most)s files at once.") % {"most": MOST_FILES})
        except StorageUnavailable:
            faults.append(_("Files cannot be kept right now. Your text is still here; please try again."))
    context = {"ticket": held, "pictures": pictures_of(held, request.user), "added": added, "faults": faults}
    return draw(request, "ticket/_pictures", context, status=422 if faults else 200)


def _kept(ticket: Ticket, agent: Agent, name: str, data: bytes) -> str:
    """Return the name under which the words show the picture; the same bytes have the same."""
    picture = check(data)
    stored = keep(picture.data)
    shown = f"picture-{hashlib.sha256(picture.data).hexdigest()[:10]}"
    ending = picture.content_type.partition("/")[2]
    file = File(
        digest=stored.digest,
        name=f"{name.rpartition('.')[0] or 'picture'}.{ending}",
        size=stored.size,
        content_type=picture.content_type,
        content_id=shown,
    )
    keep_picture(ticket=ticket, agent=agent, file=file)
    return shown


def pictures_of(ticket: Ticket, agent: Agent) -> list[File]:
    """Return the pictures of the agent's draft."""
    draft = Draft.objects.filter(ticket=ticket, agent=agent).first()
    return [File(**facts) for facts in draft.files if facts["content_id"]] if draft else []


@desk("GET")
def draft_picture(request: DeskRequest, number: int, shown: str) -> HttpResponse:
    """Show a picture of the agent's own draft."""
    held = get_ticket_for_agent(request.user, number)
    file = next((one for one in pictures_of(held, request.user) if one.content_id == shown), None)
    if file is None:
        raise Http404
    try:
        return picture_response(read(file.digest), file.content_type)
    except FileMissing as error:
        raise Http404 from error


@desk("GET")
def picture(request: DeskRequest, attachment_id: int) -> HttpResponse:
    """Show a picture within an agent's words; what strangers sent is only ever handed out to be saved."""
    file = get_attachment_for_agent(request.user, attachment_id)
    if not file.is_picture_of_ours:
        raise Http404
    try:
        return picture_response(read(file.digest), file.content_type)
    except FileMissing as error:
        raise Http404 from error
