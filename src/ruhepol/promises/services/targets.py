"""Setting what is promised."""

from typing import Any

from django.db import transaction

from ruhepol.core.actors import Actor
from ruhepol.core.events.outbox import publish
from ruhepol.promises.events import TargetChanged
from ruhepol.promises.models import Target


@transaction.atomic
def save_target(*, target: Target, by: Actor, **facts: Any) -> Target:  # noqa: ANN401  a row's fields
    """Make a target or change one; open tickets follow it, decided promises do not.

    Publishes TargetChanged. Raises ValidationError for values that make no sense.
    """
    for name, value in facts.items():
        setattr(target, name, value)
    target.full_clean()
    target.save()
    publish(TargetChanged(target_id=target.pk), by=by)
    return target
