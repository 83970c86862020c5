"""The systems and the help desk know each other, also after a move."""

from dataclasses import replace

import pytest

from ruhepol.demo.systems.keys import SYSTEMS, address, connect, keys, move_in
from ruhepol.healing.doing.secrets import BOX
from ruhepol.healing.models import Source, System

pytestmark = pytest.mark.django_db


def test_they_can_be_asked_and_may_tell(settings, tmp_path, django_capture_on_commit_callbacks):
    """Under every name the kits use, with the token they were given; at another port they are found again."""
    settings.DATA_DIR = tmp_path
    move_in()
    assert keys() is None
    with django_capture_on_commit_callbacks(execute=True):
        made = connect()
    assert keys() == made
    assert Source.objects.filter(is_active=True).count() == 1
    assert set(System.objects.values_list("name", flat=True)) == set(SYSTEMS)
    assert {BOX.unseal(one.sealed) for one in System.objects.all()} == {made.token}
    settings.RUHEPOL = replace(settings.RUHEPOL, systems_port=settings.RUHEPOL.systems_port + 1)
    move_in()
    assert set(System.objects.values_list("address", flat=True)) == {address()}
