"""Every test of the bot lives in the small world, with a help centre and a widget where the bot is first."""

import pytest

from ruhepol.knowledge.services.articles import Content
from tests.factories.chat import make_widget
from tests.factories.knowledge import make_article
from tests.world import make_world

ARTICLES = {
    "invoice": (
        "Rechnung finden",
        """Ihre Rechnungen liegen im Kundenkonto unter **Rechnungen**.

## Als PDF speichern

Öffnen Sie die Rechnung und wählen Sie *Herunterladen*.""",
        "beleg, quittung, buchhaltung",
    ),
    "invoice-address": (
        "Rechnungsadresse ändern",
        "Die Anschrift auf der Rechnung ändern Sie im Kundenkonto unter **Adressen**.",
        "anschrift, firmenname",
    ),
    "returns": (
        "Etwas zurückgeben",
        """Sie können alles innerhalb von 14 Tagen zurückgeben.

## Wann kommt mein Geld?

Die Erstattung dauert höchstens fünf Werktage.""",
        "rücksendung, umtausch, retoure",
    ),
    "password": (
        "Passwort vergessen",
        "Klicken Sie auf **Passwort vergessen** und öffnen Sie die E-Mail.",
        "kennwort, zugang, login",
    ),
    "delivery": (
        "Wo ist mein Paket?",
        "Den Stand der Lieferung sehen Sie unter **Bestellungen**.",
        "versand",
    ),
}


@pytest.fixture
def world(db):  # noqa: ARG001  people are rows
    """Everybody by name."""
    return make_world()


@pytest.fixture
def shelf(world):  # noqa: ARG001  articles are written in it
    """Return the help centre's articles by key."""
    return {
        key: make_article(key, de=Content(title=title, body=body, keywords=words))
        for key, (title, body, words) in ARTICLES.items()
    }


@pytest.fixture
def widget(world, shelf):  # noqa: ARG001  the bot answers from it
    """Return the shop's widget, where the bot is asked first."""
    return make_widget(brand=world.brand, has_bot=True)


@pytest.fixture(autouse=True)
def _own_files(tmp_path, settings):
    settings.DATA_DIR = tmp_path
