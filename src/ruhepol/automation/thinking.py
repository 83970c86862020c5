"""What the bot would say to what a customer wrote last: read, looked up, decided, worded. Writes nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import cast

from django.utils import translation

from ruhepol.automation import saying
from ruhepol.automation.bot.course import Answer, Course, Move, Reason, Step, fresh
from ruhepol.automation.bot.deciding import POSSIBLE, decide
from ruhepol.automation.bot.passage import Passage, best
from ruhepol.automation.bot.talk import Heard, Kind, chosen, hear
from ruhepol.automation.known import INCIDENT
from ruhepol.automation.model.sources import Source
from ruhepol.automation.model.writing import model, write
from ruhepol.channels.chat.models import Chat
from ruhepol.channels.chat.selectors import standing
from ruhepol.core.text import Language, detect
from ruhepol.healing.incidents import Known, known
from ruhepol.knowledge.readers import Reader, texts_for, visitor_of
from ruhepol.knowledge.suggest.suggesting import Context, suggest
from ruhepol.people.models import Brand

_LOOKED_AT = 4


@dataclass(frozen=True, slots=True)
class Found:
    """A passage that may be quoted, with the address of its article."""

    answer: Answer
    passage: Passage
    language: Language
    slug: str


@dataclass(frozen=True, slots=True)
class Thought:
    """A move in words, and what it rests on."""

    move: Move
    heard: Heard
    question: str
    language: Language
    text: str
    sources: Sequence[Found] = ()
    by_model: bool = False


def think(chat: Chat, said: Sequence[str], course: Course, last_question: str) -> Thought:
    """Return what to say to a customer's lines; no lines stand for "that did not help"."""
    text = "\n".join(said)
    heard = hear(text) if said else Heard(Kind.UNHELPED, unhelped=True)
    language = _language(chat, text)
    at = chosen(text, [answer.title for answer in course.offered]) if course.offered else None
    picked = course.offered[at] if at is not None else None
    question = last_question if picked or heard.kind is Kind.UNHELPED else heard.question
    found = _look_up(question, language, visitor_of(chat.widget.brand))
    move = decide(course, heard, [each.answer for each in found], picked)
    with translation.override(language):
        thought = _worded(Thought(move, heard, question, language, ""), chat, course, found)
        asks = heard.kind is Kind.QUESTION and picked is None
        outage = _running(question, language, chat.widget.brand) if asks else None
        return replace(thought, text=f"{saying.known(outage)}\n\n{thought.text}") if outage else thought


def _language(chat: Chat, text: str) -> Language:
    own: Language = "de" if chat.ticket.language.startswith("de") else "en"
    return detect(text, default=own)


def _running(question: str, language: Language, brand: Brand) -> Known | None:
    """Return the incident a question is about, of those we say at a brand just now."""
    running = {each.incident.pk: each for each in known(brand)}
    asked = Context(limit=1, reader=visitor_of(brand), kinds=(INCIDENT,))
    about = suggest(question, language, asked) if running else []
    return next((running[each.id] for each in about if each.id in running), None)


def _look_up(question: str, language: Language, reader: Reader) -> list[Found]:
    """Return the passages that may answer, best first."""
    if not question.strip():
        return []
    suggested = suggest(question, language, Context(limit=_LOOKED_AT, reader=reader))
    texts = {
        (text.article_id, text.language): text
        for text in texts_for(reader).filter(article__in=[each.id for each in suggested])
    }
    found = []
    for each in suggested:
        text = texts.get((each.id, each.language))
        passage = (
            best(text.body, question, each.language, title=text.title, summary=text.summary) if text else None
        )
        if passage:
            answer = Answer(f"{each.id}:{passage.number}", each.id, each.title, each.confidence)
            found.append(Found(answer, passage, each.language, each.slug))
    return found


def _worded(thought: Thought, chat: Chat, course: Course, found: Sequence[Found]) -> Thought:
    move = thought.move
    match move.step:
        case Step.QUOTE:
            return _quoting(thought, chat, course, found)
        case Step.ASK_BACK:
            offered = {answer.key for answer in move.answers}
            sources = [each for each in found if each.answer.key in offered]
            return _said(thought, saying.ask_back([each.answer.title for each in sources]), sources)
        case Step.HAND_OVER:
            return _said(thought, saying.hand_over(move.reason or Reason.UNKNOWN, standing(chat.widget)), ())
        case Step.SILENT:
            return thought
    return _said(thought, saying.small_talk(move.step, chat.widget.brand.name), ())


def _quoting(thought: Thought, chat: Chat, course: Course, found: Sequence[Found]) -> Thought:
    """Quote the passage, or let the language model word it, where there is one."""
    answer = thought.move.answers[0]
    quoted = next((each for each in found if each.answer.key == answer.key), None) or _again(
        answer, visitor_of(chat.widget.brand)
    )
    if quoted is None:  # withdrawn since it was offered
        return _said(
            replace(thought, move=Move(Step.HAND_OVER, reason=Reason.UNKNOWN)),
            saying.hand_over(Reason.UNKNOWN, standing(chat.widget)),
            (),
        )
    likely = {each.key for each in fresh(course, [f.answer for f in found]) if each.confidence >= POSSIBLE}
    given = [quoted, *(each for each in found if each.answer.key in likely - {answer.key})]
    sources = [
        Source(f"S{at}", each.answer.title, each.passage.text) for at, each in enumerate(given, start=1)
    ]
    told = write(thought.question, sources, thought.language, by=model())
    if told is None:
        return _said(thought, saying.quote(answer.title, quoted.passage), [quoted])
    used = [each for each, source in zip(given, sources, strict=True) if source.id in told.sources]
    text = saying.written(told.text, [each.answer.title for each in used])
    return _said(thought, text, used, by_model=True)


def _again(answer: Answer, reader: Reader) -> Found | None:
    """Find the passage of an answer that was offered before, as it stands now."""
    text = texts_for(reader).filter(article=answer.article_id, title=answer.title).first()
    passage = (
        best(text.body, answer.title, cast("Language", text.language), title=text.title, summary=text.summary)
        if text
        else None
    )
    if text is None or passage is None:
        return None
    return Found(answer, passage, cast("Language", text.language), text.slug)


def _said(thought: Thought, text: str, sources: Sequence[Found], *, by_model: bool = False) -> Thought:
    return replace(thought, text=text, sources=sources, by_model=by_model)
