"""Which stored bytes this room needs."""

from ruhepol.tickets.models import Attachment, Draft, PlannedReply


def needs_file(digest: str) -> bool:
    """Tell whether a message, a draft or a planned answer has these bytes."""
    if Attachment.objects.filter(digest=digest).exists():
        return True
    unsent = (
        model.objects.exclude(files=[]).values_list("files", flat=True) for model in (Draft, PlannedReply)
    )
    return any(digest == file.get("digest") for rows in unsent for files in rows for file in files)
