"""Asking: somebody is about to write to us and sees answers meanwhile. Unsent text is never stored."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ruhepol.knowledge.models.article import LANGUAGES, Article
from ruhepol.knowledge.querysets import AskQuerySet
from ruhepol.people.models import Customer
from ruhepol.tickets.models import Ticket, Topic


class Ask(models.Model):
    """One session of asking, from the first typed words to its end."""

    class Outcome(models.TextChoices):
        """How it ended. Only the first two are contacts that were never needed."""

        CONFIRMED = "confirmed", _("Solved, says the customer")
        PRESUMED = "presumed", _("Read an answer and did not come back")
        TICKET = "ticket", _("Became a ticket")
        RETURNED = "returned", _("Came back another way")
        UNKNOWN = "unknown", _("Cannot be told")

    class Channel(models.TextChoices):
        """Where it was typed."""

        FORM = "form", _("Web form")
        PORTAL = "portal", _("Portal")
        CHAT = "chat", _("Chat")

    token = models.CharField(max_length=43, unique=True)
    language = models.CharField(max_length=2, choices=LANGUAGES)
    channel = models.CharField(max_length=10, choices=Channel.choices, default=Channel.FORM)
    topic = models.ForeignKey(Topic, null=True, on_delete=models.SET_NULL, related_name="+")
    customer = models.ForeignKey(Customer, null=True, on_delete=models.CASCADE, related_name="+")
    device = models.CharField(max_length=43, blank=True, default="", help_text="random, from a cookie")
    started_at = models.DateTimeField()
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True, default="")
    ended_at = models.DateTimeField(null=True)
    ticket = models.ForeignKey(Ticket, null=True, on_delete=models.SET_NULL, related_name="+")

    objects = AskQuerySet.as_manager()

    class Meta:
        """An outcome has a date; open sessions are swept by age."""

        constraints = [
            models.CheckConstraint(
                condition=models.Q(outcome="", ended_at__isnull=True)
                | (~models.Q(outcome="") & models.Q(ended_at__isnull=False)),
                name="ask_outcome_has_a_date",
            ),
        ]
        indexes = [
            models.Index(fields=["started_at"], name="ask_open_idx", condition=models.Q(outcome="")),
            models.Index(fields=["outcome", "ended_at"], name="ask_outcome_idx"),
            models.Index(fields=["customer", "started_at"], name="ask_customer_idx"),
            models.Index(fields=["device", "started_at"], name="ask_device_idx"),
        ]

    def __str__(self) -> str:
        """Name the session and its end."""
        return f"ask {self.pk}: {self.outcome or 'open'}"


class AskShown(models.Model):
    """One answer shown in a session: where, how surely, whether it was opened and whether it helped."""

    ask = models.ForeignKey(Ask, on_delete=models.CASCADE, related_name="shown")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+")
    position = models.PositiveSmallIntegerField()
    confidence = models.FloatField()
    shown_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)
    helped = models.BooleanField(null=True)

    class Meta:
        """An answer counts once a session, at its best place."""

        constraints = [models.UniqueConstraint(fields=["ask", "article"], name="ask_shown_once")]
        ordering = ["position"]

    def __str__(self) -> str:
        """Name session and article."""
        return f"{self.ask_id} saw {self.article_id}"
