"""How processes know that suggestions are stale."""

import pytest

from ruhepol.knowledge.services.editions import turn_edition
from ruhepol.knowledge.suggest.shelf import editions_now

pytestmark = pytest.mark.django_db


def test_each_kind_has_its_own_number() -> None:
    """The first turn makes the row; another kind's does not move it."""
    turn_edition()
    turn_edition()
    turn_edition(kind="canned")
    assert editions_now() == {"article": 2, "canned": 1}
