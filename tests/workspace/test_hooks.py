"""Setting up a webhook, and trying its form on what came."""

import pytest

from ruhepol.core.actors import SYSTEM
from ruhepol.healing.models import Hook
from ruhepol.healing.services.hooks import BOX, keep_payload
from ruhepol.healing.services.sources import connect_source
from ruhepol.people.models import Asset
from tests.workspace.pages import text

pytestmark = pytest.mark.django_db
FORM = 'name = "$.event"\nasset = {kind = "server", id = "$.host"}'


@pytest.fixture
def source():
    """Connect a system."""
    return connect_source(name="Wache", by=SYSTEM)[0]


@pytest.fixture
def address(source):
    """Return the webhook's page."""
    return f"/desk/signals/{source.pk}/hook/"


def said(**others):
    """Return what is typed into the form."""
    return {
        "style": "github",
        "signature_header": "",
        "moment_header": "",
        "form": "",
        "secret": "",
        **others,
    }


def test_a_secret_is_shown_once(root, address):
    """Ours is shown and kept sealed; one that the system made is not shown again."""
    page = root.post(address, said(), follow=True)
    secret = BOX.unseal(Hook.objects.get().sealed_secret)
    assert secret in page.content.decode()
    assert "/signals/hooks/" in text(page)
    assert secret not in root.get(address).content.decode()
    again = root.post(f"{address}secret/", follow=True).content.decode()
    assert BOX.unseal(Hook.objects.get().sealed_secret) in again
    assert secret not in again
    page = root.post(address, said(secret="whsec_abc"), follow=True)
    assert BOX.unseal(Hook.objects.get().sealed_secret) == "whsec_abc"
    assert "whsec_abc" not in page.content.decode()
    root.post(address, said(form=FORM))
    assert BOX.unseal(Hook.objects.get().sealed_secret) == "whsec_abc"


@pytest.mark.parametrize(
    ("typed", "words"),
    [({"form": "name = ?"}, "line 1"), ({"style": "own"}, "in which header")],
)
def test_what_does_not_fit_is_said(root, address, typed, words):
    """And nothing is set up."""
    answer = root.post(address, said(**typed))
    assert answer.status_code == 422
    assert words in text(answer)
    assert not Hook.objects.exists()


def test_a_form_is_tried_on_what_came(root, source, address):
    """It shows the signals and whom they mean, or what is wrong with the form or the payload."""
    Asset.objects.create(kind="server", external_id="s-42", name="mc-42")
    assert "Nothing came yet" in text(root.get(address))
    keep_payload(source=source, body=b'{"event": "<b>disk full</b>", "host": "mc-42"}')
    assert "<b>disk full" in text(root.get(address))
    tried = root.post(f"{address}preview/", {"form": FORM})
    assert "/desk/assets/" in tried.content.decode()
    assert "<b>disk" not in tried.content.decode()
    assert "nothing at $.other" in text(root.post(f"{address}preview/", {"form": 'name = "$.other"'}))
    assert "Field required" in text(root.post(f"{address}preview/", {"form": "x = 1"}))
    keep_payload(source=source, body=b"no json")
    assert "Expecting value" in text(root.post(f"{address}preview/", {"form": FORM}))


def test_what_was_turned_away_is_shown(root, source, address):
    """With its reason, so that one sees which secret is wrong."""
    root.post(address, said(form=FORM))
    Hook.objects.update(turned_away_at=source.created_at, turned_away_why="the signature does not fit")
    assert "the signature does not fit" in text(root.get(address))
