"""Learning how people ask: from what was solved, from nobody twice, and never from what was not sent."""

from datetime import timedelta

import pytest

from ruhepol.core import actors, clock
from ruhepol.core.actors import SYSTEM
from ruhepol.core.models import EventRow
from ruhepol.knowledge.events import AvoidedWithdrawn
from ruhepol.knowledge.models import Wording
from ruhepol.knowledge.receivers import forget_wordings, learn_wordings
from ruhepol.knowledge.services.articles import Content
from ruhepol.knowledge.services.asking import Showing, confirm_solved, record_shown
from ruhepol.knowledge.services.learning import (
    drop_wording,
    forget_ask,
    forget_words_of,
    judge_wordings,
    learn_from_ask,
    learn_from_ticket,
)
from ruhepol.knowledge.suggest.reading import published
from ruhepol.knowledge.suggest.suggesting import suggest
from ruhepol.tickets.events import TicketClosed
from ruhepol.tickets.models import Ticket
from ruhepol.tickets.services import solve as ending
from ruhepol.tickets.services.reply import reply
from tests.factories.knowledge import make_article, make_ask, make_text
from tests.factories.people import make_agent, make_identity
from tests.factories.tickets import make_ticket

pytestmark = pytest.mark.django_db

ASKED = "Hallo, hier Kim Berger, ich krieg die Kiste nicht mehr auf, Kundennr. 4711. Viele Grüße Kim"
WORDS = "ich krieg die Kiste nicht mehr auf"
USED = Wording.objects.filter(used=True)


def link(article, settings) -> str:
    """Return the article's address as agents insert it."""
    text = article.texts.get()
    return f"{settings.RUHEPOL.address}/{text.language}/article/{text.slug}/"


def answered(article, settings, *, number=1, says="yes", **words) -> Ticket:
    """Return a ticket that an agent answered with the article, ended by the customer's word or silence."""
    contact = make_identity(f"kim{number}@turnierserver.example", name="Kim Berger")
    ticket = make_ticket(contact=contact, subject="Frage", text=words.get("text", ASKED))
    agent = make_agent(f"Ada{number}").actor
    reply(ticket=ticket, text=words.get("with_", f"Bitte hier: {link(article, settings)}"), by=agent)
    claim = ending.solve(ticket=ticket, by=agent)
    if says == "yes":
        ending.confirm(ticket=ticket, by=contact.customer.actor)
    elif says == "nothing":
        claim.silent_at = clock.now()
        claim.save()
        ending.close_unanswered(claim=claim)
    learn_from_ticket(ticket_id=ticket.pk)
    return ticket


def test_a_confirmed_answer_teaches_the_customers_words(settings) -> None:
    """Without name, number, greeting and farewell; saying it again changes nothing."""
    article = make_article()
    ticket = answered(article, settings)
    learn_wordings(TicketClosed(ticket_id=ticket.pk))
    learned = Wording.objects.get()
    assert (learned.article, learned.ticket, learned.language, learned.used) == (article, ticket, "de", True)
    assert WORDS in learned.text
    assert not any(word in learned.text for word in ("Kim", "Berger", "4711", "Hallo", "Grüße"))


def test_suggestions_know_the_learned_words(settings) -> None:
    """Nothing of the article's own text is in the question; with the next question it is found."""
    article = make_article()
    asked = "Krieg die Kiste nicht auf"
    assert not suggest(asked, "de")
    answered(article, settings)
    assert [each.id for each in suggest(asked, "de")] == [article.pk]
    drop_wording(wording=Wording.objects.get(), by=SYSTEM)
    assert not suggest(asked, "de")


def test_an_answer_that_brings_the_articles_words_counts_as_one_with_its_link(settings) -> None:
    """Agents insert the text as often as the address."""
    body = "Klicken Sie auf Passwort vergessen, öffnen Sie die E-Mail und wählen Sie ein neues Kennwort."
    article = make_text("Passwort vergessen", body).article
    answered(article, settings, with_=f"Guten Tag, {body} Viele Grüße")
    assert USED.get().article == article


def test_silence_alone_teaches_nothing_until_another_customer_says_alike(settings) -> None:
    """The agent thought so and the customer did not object: that is one voice."""
    article = make_article()
    answered(article, settings, says="nothing")
    assert Wording.objects.get().used is False
    answered(article, settings, says="nothing", number=2)
    assert USED.count() == 1


def test_a_ticket_that_is_not_over_teaches_nothing(settings) -> None:
    """What was learned is forgotten when it is taken up again."""
    article = make_article()
    ticket = answered(article, settings, says="")
    assert not Wording.objects.exists()
    ending.confirm(ticket=ticket, by=ticket.customer.actor)
    learn_from_ticket(ticket_id=ticket.pk)
    assert USED.exists()
    ending.reopen(ticket=ticket, by=ticket.customer.actor)
    learn_from_ticket(ticket_id=ticket.pk)
    assert not Wording.objects.exists()


def test_a_reply_without_an_article_or_with_a_list_of_them_teaches_nothing(settings) -> None:
    """Three links are no answer to one question."""
    many = [make_text(title, key=f"k{at}") for at, title in enumerate(("Rechnung", "Umzug", "Router"))]
    links = " ".join(link(text.article, settings) for text in many)
    answered(many[0].article, settings, with_="Das ist erledigt.")
    answered(many[0].article, settings, with_=links, number=2)
    assert not Wording.objects.exists()


def test_one_customer_counts_once_an_article(settings) -> None:
    """However often they write."""
    article = make_article()
    ticket = answered(article, settings, says="nothing")
    again = make_ticket(contact=ticket.contact, subject="Frage", text=ASKED)
    agent = make_agent("Eva").actor
    reply(ticket=again, text=link(article, settings), by=agent)
    claim = ending.solve(ticket=again, by=agent)
    claim.silent_at = clock.now()
    claim.save()
    ending.close_unanswered(claim=claim)
    learn_from_ticket(ticket_id=again.pk)
    assert Wording.objects.get().used is False


def test_words_sent_with_that_solved_it_need_a_second_customer() -> None:
    """And more where the article stood first, which it owes to us."""
    article, other = make_article(), make_text("Router anmelden", key="router").article
    for number, device in enumerate(("one", "two"), start=1):
        ask = make_ask(article, device=device)
        confirm_solved(ask=ask, by=SYSTEM, article_id=article.pk)
        learn_from_ask(ask=ask, article_id=article.pk, words=ASKED)
        assert USED.count() == number - 1
    ask = make_ask(other, device="three")
    record_shown(ask=ask, showings=[Showing(other.pk, 0.9), Showing(article.pk, 0.5)])
    first = learn_from_ask(ask=ask, article_id=other.pk, words=ASKED)
    second = learn_from_ask(ask=ask, article_id=article.pk, words=ASKED)
    assert first
    assert second
    assert first.weight < 1 > second.weight


def test_a_word_taken_back_takes_what_was_learned() -> None:
    """The customer wrote anyway: it was not solved."""
    article = make_article()
    ask = make_ask(article)
    learn_from_ask(ask=ask, article_id=article.pk, words=ASKED)
    forget_wordings(AvoidedWithdrawn(ask_id=ask.pk))
    forget_ask(ask_id=ask.pk)
    assert not Wording.objects.exists()


def test_what_an_author_took_away_is_not_learned_again(settings) -> None:
    """The row stays without the words, so that the same ticket does not bring them back."""
    article = make_article()
    ticket = answered(article, settings)
    drop_wording(wording=Wording.objects.get(), by=SYSTEM)
    learn_from_ticket(ticket_id=ticket.pk)
    assert list(Wording.objects.values_list("text", "used")) == [("", False)]
    assert EventRow.objects.filter(name="knowledge.WordingDropped", data__article_id=article.pk).count() == 1


def test_forgetting_a_customer_forgets_their_words(settings) -> None:
    """In the table and in the suggestions; another customer's stay."""
    article = make_article()
    ticket = answered(article, settings)
    answered(article, settings, number=2, text="Login geht seit dem Umzug überhaupt nicht")
    before = article.texts.get().learned_at
    assert forget_words_of(customer=ticket.customer, by=SYSTEM) == 1
    assert USED.get().customer != ticket.customer
    assert article.texts.get().learned_at > before
    [book] = published()
    assert len(book.wordings) == 1


def test_wordings_age(settings, monkeypatch) -> None:
    """After one and a half years without another confirmation they are only kept, not used."""
    answered(make_article(), settings)
    later = clock.now() + timedelta(days=600)
    monkeypatch.setattr(clock, "now", lambda: later)
    judge_wordings()
    assert Wording.objects.get().used is False


def test_an_articles_own_language_gets_its_wordings(settings) -> None:
    """English words are the English text's."""
    texts = {code: Content(title=f"Title {code}", body="Text.") for code in ("de", "en")}
    article = make_article(**texts)
    english = "The box is locked and I cannot get in. Thanks"
    ticket = make_ticket(contact=make_identity("a@b.example"), subject="Locked", text=english)
    agent = make_agent("Ada").actor
    slug = article.texts.get(language="de").slug
    reply(ticket=ticket, text=f"See {settings.RUHEPOL.address}/de/article/{slug}/.", by=agent)
    ending.solve(ticket=ticket, by=agent)
    ending.confirm(ticket=ticket, by=actors.customer(ticket.customer_id))
    learn_from_ticket(ticket_id=ticket.pk)
    wordings = {book.language: book.wordings for book in published()}
    assert wordings == {"de": (), "en": ("Locked. The box is locked and I cannot get in.",)}
