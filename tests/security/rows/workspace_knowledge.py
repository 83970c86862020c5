"""The agents' pages about articles: all of them read, those of the house write, leads arrange."""

from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.knowledge.models import SearchGap
from ruhepol.knowledge.services.articles import archive_article
from ruhepol.knowledge.services.images import add_image
from tests.factories.knowledge import make_article, make_category
from tests.factories.pictures import make_picture
from tests.security.matrix import AGENTS, IN_REACH, LEADS, Row

STAFF = IN_REACH  # everybody of the house


def published(_world):
    """Return a published article."""
    return {"article_id": make_article().pk}


def archived(_world):
    """Return an article readers do not see."""
    return {"article_id": archive_article(article=make_article(), by=SYSTEM).pk}


def text(_world):
    """Return the German text of an article."""
    return {"article_id": make_article().pk, "language": "de"}


def version(world):
    """Return the first version of a text."""
    return {**text(world), "number": 1}


def picture(_world):
    """Return a picture in an article."""
    article = make_article()
    image = add_image(article=article, name="a", data=make_picture(), by=SYSTEM)
    return {"article_id": article.pk, "image_id": image.pk}


def gap(_world):
    """Return a search that found nothing."""
    now = clock.now()
    return {"gap_id": SearchGap.objects.create(query="fax", language="de", first_at=now, last_at=now).pk}


def shelf(_world):
    """Return a category."""
    return {"slug": make_category().slug}


def post(url, lets_in, about):
    """Return a row of a POST."""
    return Row(url=f"workspace:{url}", lets_in=lets_in, method="post", about=about)


ROWS = [
    Row(url="workspace:articles", lets_in=AGENTS),
    Row(url="workspace:new-article", lets_in=STAFF),
    post("new-article", STAFF, lambda _w: {}),
    Row(url="workspace:article", lets_in=AGENTS, about=published),
    Row(url="workspace:article", lets_in=STAFF, about=archived),
    post("article", STAFF, published),
    post("archive-article", STAFF, published),
    post("preview", STAFF, lambda _w: {"language": "de"}),
    Row(url="workspace:versions", lets_in=STAFF, about=text),
    post("restore-version", STAFF, version),
    post("add-pictures", STAFF, published),
    post("remove-picture", STAFF, picture),
    Row(url="workspace:wishes", lets_in=STAFF),
    post("dismiss-wish", STAFF, gap),
    Row(url="workspace:categories", lets_in=LEADS),
    Row(url="workspace:new-category", lets_in=LEADS),
    post("new-category", LEADS, lambda _w: {}),
    Row(url="workspace:category", lets_in=LEADS, about=shelf),
    post("category", LEADS, shelf),
    post("delete-category", LEADS, shelf),
]
