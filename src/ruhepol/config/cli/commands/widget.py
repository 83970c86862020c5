"""Put the chat on a site: make or change a widget and print the line for its pages.

`ruhepol widget "Shop" --origin https://www.shop.example`; without a name all widgets are listed.
"""

import argparse
from typing import TYPE_CHECKING, Any

from ruhepol.config import boot
from ruhepol.config.cli.errors import CommandError
from ruhepol.config.cli.say import say

if TYPE_CHECKING:
    from ruhepol.channels.chat.models import Widget
    from ruhepol.config.env.table import Settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the site and how the chat looks and speaks there."""
    parser.add_argument("name", nargs="?", help="the widget's name; one of that name is changed")
    parser.add_argument("--origin", action="append", help="address of a site that shows it; may be repeated")
    parser.add_argument("--accent", metavar="COLOUR", help="its colour, such as #0f6e6e")
    parser.add_argument("--bot", choices=["on", "off"], help="whether the bot answers first")
    parser.add_argument("--secret", action="store_true", help="make a new identity secret and print it once")


def run(options: argparse.Namespace) -> int:
    """Make, change or list."""
    wanted = boot.django()
    from ruhepol.channels.chat.models import Widget  # noqa: PLC0415  needs Django set up

    if not options.name:
        for each in Widget.objects.all():
            say(f"{each.key}  {each.name}  {' '.join(each.origins)}")
        return 0
    known = Widget.objects.filter(name=options.name.strip()).first()
    _print(_saved(known, options), wanted, secret=options.secret)
    return 0


def _saved(known: "Widget | None", options: argparse.Namespace) -> "Widget":
    from ruhepol.channels.chat.exceptions import WidgetRefusedError  # noqa: PLC0415  needs Django set up
    from ruhepol.channels.chat.services.widgets import change_widget, create_widget  # noqa: PLC0415
    from ruhepol.core.actors import SYSTEM  # noqa: PLC0415
    from ruhepol.people.selectors import default_brand  # noqa: PLC0415

    facts: dict[str, Any] = {"origins": options.origin, "accent": options.accent}
    facts["has_bot"] = options.bot and options.bot == "on"
    given = {name: value for name, value in facts.items() if value is not None}
    try:
        if known:
            return change_widget(widget=known, by=SYSTEM, **given)
        if not options.origin:
            raise CommandError("A new widget needs the site that shows it: --origin https://www.shop.example")
        brand = default_brand()
        if brand is None:
            raise CommandError("There is no brand yet: set Ruhepol up in the browser first.")
        return create_widget(brand=brand, name=options.name, by=SYSTEM, **given)
    except WidgetRefusedError as error:
        raise CommandError(str(error)) from error


def _print(widget: "Widget", wanted: "Settings", *, secret: bool) -> None:
    from ruhepol.channels.chat.services.widgets import rotate_secret  # noqa: PLC0415  needs Django set up
    from ruhepol.core.actors import SYSTEM  # noqa: PLC0415

    source = f"{wanted.address}/static/portal/widget.js"
    say(f'<script async src="{source}" data-key="{widget.key}"></script>')
    if secret:
        say(rotate_secret(widget=widget, by=SYSTEM))
