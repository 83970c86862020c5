"""Files of messages: bytes of strangers, so they are never opened as pages of ours."""

from django.http import FileResponse, Http404

from ruhepol.core.files.errors import FileMissing
from ruhepol.core.files.services import open_file
from ruhepol.tickets.policies import get_attachment_for_agent
from ruhepol.workspace.desk import DeskRequest, desk


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
