"""Calling a real back end: what reaches it, what comes back, and what is never followed."""

import socket
import ssl

import pytest

from ruhepol.healing.doing import calls
from ruhepol.healing.doing.calls import Call, address, call
from ruhepol.healing.doing.place import NotDoneError, Place
from tests.factories.tls import Authority
from tests.healing.doing.servers import backend, closed_port

PATIENT = 60
SHORT = 0.2


def slow(handler):
    """Answer only when the test is over."""
    handler.server.go_on.wait()


def trickling(handler):
    """Send headers without end, one after the other."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    while not handler.server.go_on.wait(0.01):
        handler.wfile.write(b"x-more: 1\r\n")


def huge(handler):
    """Send a body without end."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
    while not handler.server.go_on.is_set():
        handler.wfile.write(b"x" * 65_536)


def test_a_call_and_its_answer(shop):
    """Method, path, JSON, key and sign-in reach the back end beneath its own path; its answer comes back."""
    shop.answers["/v1/servers/s-42/clean"] = {"freed": 2}
    asked = Call("POST", "/servers/s-42/clean?dry=no", {"keep_days": 7}, key="run-1-step-2")
    answer = call(shop.place(base="/v1/", secret="hush"), asked, limit=PATIENT)
    assert (answer.status, answer.is_good, answer.document()) == (200, True, {"freed": 2})
    [(method, path, headers, body)] = shop.asked
    assert (method, path, body) == ("POST", "/v1/servers/s-42/clean?dry=no", b'{"keep_days":7}')
    assert headers["idempotency-key"] == "run-1-step-2"
    assert headers["authorization"] == "Bearer hush"
    assert headers["host"] == f"localhost:{shop.server_address[1]}"


@pytest.mark.parametrize(
    ("way", "user", "header", "value"),
    [("basic", "kim", "authorization", "Basic a2ltOmh1c2g="), ("header", "x-api-key", "x-api-key", "hush")],
)
def test_other_ways_to_sign_in(shop, way, user, header, value):
    """A secret can also be shown as a password or in a header of its own."""
    call(shop.place(way=way, user=user, secret="hush"), Call("GET", "/"), limit=PATIENT)
    assert shop.asked[0][2][header] == value


def test_no_redirect_is_followed(shop):
    """A back end cannot send us elsewhere, and the secret stays where it belongs."""
    with backend() as elsewhere:
        location = f"http://localhost:{elsewhere.server_address[1]}/stolen"
        shop.answers["/go"] = (302, {"location": location}, b"")
        answer = call(shop.place(secret="hush"), Call("GET", "/go"), limit=PATIENT)
    assert (answer.status, answer.is_good, elsewhere.asked) == (302, False, [])


@pytest.mark.parametrize(
    "path",
    ["/../admin", "/a/%2e%2e/b", "/a/..\\b", "@evil.example/", "//../x", "http://evil.example/", "/a#b", "a"],
)
def test_a_path_stays_beneath_its_address(path):
    """No path leads to another host or above the configured address."""
    with pytest.raises(NotDoneError):
        address(Place("hosting", "http", "https://api.example.org/v1"), path)


def test_a_path_that_looks_like_a_host_stays_a_path():
    """Two slashes after the address do not name a host."""
    found = address(Place("hosting", "http", "https://api.example.org"), "//evil.example/x")
    assert found == "https://api.example.org//evil.example/x"


@pytest.mark.parametrize("answer", [slow, trickling])
def test_who_is_slow_is_not_waited_for(shop, answer):
    """A silent and a trickling back end both end with the limit, and it may have heard us."""
    shop.answers["/"] = answer
    with pytest.raises(NotDoneError, match="no answer within") as caught:
        call(shop.place(), Call("POST", "/"), limit=SHORT)
    assert caught.value.retry
    # On a loaded machine the time may be over before anything was sent.
    assert caught.value.unsure or not shop.asked


def test_a_huge_answer_is_read_only_so_far(shop):
    """An answer without end is cut, and is no JSON that could be judged."""
    shop.answers["/"] = huge
    answer = call(shop.place(), Call("GET", "/"), limit=PATIENT)
    assert (len(answer.body), answer.is_whole) == (calls.MOST_BYTES, False)
    with pytest.raises(NotDoneError, match="larger than"):
        answer.document()


@pytest.mark.parametrize("body", [b"<html>", b"", b"[" * 100_000, b'{"a": ' + b"9" * 5_000 + b"}"])
def test_what_is_no_json_is_said_so(shop, body):
    """Hostile and broken answers end in words."""
    shop.answers["/"] = body
    with pytest.raises(NotDoneError, match="no JSON"):
        call(shop.place(), Call("GET", "/"), limit=PATIENT).document()


def test_nobody_there_is_surely_not_done():
    """Where nobody listens nothing was done, and another try may help."""
    place = Place("hosting", "http", f"http://localhost:{closed_port()}")
    with pytest.raises(NotDoneError) as caught:
        call(place, Call("POST", "/"), limit=PATIENT)
    assert (caught.value.retry, caught.value.unsure) == (True, False)


def test_a_line_that_breaks_leaves_doubt(shop):
    """Who hangs up after the question may have done it."""
    shop.answers["/"] = lambda handler: handler.connection.close()
    with pytest.raises(NotDoneError) as caught:
        call(shop.place(), Call("POST", "/"), limit=PATIENT)
    assert (caught.value.retry, caught.value.unsure) == (True, True)


def test_certificates_are_checked(tmp_path, monkeypatch):
    """A back end whose authority the machine trusts is asked; another is not, and hears no secret."""
    authority = Authority(tmp_path)
    with backend(authority.certificate("localhost")) as server:
        server.answers["/"] = {"ok": True}
        place = server.place(scheme="https", secret="hush")
        with pytest.raises(NotDoneError, match="CERTIFICATE_VERIFY_FAILED") as caught:
            call(place, Call("GET", "/"), limit=PATIENT)
        assert (caught.value.unsure, server.asked) == (False, [])
        trusting = ssl.create_default_context(cafile=str(authority.path))
        monkeypatch.setattr(calls, "_trusted", lambda: trusting)
        assert call(place, Call("GET", "/"), limit=PATIENT).document() == {"ok": True}


def test_a_name_is_asked_once(shop, monkeypatch):
    """Who leads it elsewhere after the look is not followed: what was looked at is called."""
    ask, led = socket.getaddrinfo, iter(["127.0.0.1", "169.254.169.254"])

    def changing(host, *rest, **more):
        return ask(next(led) if host in {"shop.example", b"shop.example"} else host, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", changing)
    place = Place("shop", "http", f"http://shop.example:{shop.server_address[1]}")
    call(place, Call("GET", "/"), limit=PATIENT)
    assert next(led) == "169.254.169.254"
    assert shop.asked[0][2]["host"] == f"shop.example:{shop.server_address[1]}"


def test_the_credentials_of_a_cloud_are_not_asked():
    """The address where machines find their credentials is refused even to administrators."""
    place = Place("cloud", "http", "http://169.254.169.254")
    with pytest.raises(NotDoneError, match="we do not knock"):
        call(place, Call("GET", "/latest/meta-data/"), limit=PATIENT)
