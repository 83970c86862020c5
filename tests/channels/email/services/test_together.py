"""Mails by the bundle: as safe and as separate as one by one."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ruhepol.channels.email.models import RawMail
from ruhepol.channels.email.services.together import LARGE, bundles, process_together, take_together
from ruhepol.core.models import EventRow
from ruhepol.tickets.models import Message

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("world")]


def mail(number: int, sender: str = "kim@customer.example") -> bytes:
    """Return a mail unlike the others."""
    return b"From: %s\nSubject: %d\nMessage-ID: <%d@x>\n\nHello" % (sender.encode(), number, number)


def test_mails_share_a_commit_and_become_a_message_each() -> None:
    """Without savepoints, and with one event for each that was taken."""
    with CaptureQueriesContext(connection) as asked:
        taken = take_together([mail(1), mail(2), mail(3)], source="file")
        read = process_together(taken)
    assert not [query for query in asked if "SAVEPOINT" in query["sql"]]
    assert {row.state for row in read} == {RawMail.State.DONE}
    assert Message.objects.count() == EventRow.objects.filter(name="channels.MailTaken").count() == 3


def test_a_faulty_mail_goes_into_quarantine_alone() -> None:
    """Its neighbours become tickets, once each."""
    read = process_together(take_together([mail(1), mail(2, sender=""), mail(3)], source="file"))
    assert [row.state for row in read] == ["done", "quarantined", "done"]
    assert Message.objects.count() == 2


def test_known_bytes_do_not_keep_new_ones_out() -> None:
    """What is there already comes back as its row; the others are kept."""
    [first] = take_together([mail(1)], source="file")
    again = take_together([mail(1), mail(2), mail(2)], source="file")
    assert [row.pk for row in again] == [first.pk, again[1].pk, again[1].pk]
    assert RawMail.objects.count() == 2


def test_bundles_are_bounded_and_lose_nothing_to_an_error() -> None:
    """By number and by bytes; what was read before a file that cannot be read comes first."""

    def found() -> Iterator[tuple[str, bytes]]:
        yield from [("a", b"1"), ("b", b"2"), ("c", bytes(LARGE + 1)), ("d", b"4")]
        raise OSError

    seen = list[list[str]]()
    with pytest.raises(OSError):  # noqa: PT011  any will do
        seen.extend([name for name, _ in bundle] for bundle in bundles(found(), most=2))
    assert seen == [["a", "b"], ["c"], ["d"]]
