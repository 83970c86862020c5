"""Letting every process know that what it suggests is stale."""

from django.db.models import F

from ruhepol.knowledge.models import Edition


def turn_edition(*, kind: str = "article") -> None:
    """Give a kind of suggestion its next edition. No event: what made it stale has told its own."""
    if not Edition.objects.filter(kind=kind).update(number=F("number") + 1):
        made = Edition.objects.get_or_create(kind=kind, defaults={"number": 1})[1]
        if not made:  # another one was quicker; it may have been asked before this change
            Edition.objects.filter(kind=kind).update(number=F("number") + 1)
