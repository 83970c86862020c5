"""The shop's chats of the last weeks: the bot answered what it knew, people the rest."""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from ruhepol.automation.bot.course import Step
from ruhepol.automation.models import BotAnswer, BotSource
from ruhepol.automation.services.answering import respond
from ruhepol.automation.services.rating import note_opened, rate
from ruhepol.automation.services.settling import settle_silent
from ruhepol.channels.chat.models import Chat, Widget
from ruhepol.channels.chat.services import end as ending
from ruhepol.channels.chat.services.begin import Page, begin
from ruhepol.channels.chat.services.deliver import OVER, end_forsaken
from ruhepol.channels.chat.services.say import say
from ruhepol.channels.chat.services.take import take
from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.demo.company import Company
from ruhepol.demo.files import read
from ruhepol.tickets.services.reply import reply
from ruhepol.tickets.services.solve import solve

A_DAY = ([0, 1, 2], [3, 4, 2])
OPENED = 0.6
HELPED, SILENT, UNHELPED = (
    0.5,
    0.7,
    0.9,
)  # half say that it helped, some leave, others go on
RATED = 0.6


@dataclass(frozen=True)
class _Talk:
    """One visitor's chat, as it is led by dice."""

    dice: random.Random
    chat: Chat
    words: dict[str, Any]
    language: str

    def customer_says(self, text: str) -> BotAnswer | None:
        """Let the visitor write a line, and the bot answer it where it leads."""
        _pass(self.dice, 20, 90)
        by = self.chat.identity.customer.actor
        say(chat=self.chat, text=text, client_key=f"{self.dice.getrandbits(64):016x}", by=by)
        return respond(chat_id=self.chat.pk)


def chat_around(dice: random.Random, day: datetime, widget: Widget, company: Company) -> None:
    """Let a day's visitors chat; who left is gone then, and for some seven days of silence are over."""
    words = read("chats")
    for _ in range(dice.choices(*A_DAY)[0]):
        at = day + timedelta(hours=9, minutes=dice.randint(0, 480))
        with clock.frozen(at):
            _chat(dice, widget, words, company)
            clock.advance(OVER)
            end_forsaken()
    with clock.frozen(day + timedelta(hours=23, minutes=59)):
        settle_silent()


def _chat(dice: random.Random, widget: Widget, words: dict[str, Any], company: Company) -> None:
    asked, language = dice.choice(words["questions"]), dice.choice(["de", "de", "en"])
    page = Page(url=f"{widget.origins[0]}/{language}/", title="Nordstern")
    key = f"demo-{dice.getrandbits(128):032x}"
    begun = begin(
        widget=widget, text=asked[language], client_key=key, language=language, page=page, by=SYSTEM
    )
    talk = _Talk(dice, begun.chat, words, language)
    said = respond(chat_id=begun.chat.pk)
    if said and said.step == Step.ASK_BACK:
        meant = _meant(said, asked)
        said = talk.customer_says(meant.title if meant else words["wish"][language])
    if said and said.step == Step.QUOTE:
        _judge(talk, said, is_right=_meant(said, asked) is not None)
    begun.chat.refresh_from_db()
    if begun.chat.state == Chat.State.WAITING:
        _person(talk, asked[f"answer_{language}"], company)


def _meant(said: BotAnswer, asked: dict[str, str]) -> BotSource | None:
    """Return what answers the question among what the bot quotes or offers."""
    return said.sources.filter(article__key=asked.get("article", "")).first()


def _judge(talk: _Talk, said: BotAnswer, *, is_right: bool) -> None:
    """Let the visitor read the quote, and say whether it helped, leave, or ask for a person."""
    chat, by = talk.chat, talk.chat.identity.customer.actor
    fate = talk.dice.uniform(0 if is_right else SILENT, 1)
    number, source = said.message.number, said.sources.first()
    _pass(talk.dice, 15, 120)
    if source and source.article_id and talk.dice.random() < OPENED:
        note_opened(chat=chat, number=number, article_id=source.article_id)
    if fate < HELPED:
        rate(chat=chat, number=number, helped=True, by=by)
    elif SILENT < fate < UNHELPED:
        rate(chat=chat, number=number, helped=False, by=by)
        respond(chat_id=chat.pk, rated_id=said.pk)
    elif fate > UNHELPED:
        talk.customer_says(talk.words["wish"][talk.language])


def _person(talk: _Talk, answer: str, company: Company) -> None:
    """Let an agent take the chat, answer, and end it when the visitor is content."""
    chat, agent = talk.chat, company.agents[talk.dice.choice(talk.words["people"])]
    _pass(talk.dice, 30, 400)
    take(chat=chat, agent=agent, by=agent.actor)
    _pass(talk.dice, 40, 200)
    ticket = chat.ticket
    reply(ticket=ticket, text=answer, by=agent.actor)
    talk.customer_says(talk.words["thanks"][talk.language])
    _pass(talk.dice, 10, 40)
    solve(ticket=ticket, by=agent.actor)
    ending.end(chat=chat, by=agent.actor)
    if talk.dice.random() < RATED:
        rating = talk.dice.choices([5, 4, 3], [5, 3, 1])[0]
        ending.rate(chat=chat, rating=rating, by=chat.identity.customer.actor)


def _pass(dice: random.Random, fewest: int, most: int) -> None:
    """Let some seconds pass."""
    clock.advance(timedelta(seconds=dice.randint(fewest, most)))
