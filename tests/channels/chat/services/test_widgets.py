"""Widgets are made and changed, and refuse what would not work."""

import pytest

from ruhepol.channels.chat.exceptions import WidgetRefusedError
from ruhepol.channels.chat.models import Widget
from ruhepol.channels.chat.secrets import BOX
from ruhepol.channels.chat.services.widgets import (
    change_widget,
    rotate_secret,
    save_invitation,
    set_invitations,
)
from ruhepol.core.models import EventRow


def test_a_widget_keeps_origins_as_browsers_name_them(widget, world):
    """What an admin types becomes what is compared."""
    change_widget(widget=widget, origins=["Shop.example/", "http://127.0.0.1:80"], by=world.root.actor)
    assert Widget.objects.get().origins == ["https://shop.example", "http://127.0.0.1:80"]


@pytest.mark.parametrize("facts", [{"name": " "}, {"accent": "red"}, {"origins": ["https://x.example/path"]}])
def test_what_would_not_work_is_refused(widget, world, facts):
    """A nameless widget, a colour that is none, an origin no browser sends."""
    with pytest.raises(WidgetRefusedError):
        change_widget(widget=widget, by=world.root.actor, **facts)


def test_the_secret_is_kept_sealed(widget, world):
    """It is shown once; the table alone gives it to nobody."""
    secret = rotate_secret(widget=widget, by=world.root.actor)
    kept = Widget.objects.get().sealed_secret
    assert secret not in kept
    assert BOX.unseal(kept) == secret
    assert EventRow.objects.filter(name="channels.WidgetSaved").last().data["fields"] == ["secret"]


def test_invitations_are_the_ones_given(widget, world):
    """The list is replaced as a whole and keeps its order."""
    one = {"text_de": "Fragen zur Rechnung?", "text_en": "Questions?", "page": "/basket*"}
    set_invitations(widget=widget, invitations=[one, {**one, "page": ""}], by=world.root.actor)
    set_invitations(widget=widget, invitations=[{**one, "page": ""}, one], by=world.root.actor)
    assert [each.page for each in widget.invitations.all()] == ["", "/basket*"]


def test_an_invitation_is_changed_by_itself(widget, world):
    """One row is made and changed; the others stay as they are."""
    made = [
        save_invitation(widget=widget, text_de=f"Frage {n}?", text_en=f"Question {n}?", by=world.root.actor)
        for n in (1, 2)
    ]
    save_invitation(widget=widget, invitation=made[1], is_active=False, by=world.root.actor)
    assert list(widget.invitations.values_list("position", "is_active")) == [(0, True), (1, False)]
