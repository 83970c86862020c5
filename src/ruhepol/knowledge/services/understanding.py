"""Computing what published texts mean, for suggestions."""

import time
from collections.abc import Sequence
from itertools import islice

import structlog
from django.db import transaction

from ruhepol.core.ml.choosing import encoder
from ruhepol.core.ml.encoder import Encoder, EncoderError
from ruhepol.knowledge.models import TextMeaning
from ruhepol.knowledge.services.editions import turn_edition
from ruhepol.knowledge.suggest.docs import digest, units
from ruhepol.knowledge.suggest.reading import Book, published

log = structlog.get_logger(__name__)

_AT_ONCE = 16  # texts between two looks at the clock
_SECONDS = 30.0


def understand() -> bool:
    """Store the meaning of every published text that has none yet; return whether more are left.

    No event: nothing happened that anybody would want to hear of. Every process's suggestions take the new
    meanings up by the edition's number. Where the encoder gives no answer, suggestions do without.
    """
    chosen = encoder()
    if chosen is None:
        return False
    known = dict(TextMeaning.objects.filter(model=chosen.name).values_list("text_id", "digest"))
    missing = (book for book in published() if known.get(book.text_id) != digest(book.doc))
    until = time.monotonic() + _SECONDS
    stored = 0
    while some := list(islice(missing, _AT_ONCE)):
        try:
            _store(chosen, some)
        except EncoderError as error:
            log.warning("encoder_away", why=str(error))
            return False
        stored += len(some)
        if time.monotonic() > until:
            break
    if stored:
        turn_edition()
    return bool(some)


def _store(chosen: Encoder, books: Sequence[Book]) -> None:
    from ruhepol.knowledge.suggest.meaning import Pieces, read  # noqa: PLC0415  numpy comes with it

    docs = [(book.doc, book.language) for book in books]
    read_now = [(doc, Pieces.of(read(units(doc), language, chosen.encode))) for doc, language in docs]
    with transaction.atomic():
        for doc, pieces in read_now:
            TextMeaning.objects.update_or_create(
                text_id=doc.id,
                defaults={
                    "model": chosen.name,
                    "digest": digest(doc),
                    "rows": pieces.rows.tobytes(),
                    "scales": pieces.scale.astype("<f4").tobytes(),
                },
            )
