"""What the shop knows of the help desk, kept in its own file: the widget's key and the identity secret."""

from dataclasses import asdict, dataclass

from django.conf import settings

from ruhepol.channels.chat.models import Widget
from ruhepol.channels.chat.services.widgets import (
    change_widget,
    create_widget,
    rotate_secret,
    set_invitations,
)
from ruhepol.core.actors import SYSTEM
from ruhepol.demo.files import keep, kept, read
from ruhepol.people.models import Brand


@dataclass(frozen=True)
class Keys:
    """As a shop's settings would hold them."""

    key: str
    secret: str


FILE = "shop"


def keys() -> Keys | None:
    """Return them; None where there is no demo shop."""
    known = kept(FILE)
    return Keys(**known) if known else None


def addresses() -> list[str]:
    """Return the shop's origins; the first is the one to show."""
    return [f"http://{host}:{settings.RUHEPOL.shop_port}" for host in ("127.0.0.1", "localhost")]


def put_up(brand: Brand) -> Widget:
    """Make the shop's widget with its invitations, and give the shop its keys."""
    wanted = read("shop")
    widget = create_widget(brand=brand, origins=addresses(), by=SYSTEM, **wanted["widget"])
    set_invitations(widget=widget, invitations=wanted["invitations"], by=SYSTEM)
    keep(FILE, asdict(Keys(widget.key, rotate_secret(widget=widget, by=SYSTEM))))
    return widget


def move_in() -> None:
    """Let the widget be opened at the port the shop has now."""
    known = keys()
    widget = Widget.objects.filter(key=known.key).first() if known else None
    if widget and not set(addresses()) <= set(widget.origins):
        change_widget(widget=widget, origins=addresses(), by=SYSTEM)
