"""Files and HTML of messages: bytes of strangers, so they are never opened as pages of ours."""

from base64 import b64encode
from hashlib import sha256

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.clickjacking import xframe_options_sameorigin

from ruhepol.core.files.errors import FileMissing
from ruhepol.core.files.services import open_file
from ruhepol.core.html.clean import clean_mail
from ruhepol.tickets.policies import get_attachment_for_agent, get_ticket_for_agent
from ruhepol.workspace.desk import DeskRequest, desk

_STYLE = "body{font:15px/1.5 system-ui,sans-serif;margin:8px;overflow-wrap:break-word}img{max-width:100%}"
_NOTHING_RUNS = (
    "default-src 'none'; img-src data:; frame-ancestors 'self';"
    " sandbox allow-popups allow-popups-to-escape-sandbox;"
    f" style-src 'sha256-{b64encode(sha256(_STYLE.encode()).digest()).decode()}'"
)
_PAGE = (
    '<!doctype html><html lang="{}"><head><meta charset="utf-8"><title>{}</title><base target="_blank">'
    "<style>{}</style></head><body>{}</body></html>"
)


@desk("GET")
def attachment(request: DeskRequest, attachment_id: int) -> FileResponse:
    """Hand out a file to be saved, never to be shown, with its bytes' type left unguessed."""
    file = get_attachment_for_agent(request.user, attachment_id)
    try:
        stream = open_file(file.digest)
    except FileMissing as error:
        raise Http404 from error
    response = FileResponse(stream, as_attachment=True, filename=file.name, content_type=file.content_type)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@desk("GET")
@xframe_options_sameorigin
def mail_html(request: DeskRequest, number: int, message: int) -> HttpResponse:
    """Show a message's HTML, cleaned once more, in a page that can run and load nothing."""
    held = get_ticket_for_agent(request.user, number)
    shown = get_object_or_404(held.messages.exclude(html=""), number=message)
    response = HttpResponse(_PAGE.format(held.language, held.pk, _STYLE, clean_mail(shown.html)))
    response.headers["Content-Security-Policy"] = _NOTHING_RUNS
    return response
