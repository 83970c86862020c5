"""Chat windows are set up on a page: what would not work is said, and the secret is shown once."""

import pytest
from django.urls import reverse

from ruhepol.channels.chat.models import Invitation, Widget
from ruhepol.channels.chat.secrets import BOX
from tests.factories.chat import make_widget
from tests.workspace.conftest import signed_in

FACTS = {
    "name": "Shop",
    "origins": "shop.example\nhttps://*.shop.example",
    "accent": "#0F6E6E",
    "is_active": "on",
}


@pytest.fixture
def root(world):
    """Root's browser."""
    return signed_in(world.root)


def page(name, **kwargs):
    """Return an address of the settings."""
    return reverse(f"workspace:{name}", kwargs=kwargs or None)


def test_a_window_is_made_and_changed(world, root):
    """Sites are kept as browsers name them; the change keeps key and brand."""
    assert root.get(page("new-widget")).status_code == 200
    root.post(page("new-widget"), {**FACTS, "brand": world.brand.pk})
    made = Widget.objects.get()
    assert (made.brand, made.accent) == (world.brand, "#0f6e6e")
    assert made.origins == ["https://shop.example", "https://*.shop.example"]
    shown = root.get(page("edit-widget", key=made.pk)).content.decode()
    assert f"data-key=&#34;{made.key}&#34;" in shown.replace("&quot;", "&#34;")
    root.post(page("edit-widget", key=made.pk), {**FACTS, "has_bot": "on", "greeting_de": "Guten Tag!"})
    changed = Widget.objects.get()
    assert (changed.key, changed.has_bot, changed.greeting_de) == (made.key, True, "Guten Tag!")
    assert "Shop" in root.get(page("settings")).content.decode()


@pytest.mark.parametrize(
    "wrong", [{"origins": "https://shop.example/basket"}, {"accent": "red"}, {"name": ""}]
)
def test_what_would_not_work_is_said(world, root, wrong):
    """The form comes back with the fault, and nothing is kept."""
    assert root.post(page("new-widget"), {**FACTS, "brand": world.brand.pk, **wrong}).status_code == 422
    assert not Widget.objects.exists()


def test_the_secret_is_shown_once(world, root):
    """The page after making it holds it; no later page does."""
    widget = make_widget(brand=world.brand)
    made = root.post(page("rotate-secret", key=widget.pk))
    secret = BOX.unseal(Widget.objects.get().sealed_secret)
    assert secret in made.content.decode()
    assert "no-store" in made.headers["Cache-Control"]
    assert secret not in root.get(page("edit-widget", key=widget.pk)).content.decode()


def test_an_invitation_is_made_and_switched_off(world, root):
    """Its rules are kept as typed."""
    widget = make_widget(brand=world.brand)
    facts = {
        "widget": widget.pk,
        "text_de": "Fragen zur Rechnung?",
        "text_en": "Questions?",
        "page": "/basket*",
        "after_seconds": 20,
        "basket_from": "50.00",
        "pause_days": 3,
    }
    root.post(page("new-invitation"), {**facts, "is_active": "on"})
    made = Invitation.objects.get()
    assert (made.page, made.after_seconds, made.is_active) == ("/basket*", 20, True)
    root.post(page("edit-invitation", key=made.pk), facts)
    assert not Invitation.objects.get().is_active
