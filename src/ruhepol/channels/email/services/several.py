"""A mail to several people: each is tried, refused, handed and settled alone; the mail's state follows.

Only those who are still waited for are named to the server again, so nobody gets the same mail twice.
"""

from collections.abc import Collection, Mapping, Sequence

from ruhepol.channels.email.models import Delivery, Recipient
from ruhepol.channels.email.wire import ascii_address
from ruhepol.core import clock
from ruhepol.core.db.prepared import Prepared, Slot
from ruhepol.core.db.rows import insert, update
from ruhepol.tickets.models import Copy

State = Delivery.State

Verdict = tuple[str, str]
"""A recipient's state and the words for it."""

GRAVEST = (State.QUEUED, State.UNKNOWN, State.FAILED, State.SENT, State.DROPPED)
"""What a mail's state is when its recipients differ: it waits while anybody does, then it is decided."""
UNDECIDED = (State.FAILED, State.UNKNOWN)
MOVING = (State.SENDING, State.HANDING)

_ROWS = Prepared(lambda: Recipient.objects.filter(delivery=Slot("delivery")))


def address_to(delivery: Delivery, copies: Collection[Copy]) -> None:
    """Write a row for each recipient of a mail: the one it is to, and those who get copies."""
    roles = Recipient.Role
    insert(Recipient(delivery=delivery, role=roles.TO, address=delivery.to))
    for copy in copies:
        role = roles.BCC if copy.is_blind else roles.CC
        insert(Recipient(delivery=delivery, role=role, address=copy.address, name=copy.name))


def recipients(delivery: Delivery) -> Sequence[Recipient]:
    """Return the recipients of a mail to several, none for a mail to one."""
    return _ROWS.all(delivery=delivery.pk) if delivery.copied else ()


def waiting(delivery: Delivery) -> list[str]:
    """Return the addresses an attempt is about, as the server is told them."""
    if not delivery.copied:
        return [ascii_address(delivery.to)]
    return [ascii_address(row.address) for row in recipients(delivery) if row.state == State.QUEUED]


def begin_handing(delivery: Delivery, taken: Collection[str]) -> None:
    """Remember whom the server has taken before it is given the text."""
    for row in recipients(delivery):
        if ascii_address(row.address) in taken and row.state == State.QUEUED:
            row.state = State.HANDING
            update(row, "state")


def settle(delivery: Delivery, taken: Verdict, refused: Mapping[str, Verdict]) -> Verdict:
    """Write down what an attempt did to each; return the state that follows for the mail, and the words.

    `refused` are the verdicts on those the server had not taken, `taken` the one on all others it was about.
    """
    for row in recipients(delivery):
        if row.state == State.QUEUED:
            row.state, row.said = refused.get(ascii_address(row.address), taken)
        elif row.state == State.HANDING:
            row.state, row.said = taken
        else:
            continue  # settled by an earlier attempt
        update(row, "state", "said")
    return summary(delivery)


def free(delivery: Delivery) -> str:
    """Say of those who were being handed the mail that nobody knows; return the state that follows."""
    Recipient.objects.filter(delivery=delivery, state=State.HANDING).update(state=State.UNKNOWN)
    return summary(delivery)[0]


def reopen(delivery: Delivery) -> None:
    """Let those wait again who did not surely get the mail."""
    Recipient.objects.filter(delivery=delivery, state__in=UNDECIDED).update(state=State.QUEUED)


def give_up(delivery: Delivery) -> None:
    """Wait no longer for those who did not get it."""
    Recipient.objects.filter(delivery=delivery, state__in=[*UNDECIDED, State.QUEUED]).update(
        state=State.DROPPED
    )


def returned(delivery: Delivery, addresses: Collection[str], words: str) -> list[str]:
    """Note for whom a mail came back, by what the report names; return the addresses as we know them.

    A report about a mail to several that names none of them fails all that were sent to.
    """
    rows = [row for row in recipients(delivery) if row.state in {State.SENT, State.UNKNOWN}]
    named = {address.lower() for address in addresses}
    failed = [row for row in rows if row.address in named or ascii_address(row.address) in named] or rows
    for row in failed:
        row.state, row.said, row.bounced_at = State.FAILED, words, clock.now()
        update(row, "state", "said", "bounced_at")
    return [row.address for row in failed] if delivery.copied else [delivery.to]


def summary(delivery: Delivery) -> Verdict:
    """Return the state of a mail by those of its recipients, and what was said of those it is about."""
    rows = recipients(delivery)
    states = {row.state for row in rows}
    state = next(state for state in GRAVEST if state in states)
    words = dict.fromkeys(f"{row.address}: {row.said}" for row in rows if row.state == state and row.said)
    return state, "\n".join(words)
