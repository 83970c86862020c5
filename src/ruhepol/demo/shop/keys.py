"""What the shop knows of the help desk, kept in its own file: the widget's key and the identity secret."""

import json
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

from django.conf import settings
from django.db import transaction

from ruhepol.channels.chat.models import Widget
from ruhepol.channels.chat.services.widgets import (
    change_widget,
    create_widget,
    rotate_secret,
    set_invitations,
)
from ruhepol.core.actors import SYSTEM
from ruhepol.demo.files import read
from ruhepol.people.models import Brand


@dataclass(frozen=True)
class Keys:
    """As a shop's settings would hold them."""

    key: str
    secret: str


def _place() -> Path:
    return Path(settings.DATA_DIR) / "demo.shop.json"


def keys() -> Keys | None:
    """Return them; None where there is no demo shop."""
    return Keys(**json.loads(_place().read_text("utf-8"))) if _place().exists() else None


def addresses() -> list[str]:
    """Return the shop's origins; the first is the one to show."""
    return [f"http://{host}:{settings.RUHEPOL.shop_port}" for host in ("127.0.0.1", "localhost")]


def put_up(brand: Brand) -> Keys:
    """Make the shop's widget with its invitations, and give the shop its keys."""
    wanted = read("shop")
    widget = create_widget(brand=brand, origins=addresses(), by=SYSTEM, **wanted["widget"])
    set_invitations(widget=widget, invitations=wanted["invitations"], by=SYSTEM)
    made = Keys(widget.key, rotate_secret(widget=widget, by=SYSTEM))
    transaction.on_commit(partial(_keep, made))
    return made


def _keep(made: Keys) -> None:
    _place().unlink(missing_ok=True)
    _place().touch(0o600)
    _place().write_text(json.dumps(asdict(made)), "utf-8")


def move_in() -> None:
    """Let the widget be opened at the port the shop has now."""
    known = keys()
    widget = Widget.objects.filter(key=known.key).first() if known else None
    if widget and not set(addresses()) <= set(widget.origins):
        change_widget(widget=widget, origins=addresses(), by=SYSTEM)
