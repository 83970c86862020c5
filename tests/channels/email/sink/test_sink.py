"""The sink shows what was sent and lets one answer as the customer, from this machine only."""

import http.client
import threading
from urllib.parse import urlencode

import pytest

from ruhepol.channels.email.sink.store import Store
from ruhepol.channels.email.sink.web import SinkServer
from tests.factories.mail import make_mail
from tests.factories.smtp import Inbox, running
from tests.processes import PATIENCE

SENT = {"sender": "Nordstern Hosting <hilfe@nordstern.example>", "To": "kim@turnierserver.example"}


@pytest.fixture
def store(tmp_path):
    """Return a store with one mail to Kim."""
    store = Store(tmp_path / "sink")
    store.add(make_mail("Bitte <b>neu</b> starten.", **SENT, Message_ID="<m1@nordstern.example>").as_bytes())
    return store


@pytest.fixture
def intake():
    """Return the inbox behind our intake."""
    inbox = Inbox()
    with running(inbox) as server:
        inbox.port = server.port
        yield inbox


@pytest.fixture
def brand():
    """Return the support address, as a list that a set-up fills."""
    return ["hilfe@nordstern.example"]


@pytest.fixture
def ask(store, intake, brand):
    """Return the function that asks the page; it returns status, headers and text."""
    server = SinkServer(("127.0.0.1", 0), store, ("127.0.0.1", intake.port), lambda: "".join(brand))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()

    def ask(method, path, fields=None, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=PATIENCE)
        body = urlencode(fields) if fields else None
        connection.request(
            method, path, body, {name.replace("_", "-"): value for name, value in headers.items()}
        )
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return answer.status, answer.headers, text

    yield ask
    server.shutdown()
    thread.join()
    server.server_close()


def test_the_page_lists_and_shows_mails(ask, store):
    """Subject and recipient are listed; the text is shown escaped."""
    [kept] = store.newest()
    status, headers, page = ask("GET", f"/mail/{kept.name}")
    assert status == 200
    assert "kim@turnierserver.example" in page
    assert "Bitte &lt;b&gt;neu&lt;/b&gt; starten." in page
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    icon, kind, drawing = ask("GET", "/icon.svg")
    assert (icon, kind["Content-Type"].partition(";")[0]) == (200, "image/svg+xml")
    assert 'href="/icon.svg"' in page
    assert drawing.startswith("<svg")


def test_an_answer_is_a_real_mail(ask, store, intake):
    """The form sends a threaded, quoting mail from the customer to our intake."""
    [kept] = store.newest()
    status, headers, _ = ask("POST", f"/mail/{kept.name}", {"to": kept.name, "text": "Läuft, danke!"})
    [mail] = intake.mails
    assert (status, headers["Location"]) == (303, f"/mail/{kept.name}?sent")
    assert (mail["From"], mail["To"]) == ("kim@turnierserver.example", "hilfe@nordstern.example")
    assert mail["In-Reply-To"] == "<m1@nordstern.example>"
    assert mail.get_content().startswith("Läuft, danke!\n\nOn ")


def test_a_new_mail_can_be_written(ask, intake):
    """A visitor of the demo can write as any customer."""
    ask("POST", "/", {"from": "neu@example.org", "subject": "Frage", "text": "Hallo"})
    assert [(mail["From"], mail["Subject"]) for mail in intake.mails] == [("neu@example.org", "Frage")]


def test_whom_to_write_to_is_known_after_the_set_up(ask, brand):
    """Nobody can be written to before there is an address; then the page needs no new start."""
    address = brand.pop()
    assert "Write to the help desk" not in ask("GET", "/")[2]
    brand.append(address)
    assert f"Send to {address}" in ask("GET", "/")[2]


def test_a_wrong_address_loses_no_word(ask, intake):
    """What was typed stands in the form again, with the reason."""
    status, _, page = ask("POST", "/", {"from": "nobody", "subject": "Frage", "text": "Langer Text"})
    assert status == 422
    assert "Langer Text" in page
    assert intake.mails == []


@pytest.mark.parametrize("headers", [{"Host": "evil.example"}, {"Origin": "http://evil.example"}])
def test_strange_pages_cannot_post(ask, intake, headers):
    """Another site in the same browser can neither read nor send."""
    status, _, _ = ask("POST", "/", {"from": "a@example.org", "subject": "s", "text": "t"}, **headers)
    assert status == 403
    assert intake.mails == []


def test_paths_stay_in_the_folder(ask):
    """A name that is no mail's name is not looked up."""
    assert ask("GET", "/mail/../../etc/passwd")[0] == 404
    assert ask("GET", "/mail/1-1.eml")[0] == 404


def test_the_page_speaks_german(ask):
    """A German browser gets German words."""
    assert "An den Helpdesk schreiben" in ask("GET", "/", Accept_Language="de-DE,de;q=0.9")[2]
