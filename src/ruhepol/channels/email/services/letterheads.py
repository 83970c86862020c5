"""Keeping what stands below a brand's mails."""

from typing import BinaryIO

from django.db import transaction

from ruhepol.channels.email.events import LetterheadSaved
from ruhepol.channels.email.models import Letterhead
from ruhepol.core.actors import Actor
from ruhepol.core.events.outbox import publish
from ruhepol.core.files import services as files
from ruhepol.core.files.sniff import HEAD, sniffed
from ruhepol.core.html.clean import clean_mail
from ruhepol.people.models import Brand


@transaction.atomic
def save_letterhead(  # noqa: PLR0913  a letterhead has this many facts
    *,
    brand: Brand,
    text: str,
    html: str,
    by: Actor,
    picture: BinaryIO | None = None,
    keeps_picture: bool = True,
) -> Letterhead:
    """Keep a brand's foot; without `keeps_picture` or a new one it has no picture, whose bytes tell its type.

    Publishes LetterheadSaved.
    """
    head, _new = Letterhead.objects.select_for_update().get_or_create(brand=brand)
    head.text, head.html = text.strip(), clean_mail(html).strip()
    if picture is not None:
        head.picture_type = sniffed(picture.read(HEAD))
        picture.seek(0)
        head.picture = files.store(picture).digest
    elif not keeps_picture:
        head.picture = head.picture_type = ""
    head.save()
    publish(LetterheadSaved(brand_id=brand.pk), by=by)
    return head
