"""Django's entry to the knowledge room."""

from django.apps import AppConfig


class KnowledgeConfig(AppConfig):
    """Articles and what came of them."""

    name = "ruhepol.knowledge"

    def ready(self) -> None:
        """Tell the search index where articles come from, and connect the receivers."""
        from ruhepol.core.search.sources import register  # noqa: PLC0415  models must be loaded first
        from ruhepol.knowledge import receivers  # noqa: F401, PLC0415  Django's place for it
        from ruhepol.knowledge.services.indexing import SOURCE  # noqa: PLC0415

        register("article", SOURCE)
        from ruhepol.core.files import needs  # noqa: PLC0415
        from ruhepol.knowledge.keeping import needs_file  # noqa: PLC0415

        needs.offer(needs_file)
        from ruhepol.knowledge.suggest import missing  # noqa: PLC0415
        from ruhepol.knowledge.suggest.articles import SOURCE as ARTICLES  # noqa: PLC0415
        from ruhepol.knowledge.suggest.canned import SOURCE as CANNED  # noqa: PLC0415
        from ruhepol.knowledge.suggest.solved import SOURCE as SOLVED  # noqa: PLC0415
        from ruhepol.knowledge.suggest.sources import offer  # noqa: PLC0415
        from ruhepol.knowledge.tasks import want_index, want_meanings  # noqa: PLC0415

        missing.listen(want_meanings)
        missing.listen_for_indexes(want_index)
        for source in (ARTICLES, CANNED, SOLVED):
            offer(source)
