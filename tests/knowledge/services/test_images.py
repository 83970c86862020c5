"""Putting pictures into articles."""

import pytest

from ruhepol.core.actors import SYSTEM
from ruhepol.core.models import EventRow
from ruhepol.knowledge.models import ArticleImage
from ruhepol.knowledge.services.images import add_image, remove_image
from tests.factories.knowledge import make_article
from tests.factories.pictures import make_picture

pytestmark = pytest.mark.django_db
RED, BLUE = make_picture(colour="red"), make_picture(colour="blue")


@pytest.fixture
def article():
    """An article without pictures."""
    return make_article()


def events(kind):
    """Return what was published of a kind."""
    return EventRow.objects.filter(name__endswith=kind)


def test_a_picture_gets_a_name_one_can_type(article):
    """The file's name becomes the word in the Markdown; the event says that it is there."""
    image = add_image(article=article, name="Mein Bild (3).PNG", data=RED, by=SYSTEM)
    assert (image.name, image.width, image.height) == ("mein-bild-3", 40, 20)
    assert image.file_name == f"{image.digest}.png"
    assert events("ImageAdded").count() == 1


def test_the_same_bytes_again_change_nothing(article):
    """Dropping a picture twice keeps one row and one event."""
    first = add_image(article=article, name="a.png", data=RED, by=SYSTEM)
    assert add_image(article=article, name="a.png", data=RED, by=SYSTEM) == first
    assert (ArticleImage.objects.count(), events("ImageAdded").count()) == (1, 1)


def test_other_bytes_of_the_same_name_stand_beside_it(article):
    """Whatever the camera calls its files, a picture in use is not overwritten."""
    add_image(article=article, name="image.png", data=RED, by=SYSTEM)
    assert add_image(article=article, name="image.png", data=BLUE, by=SYSTEM).name == "image-2"


def test_replacing_keeps_the_name_and_changes_the_address(article):
    """Texts go on naming it; browsers fetch the new one."""
    before = add_image(article=article, name="lights", data=RED, by=SYSTEM)
    after = add_image(article=article, name="lights", data=BLUE, by=SYSTEM, replace=True)
    assert (after.pk, after.name) == (before.pk, "lights")
    assert after.digest != before.digest


def test_a_removed_picture_is_gone(article):
    """The row goes and the event says so."""
    remove_image(image=add_image(article=article, name="a", data=RED, by=SYSTEM), by=SYSTEM)
    assert not ArticleImage.objects.exists()
    assert events("ImageRemoved").count() == 1
