"""Every mail that goes out: a row first, with its Message-ID reserved, and what the server said to it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ruhepol.channels.email.querysets import DeliveryQuerySet
from ruhepol.people.models import Brand
from ruhepol.tickets.models import Message, Ticket


class Delivery(models.Model):
    """One mail, usually to one address. The row is the job.

    `handing` begins just before the server is given the text: whoever dies there leaves a mail of
    which nobody can know whether it was accepted. It becomes `unknown`, and an agent decides.
    """

    class Kind(models.TextChoices):
        """What is written in it."""

        REPLY = "reply", _("Reply")
        SOLUTION = "solution", _("Question whether it is solved")
        RECEIPT = "receipt", _("Confirmation of receipt")
        SIGN_IN = "sign_in", _("Sign-in code")
        CHECK = "check", _("Check of a forwarding")
        NOTICE = "notice", _("Notice nobody asked for")
        FOLLOW = "follow", _("Question whether news are wanted")
        ASKED = "asked", _("News somebody asked for")

    class State(models.TextChoices):
        """How far it has come."""

        QUEUED = "queued", _("Waiting to be sent")
        SENDING = "sending", _("Being sent")
        HANDING = "handing", _("Being handed over")
        SENT = "sent", _("Sent")
        FAILED = "failed", _("Not delivered")
        UNKNOWN = "unknown", _("Perhaps sent, please decide")
        HELD = "held", _("Held back")
        DROPPED = "dropped", _("No longer needed")

    kind = models.CharField(max_length=8, choices=Kind.choices)
    cause = models.CharField(max_length=60, null=True, unique=True, help_text="what it is sent for; once")
    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="+")
    to = models.CharField(max_length=254)
    copied = models.BooleanField(
        default=False, help_text="it goes to several: each of them has a row of its own (`Recipient`)"
    )
    language = models.CharField(max_length=5)
    ticket = models.ForeignKey(Ticket, null=True, on_delete=models.CASCADE, related_name="+")
    message = models.ForeignKey(Message, null=True, on_delete=models.CASCADE, related_name="+")
    header_id = models.CharField(max_length=255, unique=True, help_text="the Message-ID, without brackets")
    state = models.CharField(max_length=8, choices=State.choices, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField(help_text="not before; while being sent: when it was taken up")
    error = models.TextField(blank=True, default="", help_text="what the server or the network said last")
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    bounced_at = models.DateTimeField(null=True, help_text="when another server returned it")

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        """Found by what waits, by recipient for the budget, by ticket for the page."""

        verbose_name_plural = "deliveries"
        indexes = [
            models.Index(
                fields=["next_at"],
                name="delivery_moving_idx",
                condition=models.Q(state__in=["queued", "sending", "handing"]),
            ),
            models.Index(
                fields=["-created_at"],
                name="delivery_stuck_idx",
                condition=models.Q(state__in=["failed", "unknown", "held"]),
            ),
            models.Index(fields=["to", "-created_at"], name="delivery_to_idx"),
            models.Index(
                fields=["-created_at"], name="delivery_automatic_idx", condition=~models.Q(kind="reply")
            ),
        ]

    def __str__(self) -> str:
        """Name kind, recipient and state."""
        return f"{self.kind} to {self.to} ({self.state})"

    @property
    def is_automatic(self) -> bool:
        """Tell whether no person wrote it."""
        return self.kind != self.Kind.REPLY
