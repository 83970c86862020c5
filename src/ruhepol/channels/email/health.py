"""How the channel is: figures for the start page, and the troubles that somebody has to be told of."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Min, Q, QuerySet
from django.db.models.functions import Coalesce

from ruhepol.channels.email.models import Delivery, Grant, Mailbox, RawMail, Storm
from ruhepol.channels.email.models.grant import SOON
from ruhepol.core import clock

LATE = timedelta(minutes=10)
"""After this time a trouble is one; with a look each minute an alarm sounds within fifteen."""
DAY = timedelta(days=1)
MOST_BOUNCES = 0.1
FEWEST_MAILS = 20


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing that is wrong. `words` are English, for logs, webhooks and the command line."""

    kind: str
    key: str
    words: str


@dataclass(frozen=True, slots=True)
class Figures:
    """What a start page shows."""

    last_fetch: datetime | None
    """Of the mailbox that was not asked for the longest time; one never asked counts from its beginning."""
    consent_until: datetime | None
    """The nearest end of a provider's consent."""
    oldest_waiting: datetime | None
    held: int
    failed: int
    """Failed, or in doubt."""
    bounced: int
    sent: int
    """Of the last day."""

    @property
    def bounce_share(self) -> float:
        """Returned mails of the last day's."""
        return self.bounced / self.sent if self.sent else 0.0

    @property
    def fetched_late(self) -> bool:
        """Whether a mailbox was not asked for too long."""
        return self.last_fetch is not None and clock.now() - self.last_fetch > LATE

    @property
    def waits_long(self) -> bool:
        """Whether a mail waits too long to be sent."""
        return self.oldest_waiting is not None and clock.now() - self.oldest_waiting > LATE

    @property
    def consent_ends(self) -> bool:
        """Whether a consent has to be given anew soon."""
        return self.consent_until is not None and self.consent_until < clock.now() + SOON

    @property
    def bounces_often(self) -> bool:
        """Whether more mail comes back than a few wrong addresses explain."""
        return _comes_back_often(self.bounced, self.sent)


def _comes_back_often(bounced: int, sent: int) -> bool:
    return sent >= FEWEST_MAILS and bounced / sent > MOST_BOUNCES


def _counted(now: datetime) -> dict[str, Any]:
    mail = Delivery.objects.filter(
        Q(sent_at__gte=now - DAY) | Q(state__in=["queued", "held", "failed", "unknown"])
    )
    return mail.aggregate(
        oldest=Min("created_at", filter=Q(state="queued", next_at__lte=now)),
        held=Count("pk", filter=Q(state="held")),
        failed=Count("pk", filter=Q(state__in=["failed", "unknown"])),
        bounced=Count("pk", filter=Q(sent_at__gte=now - DAY, bounced_at__isnull=False)),
        sent=Count("pk", filter=Q(sent_at__gte=now - DAY)),
    )


def figures() -> Figures:
    """Return the figures in three questions."""
    now = clock.now()
    counted = _counted(now)
    fetched = _fetched().aggregate(last=Min(Coalesce("fetched_at", "created_at")))["last"]
    until = Grant.objects.filter(mailbox__is_active=True).aggregate(until=Min("lasts_until"))["until"]
    return Figures(
        last_fetch=fetched,
        consent_until=until,
        oldest_waiting=counted["oldest"],
        held=counted["held"],
        failed=counted["failed"],
        bounced=counted["bounced"],
        sent=counted["sent"],
    )


def _fetched() -> "QuerySet[Mailbox]":
    return Mailbox.objects.filter(is_active=True).exclude(host="")


def troubles() -> list[Trouble]:
    """Return what is wrong now, the gravest kinds first."""
    now = clock.now()
    return [*_mailboxes(now), *_waiting(now), *_storms(now), *_consents(now), *_bounces(now)]


def _mailboxes(now: datetime) -> Iterator[Trouble]:
    for box in _fetched():
        since = box.fetched_at or box.created_at
        if now - since > LATE:
            why = f": {box.error}" if box.error else ""
            yield Trouble(
                "mailbox", box.address, f"{box.address} was not fetched since {since:%F %H:%M} UTC{why}"
            )


def _waiting(now: datetime) -> Iterator[Trouble]:
    out = Delivery.objects.filter(state__in=["queued", "sending", "handing"], created_at__lt=now - LATE)
    # A gray list lets us in at the second or third try; who is not in by then has a reason.
    late = out.filter(Q(attempts=0) | Q(attempts__gte=3) | Q(next_at__lt=now - LATE))
    if count := late.count():
        yield Trouble("outgoing", "", f"{count} mails wait to be sent for more than 10 minutes")
    if count := RawMail.objects.waiting().filter(received_at__lt=now - LATE).count():
        yield Trouble("incoming", "", f"{count} mails that came in wait to be read for more than 10 minutes")


def _storms(now: datetime) -> Iterator[Trouble]:
    for storm in Storm.objects.raging(now):
        what = " ".join(part for part in (storm.scope, storm.key) if part)
        yield Trouble("storm", what, f"automatic mail is held ({what}): more than {storm.limit} in an hour")


def _consents(now: datetime) -> Iterator[Trouble]:
    ending = Grant.objects.filter(mailbox__is_active=True, lasts_until__lt=now + SOON)
    for grant in ending.select_related("mailbox"):
        address = grant.mailbox.address
        yield Trouble("consent", address, f"the consent for {address} ends on {grant.lasts_until:%F}")


def _bounces(now: datetime) -> Iterator[Trouble]:
    counted = _counted(now)
    bounced, sent = counted["bounced"], counted["sent"]
    if _comes_back_often(bounced, sent):
        yield Trouble("bounces", "", f"{bounced} of {sent} mails of the last day came back")
