"""A recorded conversation with the line cut at every point: it ends the same, nothing lost, nothing twice."""

from functools import partial

import pytest

from ruhepol.channels.chat.models import Chat
from ruhepol.channels.chat.policies import get_chat_by_token
from ruhepol.channels.chat.selectors import after
from ruhepol.channels.chat.services.say import see
from ruhepol.core import clock
from ruhepol.tickets.models import Message, Ticket
from ruhepol.tickets.services.reply import note, reply
from tests.factories.chat import SHOP, make_begun, make_widget, speak
from tests.world import NOON, make_world

RECORDED = (
    ("visitor", "Mein Server startet nicht."),
    ("visitor", "Exit code 28"),
    ("agent", "Guten Tag, ich sehe nach."),
    ("note", "Platte voll?"),
    ("visitor", "Danke"),
    ("visitor", "Danke"),
    ("agent", "Die Platte ist voll."),
    ("agent", "Ich habe Platz gemacht."),
    ("visitor", "Läuft wieder!"),
)
HEARD = [words for who, words in RECORDED if who != "note"]


class CutError(Exception):
    """The line is gone."""


class Line:
    """Carries calls; the one numbered `cut` is lost on its way there, or its answer on the way back."""

    def __init__(self, cut: int = -1, *, comes_back: bool = False) -> None:
        """Cut nothing unless told."""
        self.calls, self.cut, self.comes_back = 0, cut, comes_back

    def carry(self, call):
        """Return what the call returns, or raise CutError."""
        self.calls += 1
        if self.calls - 1 != self.cut:
            return call()
        if self.comes_back:
            call()
        raise CutError


class Browser:
    """A visitor's browser as the contract wants it: words have a key and stay until they are acknowledged."""

    def __init__(self, line: Line) -> None:
        """Begin with nothing said and nothing heard."""
        self.line, self.token, self.last = line, "", 0
        self.unsent: list[tuple[str, str]] = []
        self.heard: list[tuple[int, str]] = []
        self.keys = 0

    def write(self, words: str) -> None:
        """Say something, and go on saying it until it has arrived."""
        self.keys += 1
        self.unsent.append((f"a-key-of-this-browser-{self.keys}", words))
        self.again(self.send)

    def fetch(self) -> None:
        """Fetch what is new, whatever it takes."""
        self.again(self.ask)

    def again(self, step) -> None:
        """Do a step; after a cut, once more."""
        try:
            step()
        except CutError:
            step()

    def send(self) -> None:
        """Send what is not acknowledged, oldest first."""
        while self.unsent:
            key, words = self.unsent[0]
            if self.token:
                self.line.carry(partial(self.say, key, words))
            else:
                self.token = self.line.carry(partial(make_begun, words, client_key=key)).token
            self.unsent.pop(0)

    def say(self, key: str, words: str) -> None:
        """Bring words into the chat."""
        speak(self.chat(), words, key)

    def ask(self) -> None:
        """Ask for all after the last number, and say that it was seen."""
        for message in self.line.carry(lambda: after(self.chat(), self.last)):
            self.heard.append((message.number, message.text))
            self.last = message.number
        chat = self.chat()
        self.line.carry(lambda: see(chat=chat, number=self.last, by=chat.identity.customer.actor))

    def chat(self) -> Chat:
        """Open the chat with what the browser keeps."""
        return get_chat_by_token(self.token, origin=SHOP)


def play(line: Line, ada):
    """Play the recorded conversation over a line and return the browser."""
    browser = Browser(line)
    acts = {
        "visitor": browser.write,
        "agent": lambda words: reply(ticket=browser.chat().ticket, text=words, by=ada.actor),
        "note": lambda words: note(ticket=browser.chat().ticket, text=words, by=ada.actor),
    }
    for who, words in RECORDED:
        acts[who](words)
        browser.fetch()
    return browser


def end_state():
    """Return all that is kept of the conversation."""
    said = Message.objects.order_by("number").values_list("number", "kind", "text", "channel")
    ticket = Ticket.objects.values_list("status", "last_number", "excerpt").get()
    chat = Chat.objects.values_list("state", "seen_by_customer", "address").get()
    return list(said), ticket, chat


@pytest.fixture
def ada(db):  # noqa: ARG001  people are rows
    """Return Ada, beside a widget."""
    world = make_world()
    make_widget(brand=world.brand)
    return world.ada


def calls_of_a_whole_line(ada) -> tuple[int, object]:
    """Play it undisturbed; return how many calls there are, and how it ends."""
    line = Line()
    with clock.frozen(NOON):
        browser = play(line, ada)
    assert [words for _, words in browser.heard] == HEARD
    end = end_state()
    Message.objects.all().delete()
    Chat.objects.all().delete()
    Ticket.objects.all().delete()
    return line.calls, end


@pytest.mark.parametrize("comes_back", [False, True], ids=["on the way there", "on the way back"])
def test_a_cut_at_any_point_changes_nothing(ada, comes_back):
    """Every call of the conversation is lost once; the end is that of the whole line, on both sides."""
    calls, whole = calls_of_a_whole_line(ada)
    assert calls > 2 * len(RECORDED)
    for cut in range(calls):
        with clock.frozen(NOON):
            browser = play(Line(cut, comes_back=comes_back), ada)
        assert end_state() == whole, f"cut at {cut}"
        assert [words for _, words in browser.heard] == HEARD
        numbers = [number for number, _ in browser.heard]
        assert numbers == sorted(set(numbers))
        Message.objects.all().delete()
        Chat.objects.all().delete()
        Ticket.objects.all().delete()
