"""Connecting systems."""

import pytest

from ruhepol.core.actors import SYSTEM
from ruhepol.core.models import EventRow
from ruhepol.healing.exceptions import NameTakenError
from ruhepol.healing.models import Source
from ruhepol.healing.reading.mapping import MappingError
from ruhepol.healing.selectors import source_with
from ruhepol.healing.services.sources import change_source, connect_source, renew_key

pytestmark = pytest.mark.django_db


def change(source, **others):
    """Change a source as its form does."""
    now = {"name": source.name, "mapping": source.mapping, "is_active": source.is_active}
    return change_source(source=source, by=SYSTEM, **{**now, **others})


def test_a_key_opens_until_it_is_renewed_or_the_source_is_off():
    """Only its digest is kept."""
    source, key = connect_source(name="Wache", by=SYSTEM)
    assert source_with(key) == source
    assert key not in Source.objects.values_list("digest", flat=True)
    fresh = renew_key(source=source, by=SYSTEM)
    assert (source_with(key), source_with(fresh)) == (None, source)
    change(source, is_active=False)
    assert source_with(fresh) is None
    names = EventRow.objects.filter(stream=f"source:{source.pk}").values_list("name", flat=True)
    assert sorted(names) == ["healing.SourceChanged"] * 2 + ["healing.SourceConnected"]


def test_a_name_is_given_once():
    """Two sources of one name could not be told apart in the list."""
    connect_source(name="Wache", by=SYSTEM)
    with pytest.raises(NameTakenError):
        connect_source(name="Wache", by=SYSTEM)
    other = connect_source(name="Andere", by=SYSTEM)[0]
    with pytest.raises(NameTakenError):
        change(other, name="Wache")


def test_a_mapping_nobody_can_read_changes_nothing(source):
    """The old rules go on."""
    before = source.mapping
    with pytest.raises(MappingError):
        change(source, mapping="host.name = ship")
    source.refresh_from_db()
    assert source.mapping == before
