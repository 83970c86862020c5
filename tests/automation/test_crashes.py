"""A worker may be killed between any two steps, and several may run: one turn has one answer."""

import itertools
import re

import pytest

from ruhepol.automation.selectors import unanswered
from ruhepol.channels.chat.models import Chat
from ruhepol.core.models import Job
from ruhepol.tickets.models import Message
from tests.automation.talking import begin, said
from tests.factories.chat import speak
from tests.house import source
from tests.processes import eventually

pytestmark = [pytest.mark.processes, pytest.mark.django_db(transaction=True)]

POINTS = ("automation.bot.thought", "automation.bot.saying", "automation.bot.said")
SHORT = "3"  # seconds until a dead worker's job is another's; shorter, and a slow one is given up alive


def start(processes, **more):
    """Start a worker on the test's database; words and spelling are enough to find the articles."""
    return processes.start("tests.worker_process", "", LEASE=SHORT, RUHEPOL_ENCODER="none", **more)


def nothing_waits():
    """Tell whether no job of the bot or of an event is left."""
    return not Job.objects.filter(task__regex=r"automation\.tasks\.answer|events|deliver").exists()


def waits_for_the_bot(chat):
    """Tell whether the bot leads a chat and owes an answer."""
    return Chat.objects.get(pk=chat.pk).state == Chat.State.BOT and unanswered(chat.ticket)


def test_every_step_has_its_point():
    """No crash point of the room is left untried."""
    pattern = re.compile(r'point\("(automation\.[\w.]+)"\)')
    folder = source.PACKAGE / "automation"
    found = {name for path in source.files(folder, "*.py") for name in pattern.findall(path.read_text())}
    assert found == set(POINTS)


@pytest.mark.parametrize("at", POINTS)
def test_a_killed_worker_leaves_exactly_one_answer(processes, widget, at):
    """Killed after thinking, in the middle of saying, or just after: the customer reads one quote."""
    chat = begin(widget, "Passwort vergessen")
    first = start(processes, CRASH_POINT=at)
    eventually(lambda: first.poll() is not None, "the first worker dies at its point")
    start(processes)
    eventually(lambda: said(chat) == ["quote"] and nothing_waits(), "the next one ends the job")
    assert chat.ticket.messages.filter(kind=Message.Kind.BOT).count() == 1


def test_two_workers_answer_each_turn_once(processes, widget):
    """Customers go on writing while two workers think; no turn has two answers, none is forgotten."""
    chats = [begin(widget, "Passwort vergessen") for _ in range(4)]
    start(processes)
    start(processes)
    for text in ("Rechnungsadresse ändern", "Wo ist mein Paket?"):
        for chat in chats:
            speak(chat, text)
    eventually(lambda: nothing_waits() and not any(map(waits_for_the_bot, chats)), "all are answered")
    for chat in chats:
        kinds = list(chat.ticket.messages.order_by("number").values_list("kind", flat=True))
        spoken = [kind for kind in kinds if kind != Message.Kind.NOTE]
        assert (Message.Kind.BOT, Message.Kind.BOT) not in set(itertools.pairwise(spoken))
        answered = [each.origin for each in chat.ticket.messages.filter(kind=Message.Kind.BOT)]
        assert len(answered) == len(set(answered)) == len(said(chat))
