"""`rebuild_search`: make the search index anew while the house goes on working."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from ruhepol.core.search.adapter import adapter
from ruhepol.core.search.rebuild import rebuild, stale
from ruhepol.core.search.sources import kinds


class Command(BaseCommand):
    """Rebuild all kinds, one kind, or only what an older text analysis left behind."""

    help = "Make the search index anew; it answers throughout."

    def add_arguments(self, parser: CommandParser) -> None:
        """Offer the choice of kind."""
        parser.add_argument("kind", nargs="?", choices=kinds(), help="one kind only")
        parser.add_argument("--stale", action="store_true", help="only kinds with text of an older analysis")

    def handle(self, *_args: Any, **options: Any) -> None:  # noqa: ANN401 Django's signature
        """Rebuild and tell the count of each kind."""
        if not options["stale"]:
            adapter().renew()
        chosen = stale() if options["stale"] else [options["kind"]] if options["kind"] else kinds()
        for kind in chosen:
            self.stdout.write(f"{kind}: {rebuild(kind)}")
