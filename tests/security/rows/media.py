"""Pictures in articles: for whoever may read the article."""

from ruhepol.core.actors import SYSTEM
from ruhepol.knowledge.models import Article
from ruhepol.knowledge.services.images import add_image
from tests.factories.knowledge import make_article
from tests.factories.pictures import make_picture
from tests.security.matrix import AGENTS, EVERYBODY, Row


def picture(_world, audience=Article.Audience.PUBLIC):
    """Return the file's name of a picture in an article."""
    made = make_article(audience=audience)
    return {"file_name": add_image(article=made, name="a", data=make_picture(), by=SYSTEM).file_name}


def inner_picture(world):
    """Return a picture in an article for agents."""
    return picture(world, Article.Audience.AGENTS)


ROWS = [
    Row(url="media:article-image", lets_in=EVERYBODY, about=picture),
    Row(url="media:article-image", lets_in=AGENTS, about=inner_picture),
]
