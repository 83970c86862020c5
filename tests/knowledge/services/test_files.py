"""Files that go with articles."""

import pytest

from ruhepol.core.actors import SYSTEM
from ruhepol.core.files.services import read
from ruhepol.knowledge.models import ArticleFile
from ruhepol.knowledge.services.files import add_file, remove_file
from tests.factories.knowledge import make_article

pytestmark = pytest.mark.django_db


def test_a_file_of_the_same_name_takes_the_old_ones_place():
    """Readers find the new price list under the old address."""
    article = make_article()
    first = add_file(article=article, name="Preise.pdf", source=b"2025", by=SYSTEM)
    second = add_file(article=article, name="Preise.pdf", source=b"2026", by=SYSTEM)
    assert (first.pk, second.size, read(second.digest)) == (second.pk, 4, b"2026")
    remove_file(file=second, by=SYSTEM)
    assert not ArticleFile.objects.exists()
