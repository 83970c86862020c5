"""A message's HTML in a page of its own that can run nothing, and loads no more than was asked for."""

from base64 import b64encode
from dataclasses import dataclass, field
from hashlib import sha256

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.clickjacking import xframe_options_sameorigin

from ruhepol.channels.email.pictures.links import PATH, address_of, is_remote
from ruhepol.channels.email.pictures.proxy import SHOWN
from ruhepol.core.files.errors import FileMissing
from ruhepol.core.files.services import read
from ruhepol.core.html.clean import clean_mail, inner_only
from ruhepol.tickets.models import Attachment, Message
from ruhepol.tickets.policies import get_ticket_for_agent
from ruhepol.workspace.desk import DeskRequest, desk

_STYLE = "body{font:15px/1.5 system-ui,sans-serif;margin:8px;overflow-wrap:break-word}img{max-width:100%}"
_NOTHING_RUNS = (
    "default-src 'none'; img-src data: {}; frame-ancestors 'self';"
    " sandbox allow-popups allow-popups-to-escape-sandbox;"
    f" style-src 'sha256-{b64encode(sha256(_STYLE.encode()).digest()).decode()}'"
)
_PAGE = (
    '<!doctype html><html lang="{}"><head><meta charset="utf-8"><title>{}</title><base target="_blank">'
    "<style>{}</style></head><body>{}</body></html>"
)
_MOST_INSIDE = 8_000_000  # bytes of pictures a page carries within itself


@dataclass
class Pictures:
    """What the images of one message become: those inside it its own bytes, those elsewhere our proxy's."""

    message: Message
    remote: bool
    room: int = field(default=_MOST_INSIDE)

    def __call__(self, source: str) -> str | None:
        """Return the source a page may load, or None."""
        if is_remote(source):
            return address_of(source) if self.remote else None
        if source.strip().lower().startswith("cid:"):
            return self._inside(source.strip()[4:].strip("<>"))
        return inner_only(source)

    def _inside(self, content_id: str) -> str | None:
        """Return an attached picture as a `data:` address: the frame has no session to ask for it with."""
        found: Attachment | None = self.message.attachments.filter(
            content_id=content_id, content_type__in=SHOWN, size__lte=self.room
        ).first()
        if found is None:
            return None
        try:
            data = read(found.digest)
        except FileMissing:
            return None
        self.room -= found.size
        return f"data:{found.content_type};base64,{b64encode(data).decode()}"


def may_show_remote() -> bool:
    """Tell whether pictures on other servers are fetched when an agent asks for them."""
    return bool(settings.RUHEPOL.remote_pictures == "ask")


@desk("GET")
@xframe_options_sameorigin
def mail_html(request: DeskRequest, number: int, message: int) -> HttpResponse:
    """Show a message's HTML, cleaned once more; `?pictures` loads those elsewhere through our proxy."""
    held = get_ticket_for_agent(request.user, number)
    shown = get_object_or_404(held.messages.exclude(html=""), number=message)
    remote = "pictures" in request.GET and may_show_remote()
    body = clean_mail(shown.html, picture=Pictures(shown, remote=remote))
    response = HttpResponse(_PAGE.format(held.language, held.pk, _STYLE, body))
    ours = request.build_absolute_uri(PATH) if remote else ""
    response.headers["Content-Security-Policy"] = _NOTHING_RUNS.format(ours)
    return response
