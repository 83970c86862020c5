"""Pictures and files in articles: for whoever may read the article."""

from ruhepol.core.actors import SYSTEM
from ruhepol.knowledge.models import Article
from ruhepol.knowledge.services.files import add_file
from ruhepol.knowledge.services.images import add_image
from tests.factories.knowledge import make_article
from tests.factories.pictures import make_picture
from tests.security.matrix import AGENTS, CUSTOMERS, EVERYBODY, Row


def picture(_world, audience=Article.Audience.PUBLIC):
    """Return the file's name of a picture in an article."""
    made = make_article(audience=audience)
    return {"file_name": add_image(article=made, name="a", data=make_picture(), by=SYSTEM).file_name}


def inner_picture(world):
    """Return a picture in an article for agents."""
    return picture(world, Article.Audience.AGENTS)


def file(_world, audience=Article.Audience.PUBLIC):
    """Return a file that goes with an article."""
    made = make_article(audience=audience)
    return {"file_id": add_file(article=made, name="a.pdf", source=b"x", by=SYSTEM).pk}


def inner_file(world):
    """Return a file of an article for agents."""
    return file(world, Article.Audience.AGENTS)


def customers_file(world):
    """Return a file of an article for signed-in customers, which partners see as they see the article."""
    return file(world, Article.Audience.CUSTOMERS)


ROWS = [
    Row(url="media:article-file", lets_in=EVERYBODY, about=file),
    Row(url="media:article-file", lets_in=AGENTS, about=inner_file),
    Row(url="media:article-file", lets_in=AGENTS | CUSTOMERS, about=customers_file),
    Row(url="media:article-image", lets_in=EVERYBODY, about=picture),
    Row(url="media:article-image", lets_in=AGENTS, about=inner_picture),
]
