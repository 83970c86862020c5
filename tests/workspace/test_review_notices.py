"""Reviews of articles are told inside the product, where one looks anyway."""

import pytest

from ruhepol.knowledge.services.reviews import ask_for_review, send_back
from tests.factories.knowledge import make_text
from tests.workspace.pages import swap, text

pytestmark = pytest.mark.django_db


def test_who_is_asked_finds_it_beside_the_inbox_and_in_the_navigation(ben, world):
    """The title leads to the article; the asker's words stand with it."""
    held = make_text("Find your invoice", language="en").article
    ask_for_review(article=held, reviewer=world.ben, note="Right numbers?", by=world.ada.actor)
    page = ben.get("/desk/").content.decode()
    assert f'href="/desk/knowledge/{held.pk}/#review"' in page
    assert "Right numbers?" in text(ben.get("/desk/knowledge/"))
    assert "Articles 1" in " ".join(text(ben.get("/desk/navigation/")).split())


def test_a_verdict_is_told_until_it_is_noted(ada, world):
    """One button takes the notice away, on the spot; the words stay on the article's page."""
    held = make_text("Find your invoice", language="en").article
    review = ask_for_review(article=held, by=world.ada.actor)
    send_back(review=review, words="Name the menu.", by=world.ben.actor)
    assert "Name the menu." in text(ada.get("/desk/"))
    address = f"/desk/knowledge/{held.pk}/review/{review.pk}/noted/"
    after = ada.post(address, headers=swap("review-notices"))
    assert "Name the menu." not in text(after)
    assert "Name the menu." in text(ada.get(f"/desk/knowledge/{held.pk}/"))
    assert ada.post(address).status_code == 302
