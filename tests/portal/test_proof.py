"""Work under pressure, and what holds machines back."""

from datetime import timedelta
from itertools import count

import pytest
from django.core.cache import cache

from ruhepol.core import clock, crypto
from ruhepol.portal import proof
from ruhepol.portal.screens.request import gate
from ruhepol.tickets.models import Ticket
from tests.portal.test_request import WORDS, worked
from tests.security.visitors import enter_portal as sign_in
from tests.world import NOON, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    """Everybody."""
    return make_world()


@pytest.fixture
def pressure(world):  # noqa: ARG001  the form needs a brand
    """One network address has used up what is free."""
    cache.set("limit:request:127.0.0.1", proof.FREE)


def post(client, **more):
    """Send the form."""
    return client.post("/de/request/", {**WORDS, **more})


def test_calm_days_ask_for_nothing(client, world):
    """The challenge is empty and the form is taken as it is; a customer is never asked."""
    assert client.get("/de/request/proof/").json()["bits"] == 0
    assert post(client).status_code == 302
    cache.set("limit:all-requests:", 500)
    sign_in(client, world.kim)
    assert post(client).status_code == 302


@pytest.mark.parametrize(("so_far", "bits"), [(29, 0), (30, 17), (100, 18), (5000, 20)])
def test_the_work_grows_with_the_pressure(client, so_far, bits):
    """From everywhere together, whatever one address did."""
    cache.set("limit:all-requests:", so_far)
    assert client.get("/de/request/proof/").json()["bits"] == bits


@pytest.mark.usefixtures("pressure")
def test_a_proof_opens_the_door_once(client):
    """The same again is refused, with every word still there."""
    done = worked(client)
    assert post(client, proof=done, text="eins").status_code == 302
    again = post(client, proof=done, text="zwei")
    assert (again.status_code, "zwei" in again.text) == (422, True)
    assert Ticket.objects.get().excerpt == "eins"


@pytest.mark.usefixtures("pressure")
def test_no_old_forged_or_cheaper_proof_is_taken(client):
    """Expired, signed by somebody else, for less work, without work, or nonsense."""
    with clock.frozen(NOON):
        old = worked(client)
    with clock.frozen(NOON + proof.LASTS + timedelta(seconds=1)):
        assert post(client, proof=old).status_code == 422
    cheap = crypto.sign(proof.CHALLENGE, ["00", 0])
    stolen = crypto.sign("portal.receipt", ["00", 16])
    idle = client.get("/de/request/proof/").json()["token"]
    lazy = next(f"{idle} {n}" for n in count() if proof.zero_bits(f"{idle} {n}") == 0)
    for forged in (f"{cheap} 1", f"{stolen} 1", lazy, "x y", f"{idle} x", ""):
        assert post(client, proof=forged).status_code == 422, forged
    assert not Ticket.objects.exists()


@pytest.mark.usefixtures("pressure")
def test_without_a_script_time_is_the_work(client):
    """The form comes back with a word that is worth a proof after a while, once, and not for ever."""
    with clock.frozen(NOON):
        word = post(client).text.split('name="patience" value="')[1].split('"')[0]
        assert post(client, patience=word).status_code == 422
    with clock.frozen(NOON + timedelta(hours=1)):
        assert post(client, patience=word).status_code == 422
    with clock.frozen(NOON + proof.WAIT + timedelta(seconds=1)):
        assert post(client, patience=word).status_code == 302
        assert post(client, patience=word).status_code == 422
    assert Ticket.objects.count() == 1


def test_a_breaker_stops_what_comes_from_everywhere(client, world):
    """Whoever has proven work, too; a customer we know still gets through."""
    cache.set("limit:all-requests:", gate.BREAKER)
    assert post(client, proof=worked(client)).status_code == 429
    sign_in(client, world.kim)
    assert post(client).status_code == 302
