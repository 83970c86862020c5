"""Two desks of ours, and ours and a naive robot, do not talk to one another for ever: real processes."""

import pytest

from tests.mail.two_desks import settled, two_desks, write

pytestmark = [pytest.mark.processes]


@pytest.fixture(scope="module")
def desks(tmp_path_factory):
    """Two installations that can write to each other."""
    with two_desks(tmp_path_factory.mktemp("desks")) as both:
        yield both


def test_two_desks_exchange_two_mails(desks):
    """One writes to the other, which confirms; there it ends."""
    office, both = desks
    office.routes.clear()
    start = sum(desk.ask("SELECT count(*) FROM email_rawmail")[0][0] for desk in both.values())
    office.carry(
        write("help@two.example", "help@one.example", "Ihre Rechnung", "?").as_bytes(), "help@one.example"
    )
    settled(both, start + 2)
    assert office.routes == [
        ("help@two.example", "help@one.example"),
        ("help@one.example", "help@two.example"),
    ]


@pytest.mark.parametrize("robot", ["threaded@away.example", "plain@away.example"])
def test_a_naive_robot_hears_of_us_once(desks, robot):
    """Who is away writes, is confirmed, and its robot answers: with or without a thread, that is the end."""
    office, both = desks
    office.routes.clear()
    start = sum(desk.ask("SELECT count(*) FROM email_rawmail")[0][0] for desk in both.values())
    office.carry(
        write(robot, "help@one.example", "Mein Server", "Er ist aus.").as_bytes(), "help@one.example"
    )
    settled(both, start + 2)
    ours = [route for route in office.routes if route[0] == "help@one.example"]
    theirs = [route for route in office.routes if route[0] == robot]
    assert (len(ours), len(theirs)) == (1, 2)
