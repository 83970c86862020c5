"""`rebuild_figures`: derive every ticket's fact anew while the house goes on working."""

from typing import Any

from django.core.management.base import BaseCommand

from ruhepol.insights.services.facts import rebuild
from ruhepol.insights.services.healed import rebuild_runs


class Command(BaseCommand):
    """Needed after an import that bypassed the events, or when a definition has changed."""

    help = "Derive the figures anew from the tickets' events; pages answer throughout."

    def handle(self, *_args: Any, **_options: Any) -> None:  # noqa: ANN401 Django's signature
        """Rebuild and tell the counts."""
        self.stdout.write(f"{max(rebuild(), default=0)} tickets, {rebuild_runs()} repairs")
