"""What stands beside the text: answers that fit, and the reply time as measured."""

from contextlib import suppress
from dataclasses import dataclass

from django.utils.safestring import SafeString

from ruhepol.core.actors import Actor
from ruhepol.core.text import Language
from ruhepol.knowledge.exceptions import ArticleNotFoundError, AskEndedError
from ruhepol.knowledge.models import Ask, Wording
from ruhepol.knowledge.policies import get_text_for_visitor, get_text_for_visitor_by_any_slug
from ruhepol.knowledge.readers import Reader
from ruhepol.knowledge.services.asking import Showing, confirm_solved, record_opened, record_shown, start_ask
from ruhepol.knowledge.services.learning import learn_from_ask
from ruhepol.knowledge.suggest.suggesting import Context, Suggestion, suggest
from ruhepol.people.models import Identity
from ruhepol.portal import articles
from ruhepol.tickets.alike import written_before
from ruhepol.tickets.models import Ticket, Topic

LONGEST = 4000  # characters of a text that are looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """Who writes, as far as that is known: signed in, or a browser by its random word.

    `read` is the address of the article that led here.
    """

    identity: Identity | None
    device: str
    language: Language
    reader: Reader
    read: str = ""
    in_chat: bool = False


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers to what has been typed so far, and the session they belong to."""

    ask: str
    suggestions: list[Suggestion]
    earlier: Ticket | None
    """What the signed-in customer wrote about it lately; of strangers nobody is told anything."""


@dataclass(frozen=True, slots=True)
class Opened:
    """One answer, ready to be read beside the form."""

    article_id: int
    title: str
    html: SafeString


def answers(typed: str, topic: str, writer: Writer, ask: Ask | None) -> Answers:
    """Find answers and remember which were shown; a session begins with the first one shown."""
    found = suggest(typed, writer.language, Context(reader=writer.reader))
    if found:
        ask = ask or begin(topic, writer)
        record_shown(ask=ask, showings=[Showing(each.id, each.confidence) for each in found])
    known = writer.identity
    earlier = written_before(known.customer, typed, writer.language) if known else None
    return Answers(ask.token if ask else "", found, earlier)


def begin(topic: str, writer: Writer) -> Ask:
    """Begin a session; the article its writer comes from has been read in it."""
    ask = start_ask(
        language=writer.language,
        channel=_channel(writer),
        topic=Topic.objects.filter(slug=topic).first() if topic else None,
        customer=writer.identity.customer if writer.identity else None,
        device=writer.device,
    )
    if writer.read:
        with suppress(ArticleNotFoundError):
            text = get_text_for_visitor_by_any_slug(writer.language, writer.read, writer.reader)
            record_opened(ask=ask, article_id=text.article_id)
    return ask


def _channel(writer: Writer) -> Ask.Channel:
    if writer.in_chat:
        return Ask.Channel.CHAT
    return Ask.Channel.PORTAL if writer.identity else Ask.Channel.FORM


def open_answer(language: str, slug: str, ask: Ask | None, reader: Reader) -> Opened:
    """Return an answer and remember that it was opened. Raises ArticleNotFoundError."""
    text = get_text_for_visitor(language, slug, reader)
    if ask:
        record_opened(ask=ask, article_id=text.article_id)
    return Opened(text.article_id, text.title, articles.body(text, reader))


def take_word(ask: Ask, article: int | None, words: str, by: Actor) -> Wording | None:
    """Take the customer's word that it is solved; return what was learned from how they had asked.

    Only an answer they have opened here learns, or a program could teach any article anything.
    """
    opened = ask.shown.filter(article=article, opened_at__isnull=False).exists()
    try:
        ended = confirm_solved(ask=ask, by=by, article_id=article)
    except AskEndedError:  # it was sent from another window
        return None
    if article is None or not opened or not words.strip():
        return None
    return learn_from_ask(ask=ended, article_id=article, words=words[:LONGEST])
