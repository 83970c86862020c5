"""Files of a chat, handed out to whoever has the address: it is signed for one file and one day."""

from datetime import timedelta

from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from ruhepol.channels.chat.exceptions import ChatNotFoundError
from ruhepol.channels.chat.policies import get_chat_by_address
from ruhepol.channels.chat.selectors import file_said
from ruhepol.core import crypto
from ruhepol.core.files.errors import FileMissing
from ruhepol.core.files.services import open_file, read
from ruhepol.portal.screens.widget.said import FILE
from ruhepol.ui.pictures import picture_response

GOOD_FOR = timedelta(days=1)


@require_safe
def file(_request: HttpRequest, key: str, signed: str) -> HttpResponseBase:
    """Hand out a file, always as a download; a picture within an agent's words as a picture."""
    try:
        chat_id, attachment_id = crypto.unsign(FILE, signed, max_age=GOOD_FOR)
        attachment = file_said(get_chat_by_address(chat_id, key=key), attachment_id)
        if attachment is None:
            raise Http404
        if attachment.is_picture_of_ours:
            return picture_response(read(attachment.digest), attachment.content_type)
        opened = open_file(attachment.digest)
    except (crypto.BadSignature, ChatNotFoundError, FileMissing):
        raise Http404 from None
    return FileResponse(
        opened, as_attachment=True, filename=attachment.name, content_type="application/octet-stream"
    )
