"""Keeping the house's synonyms."""

import pytest

from ruhepol.core.actors import SYSTEM
from ruhepol.core.models import EventRow
from ruhepol.knowledge.models import Synonyms
from ruhepol.knowledge.models.synonyms import entries
from ruhepol.knowledge.services.synonyms import delete_synonyms, save_synonyms
from tests.factories.people import make_brand

pytestmark = pytest.mark.django_db


def test_each_word_is_kept_once() -> None:
    """Without the spaces somebody typed."""
    held = save_synonyms(words=[" PF", "Postfach ", "PF", ""], by=SYSTEM)
    assert entries(held.words) == ("PF", "Postfach")
    save_synonyms(held=held, words=["PF", "Mailbox"], brand=make_brand(), by=SYSTEM)
    assert entries(Synonyms.objects.get().words) == ("PF", "Mailbox")


def test_what_is_deleted_is_told() -> None:
    """And gone."""
    held = save_synonyms(words=["PF", "Postfach"], by=SYSTEM)
    number = held.pk
    delete_synonyms(held=held, by=SYSTEM)
    assert not Synonyms.objects.exists()
    names = EventRow.objects.filter(data__synonyms_id=number).order_by("pk").values_list("name", flat=True)
    assert list(names) == ["knowledge.SynonymsSaved", "knowledge.SynonymsDeleted"]
