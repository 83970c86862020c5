"""The demo company's systems tell of today."""

import pytest

from ruhepol.demo.signals import know, tell
from ruhepol.healing.diagnosis import diagnose
from ruhepol.healing.models import Signal
from ruhepol.healing.selectors import troubles
from ruhepol.people.models import Asset

pytestmark = pytest.mark.django_db


def test_the_full_disk_is_told_of_the_server_the_story_is_about():
    """Whoever opens Kim's ticket sees since when."""
    server = Asset.objects.create(kind="server", external_id="mc-42", name="mc-42")
    know()
    assert tell() == 20
    found = {one.latest.name: one.count for one in troubles([server.pk], most=5)[server.pk]}
    assert found == {"disk": 13, "start minecraft": 3}
    [finding] = diagnose([server])
    assert finding.problem.title_de == "Platte voll, Server startet nicht"
    assert Signal.objects.filter(asset=None, name="disk").exists()
