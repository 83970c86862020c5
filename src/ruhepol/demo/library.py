"""The demo's help centre as it grew: written over months, some of it not looked at since."""

from datetime import timedelta
from pathlib import Path

from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.knowledge.models import Article
from ruhepol.knowledge.services.importing import import_folder
from ruhepol.people.models import Agent

ARTICLES = Path(__file__).parent / "articles"
WRITTEN = (207, 188, 169, 148, 126, 112, 93, 77)
"""So many days ago, all before the history's first reader; the first two are due to be read again."""


def put_up(owner: Agent) -> list[Article]:
    """Publish all articles, each at its own time; every shelf has old ones and new ones."""
    keys = sorted({path.stem for path in ARTICLES.glob("*/*.md")})
    articles = []
    for place, days in enumerate(WRITTEN):
        with clock.frozen(clock.now() - timedelta(days=days)):
            mine = set(keys[place :: len(WRITTEN)])
            articles += import_folder(folder=ARTICLES, by=SYSTEM, owner=owner, keys=mine)
    return articles
