"""Setting up a webhook and taking what it sends."""

import pytest

from ruhepol.core.actors import SYSTEM
from ruhepol.healing.models import Hook, Payload, Signal
from ruhepol.healing.reading.form import FormError
from ruhepol.healing.reading.seen import UnreadableError
from ruhepol.healing.reading.signing import NotSignedError
from ruhepol.healing.services.hooks import Way, check, renew_secret, set_hook, take_delivery
from tests.healing.signed import SECRET, as_github

WAY = Way(style="github", form='name = "$.event"')
BODY = b'{"event": "disk full"}'


def test_a_delivery_is_known_by_its_signature(source):
    """So that the same one counts once; with another secret it is turned away and noted."""
    hook, shown = set_hook(source=source, way=WAY, secret=SECRET, by=SYSTEM)
    assert shown == ""
    key = check(hook=hook, headers=as_github(BODY), body=BODY)
    assert [take_delivery(hook=hook, body=BODY, key=key) for _ in range(2)] == [1, 0]
    assert (Signal.objects.get().count, Payload.objects.count()) == (1, 2)
    assert renew_secret(hook=hook, by=SYSTEM) != SECRET
    with pytest.raises(NotSignedError):
        check(hook=Hook.objects.get(), headers=as_github(BODY), body=BODY)
    assert Hook.objects.get().turned_away_at


def test_what_is_no_form_is_not_kept(source):
    """Nor is a payload that says nothing taken for a signal; it stays to be looked at."""
    with pytest.raises(FormError):
        set_hook(source=source, way=Way(style="github", form="name ="), by=SYSTEM)
    hook, shown = set_hook(source=source, way=WAY, by=SYSTEM)
    assert shown
    with pytest.raises(UnreadableError):
        take_delivery(hook=hook, body=b"{}", key="k")
    assert Payload.objects.get().text == "{}"
