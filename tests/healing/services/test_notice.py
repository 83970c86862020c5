"""Remembering which assets are to be looked at."""

from datetime import timedelta

from ruhepol.core.actors import SYSTEM
from ruhepol.core.models import Job
from ruhepol.healing.models import Due, KnownProblem, Noticed
from ruhepol.healing.services import notice as noticing
from ruhepol.healing.services.notice import CALL, notice, notice_kind
from ruhepol.healing.services.problems import save_problem
from ruhepol.healing.services.take import take
from ruhepol.people.models import Asset
from tests.healing.facts import description, fact
from tests.world import NOON

HOUR = timedelta(hours=1)


def waiting():
    """Return the assets that wait to be looked at, with how often they were told of."""
    return dict(Noticed.objects.values_list("asset", "count"))


def test_a_telling_is_remembered_once_an_asset(source, server):
    """However many facts and batches tell of it; one call is enough, and what is nobody's calls nobody."""
    take(source=source, told=[fact(attributes={})])
    assert not Job.objects.filter(unique_key=f"nudge:{CALL}").exists()
    for _ in range(3):
        take(source=source, told=[fact()] * 5)
    assert waiting() == {server.pk: 3}
    assert Job.objects.filter(unique_key=f"nudge:{CALL}").count() == 1


def test_a_problem_that_is_described_today_is_looked_for_in_what_is_known(source, server):
    """Nobody waits for the next signal; other kinds, and what is fixed, are left alone."""
    order = Asset.objects.create(kind="order", external_id="o-1", name="o-1")
    take(source=source, told=[fact(), fact(attributes={"order.id": "o-1"})])
    assert waiting() == {server.pk: 1, order.pk: 1}
    Noticed.objects.all().delete()
    problem = save_problem(problem=None, description=description(), by=SYSTEM)
    notice_kind(problem.pk)
    assert waiting() == {server.pk: 1}
    Noticed.objects.all().delete()
    KnownProblem.objects.update(state=KnownProblem.State.FIXED)
    notice_kind(problem.pk)
    assert waiting() == {}


def test_those_not_heard_of_lately_are_looked_at_by_and_by(source, server, monkeypatch):
    """It may be their silence that is the problem."""
    quiet = Asset.objects.create(kind="server", external_id="q-1", name="q-1")
    Asset.objects.create(kind="server", external_id="q-2", name="never heard of")
    take(source=source, told=[fact(at=NOON - 2 * HOUR, attributes={"host.name": "q-1"}), fact()])
    Noticed.objects.all().delete()
    problem = save_problem(problem=None, description=description(), by=SYSTEM)
    monkeypatch.setattr(noticing, "MOST_OF_A_KIND", 1)
    notice_kind(problem.pk)
    assert waiting() == {server.pk: 1}
    assert list(Due.objects.values_list("asset", "at")) == [(quiet.pk, NOON)]


def test_nothing_is_remembered_for_nothing(source):  # noqa: ARG001  at noon
    """A batch without an asset writes no row."""
    notice([])
    assert waiting() == {}
