"""The first articles of a fresh help centre, as drafts: what stands in brackets is yours to fill in."""

from pathlib import Path

from ruhepol.core.actors import Actor
from ruhepol.knowledge.models import Article
from ruhepol.knowledge.services.importing import import_folder

FOLDER = Path(__file__).parents[1] / "starter"


def draft_first_articles(*, by: Actor) -> list[Article]:
    """Keep drafts for a shop and a hosting company in both languages. Publishes ArticleSaved."""
    return import_folder(folder=FOLDER, by=by, publish=False)
