"""Making widgets and changing how they look, speak and know people."""

import re
from typing import Any, TypedDict, Unpack

from django.db import transaction
from django.utils.translation import gettext as _

from ruhepol.channels.chat import origins
from ruhepol.channels.chat.events import WidgetSaved
from ruhepol.channels.chat.exceptions import WidgetRefusedError
from ruhepol.channels.chat.models import Invitation, Widget
from ruhepol.channels.chat.secrets import BOX
from ruhepol.core import clock
from ruhepol.core.actors import Actor
from ruhepol.core.crypto import new_token
from ruhepol.core.events.outbox import publish
from ruhepol.people.models import Brand, Calendar, Team

_COLOUR = re.compile(r"#[0-9a-f]{6}")


class Facts(TypedDict, total=False):
    """What can be said of a widget; texts are `title`, `greeting` and `away` in both languages."""

    name: str
    origins: list[str]
    team: Team | None
    calendar: Calendar | None
    accent: str
    title_de: str
    title_en: str
    greeting_de: str
    greeting_en: str
    away_de: str
    away_en: str
    asks_address: bool
    has_bot: bool
    is_active: bool


@transaction.atomic
def create_widget(*, brand: Brand, by: Actor, **facts: Unpack[Facts]) -> Widget:
    """Make a widget. Publishes WidgetSaved. Raises WidgetRefusedError."""
    return _save(Widget(brand=brand, created_at=clock.now()), facts, by)


@transaction.atomic
def change_widget(*, widget: Widget, by: Actor, **facts: Unpack[Facts]) -> Widget:
    """Change what is said of a widget. Publishes WidgetSaved. Raises WidgetRefusedError."""
    return _save(Widget.objects.select_for_update().get(pk=widget.pk), facts, by)


@transaction.atomic
def rotate_secret(*, widget: Widget, by: Actor) -> str:
    """Give a widget a new identity secret and return it, to be shown once; the former one ends at once.

    Publishes WidgetSaved.
    """
    held = Widget.objects.select_for_update().get(pk=widget.pk)
    secret = new_token()
    held.sealed_secret = BOX.seal(secret)
    held.save(update_fields=["sealed_secret"])
    publish(WidgetSaved(widget_id=held.pk, fields=("secret",)), by=by)
    return secret


@transaction.atomic
def set_invitations(*, widget: Widget, invitations: list[dict[str, Any]], by: Actor) -> list[Invitation]:
    """Give a widget exactly these invitations, in this order. Publishes WidgetSaved."""
    widget.invitations.all().delete()
    rows = [Invitation(widget=widget, position=place, **facts) for place, facts in enumerate(invitations)]
    Invitation.objects.bulk_create(rows)
    publish(WidgetSaved(widget_id=widget.pk, fields=("invitations",)), by=by)
    return rows


@transaction.atomic
def save_invitation(
    *,
    widget: Widget,
    by: Actor,
    invitation: Invitation | None = None,
    **facts: Any,  # noqa: ANN401  the columns of an invitation
) -> Invitation:
    """Make or change one invitation of a widget. Publishes WidgetSaved."""
    row = invitation or Invitation(position=widget.invitations.count())
    row.widget = widget
    for name, value in facts.items():
        setattr(row, name, value)
    row.save()
    publish(WidgetSaved(widget_id=widget.pk, fields=("invitations",)), by=by)
    return row


def _save(widget: Widget, facts: Facts, by: Actor) -> Widget:
    for name, value in facts.items():
        setattr(widget, name, value)
    widget.name, widget.accent = widget.name.strip(), widget.accent.strip().lower()
    if not widget.name:
        raise WidgetRefusedError(_("A widget needs a name."))
    if not _COLOUR.fullmatch(widget.accent):
        raise WidgetRefusedError(_("A colour looks like #0f6e6e."))
    widget.origins = [_origin(written) for written in widget.origins]
    widget.save()
    publish(WidgetSaved(widget_id=widget.pk, fields=tuple(facts)), by=by)
    return widget


def _origin(written: str) -> str:
    origin = origins.tidy(written)
    if origin is None:
        raise WidgetRefusedError(_("“%(written)s” is not the address of a site.") % {"written": written})
    return origin
