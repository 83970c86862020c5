"""The demo company's help centre."""

import pytest

from ruhepol.core.actors import SYSTEM
from ruhepol.core.text import detect
from ruhepol.demo.library import ARTICLES
from ruhepol.knowledge.links import keys_in
from ruhepol.knowledge.models import Article, ArticleText
from ruhepol.knowledge.services.importing import import_folder
from ruhepol.knowledge.suggest import shelf
from ruhepol.knowledge.suggest.suggesting import suggest

pytestmark = pytest.mark.django_db

QUESTIONS = {
    "Hallo, seit heute startet unser Server mc-42 nicht mehr, es kommt nur exit code 28": "server-disk-full",
    "Der Link in der Mail zu meiner Oktoberrechnung öffnet nur eine leere Seite": "invoice-download",
    "ich komme nicht mehr in mein Konto, Kennwort vergessen": "account-password",
    "Wie ziehe ich meine Domain zu Ihnen um?": "domain-transfer-in",
    "Seit gestern kommen bei uns keine E-Mails mehr an": "mailbox-nothing-arrives",
    "tracking says delivered but there is no parcel": "shipping-not-arrived",
    "my invoice has the wrong company name": "invoice-wrong-address",
    "how long does the refund take": "returns-refund",
    "the router blinks red and I have no internet": "hardware-router-lights",
    "browser says connection is not secure": "domain-ssl-certificate",
}


@pytest.fixture(autouse=True)
def _articles():
    """Everything in the folder, published."""
    shelf.forget()
    import_folder(folder=ARTICLES, by=SYSTEM)
    yield
    shelf.forget()


def test_every_article_is_there_in_both_languages() -> None:
    """No article lacks a language, a summary or keywords, and each text is in the language it says."""
    texts = list(ArticleText.objects.published())
    assert len(texts) == 2 * Article.objects.count() >= 48
    assert [text.slug for text in texts if not (text.summary and text.keywords)] == []
    assert [text.slug for text in texts if detect(text.body) != text.language] == []


def test_every_link_between_articles_leads_somewhere() -> None:
    """No article names a key that does not exist."""
    keys = set(Article.objects.values_list("key", flat=True))
    linked = {key for text in ArticleText.objects.all() for key in keys_in(text.body)}
    assert linked <= keys
    assert linked


def test_real_questions_find_their_article() -> None:
    """For each question the article that answers it is the first suggestion."""
    keys = dict(Article.objects.values_list("pk", "key"))
    shown = {question: suggest(question, detect(question)) for question in QUESTIONS}
    assert {question: keys[found[0].id] if found else None for question, found in shown.items()} == QUESTIONS
