"""Django's entry to the tickets room."""

from django.apps import AppConfig


class TicketsConfig(AppConfig):
    """Tickets and their conversations."""

    name = "ruhepol.tickets"

    def ready(self) -> None:
        """Connect receivers and periodic tasks; tell where tickets come from, and which files are needed."""
        from ruhepol.core.files import needs  # noqa: PLC0415
        from ruhepol.core.search import sources  # noqa: PLC0415  models load first
        from ruhepol.tickets import receivers, tasks  # noqa: F401, PLC0415
        from ruhepol.tickets.filing import needs_file  # noqa: PLC0415
        from ruhepol.tickets.findable import KIND  # noqa: PLC0415
        from ruhepol.tickets.services import indexing  # noqa: PLC0415

        needs.offer(needs_file)
        sources.register(KIND, sources.Source(indexing.ticket_ids, indexing.index_tickets))
