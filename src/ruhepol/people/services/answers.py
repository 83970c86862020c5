"""Doing what a program asked once, however often it asks."""

from collections.abc import Callable
from datetime import timedelta

from django.db import IntegrityError, transaction

from ruhepol.core import clock
from ruhepol.people.exceptions import KeyReusedError
from ruhepol.people.models import ApiToken, KeptAnswer

KEPT = timedelta(hours=48)
Answer = tuple[int, str]


@transaction.atomic
def answer_once(*, token: ApiToken, key: str, request: str, work: Callable[[], Answer]) -> Answer:
    """Do the work and keep its answer under the key, or return the answer kept for the same request.

    The key's row is written first and lives and dies with the work, so that of two requests at the same
    time one works and the other waits for its answer. Work that fails keeps nothing.
    Raises KeyReusedError where the key belongs to another request (`request` is its digest).
    """
    try:
        with transaction.atomic():
            kept = KeptAnswer.objects.create(token=token, key=key, request=request, created_at=clock.now())
    except IntegrityError:
        kept = KeptAnswer.objects.get(token=token, key=key)
        if kept.request != request:
            raise KeyReusedError(key) from None
        return kept.status, kept.body
    kept.status, kept.body = work()
    kept.save(update_fields=["status", "body"])
    return kept.status, kept.body


def forget_answers() -> int:
    """Delete answers older than two days and return how many. No event: nobody asks for them any more."""
    return KeptAnswer.objects.filter(created_at__lt=clock.now() - KEPT).delete()[0]
