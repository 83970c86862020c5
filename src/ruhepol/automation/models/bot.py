"""What the bot said in chats, from what, and what became of it."""

from django.db import models

from ruhepol.automation.bot.course import Reason, Step
from ruhepol.knowledge.models import Article
from ruhepol.people.models import Agent, Brand, Team
from ruhepol.tickets.models import Message, Ticket

_STEPS = [(step.value, step.value) for step in Step]
_REASONS = [(reason.value, reason.value) for reason in Reason]


class BotTalk(models.Model):
    """One chat the bot had a part in, and how that ended. Settled, exactly one of the four ends is true.

    Kept as columns of yes and no because figures count them: each has a say in all four shares.
    """

    ticket = models.OneToOneField(Ticket, primary_key=True, on_delete=models.CASCADE, related_name="+")
    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="+", db_index=False)
    team = models.ForeignKey(Team, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False)
    channel = models.CharField(max_length=10, choices=Ticket.Channel.choices, default=Ticket.Channel.CHAT)
    began_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    confirmed = models.BooleanField(null=True)
    presumed = models.BooleanField(null=True)
    handed_over = models.BooleanField(null=True)
    unknown = models.BooleanField(null=True)
    reason = models.CharField(max_length=10, choices=_REASONS, blank=True, default="")
    noted_at = models.DateTimeField(null=True, help_text="when agents were told what had been said")

    class Meta:
        """Settled with a date and one end, or not at all."""

        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    settled_at__isnull=True,
                    confirmed__isnull=True,
                    presumed__isnull=True,
                    handed_over__isnull=True,
                    unknown__isnull=True,
                )
                | models.Q(
                    settled_at__isnull=False,
                    confirmed__isnull=False,
                    presumed__isnull=False,
                    handed_over__isnull=False,
                    unknown__isnull=False,
                ),
                name="bot_talk_settled_whole",
            ),
        ]
        indexes = [
            models.Index(fields=["settled_at", "ticket"], name="bot_talk_settled_idx"),
            models.Index(fields=["began_at"], name="bot_talk_open_idx", condition=models.Q(settled_at=None)),
        ]

    def __str__(self) -> str:
        """Name the ticket."""
        return f"bot in #{self.ticket_id}"


class BotAnswer(models.Model):
    """One thing the bot said: a quote, a question back, or a word that goes with neither."""

    message = models.OneToOneField(Message, primary_key=True, on_delete=models.CASCADE, related_name="+")
    talk = models.ForeignKey(BotTalk, on_delete=models.CASCADE, related_name="answers")
    to = models.ForeignKey(Message, null=True, on_delete=models.CASCADE, related_name="+")
    question = models.TextField(blank=True, default="", help_text="what was looked up")
    language = models.CharField(max_length=2)
    step = models.CharField(max_length=10, choices=_STEPS)
    reason = models.CharField(max_length=10, choices=_REASONS, blank=True, default="")
    after_no = models.BooleanField(default=False, help_text="the customer had just said that it did not help")
    by_model = models.BooleanField(default=False, help_text="worded by a language model from its sources")
    helped = models.BooleanField(null=True)
    rated_at = models.DateTimeField(null=True)
    reviewed_at = models.DateTimeField(null=True, help_text="when an agent took note of a bad one")
    reviewed_by = models.ForeignKey(Agent, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField()

    class Meta:
        """Reviewed newest first, the bad ones by themselves."""

        constraints = [
            models.CheckConstraint(
                condition=models.Q(helped__isnull=True, rated_at__isnull=True)
                | models.Q(helped__isnull=False, rated_at__isnull=False),
                name="bot_answer_rated_with_date",
            ),
        ]
        indexes = [
            models.Index(fields=["-created_at", "-message"], name="bot_answer_newest_idx"),
            models.Index(
                fields=["-created_at", "-message"],
                name="bot_answer_bad_idx",
                condition=models.Q(helped=False),
            ),
            models.Index(
                fields=["message"],
                name="bot_answer_waits_idx",
                condition=models.Q(helped=False, reviewed_at=None),
            ),
        ]

    def __str__(self) -> str:
        """Name the message and the step."""
        return f"{self.step} in {self.message_id}"


class BotSource(models.Model):
    """An article an answer quotes or offers. `key` names the passage, which is given once in a chat."""

    answer = models.ForeignKey(BotAnswer, on_delete=models.CASCADE, related_name="sources")
    article = models.ForeignKey(Article, null=True, on_delete=models.SET_NULL, related_name="+")
    position = models.PositiveSmallIntegerField()
    key = models.CharField(max_length=40)
    title = models.CharField(max_length=160)
    language = models.CharField(max_length=2)
    slug = models.CharField(max_length=120)
    confidence = models.FloatField()
    opened_at = models.DateTimeField(null=True)

    class Meta:
        """In the order shown."""

        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["answer", "position"], name="bot_source_once"),
        ]

    def __str__(self) -> str:
        """Show the title."""
        return self.title
