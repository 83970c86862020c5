"""Forgetting for whom something was repaired, and who wanted to hear of an incident."""

from django.db.models import Q

from ruhepol.healing.models import Follower, Run
from ruhepol.people.selectors import addresses_before_erasing


def erase_from_repairs(*, customer_id: int) -> None:
    """Forget a customer. Repairs stay and count, without the person. Publishes nothing."""
    addresses = addresses_before_erasing(customer_id)
    Follower.objects.filter(Q(customer=customer_id) | Q(address__in=addresses)).delete()
    Run.objects.filter(customer=customer_id).update(customer=None, words="", note="")
