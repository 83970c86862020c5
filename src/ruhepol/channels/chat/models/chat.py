"""A chat: what a ticket needs to be talked about live."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ruhepol.channels.chat.models.widget import Widget
from ruhepol.people.models import Agent, Identity
from ruhepol.tickets.models import Ticket

OPEN = ~models.Q(state="ended")


class Chat(models.Model):
    """One chat; its key is the ticket's number. It may end and begin again, as long as somebody speaks."""

    class State(models.TextChoices):
        """Who speaks with the visitor."""

        BOT = "bot", _("With the bot")
        WAITING = "waiting", _("Waiting for a person")
        TALKING = "talking", _("In conversation")
        ENDED = "ended", _("Ended")

    class Who(models.TextChoices):
        """How well the visitor is known."""

        ANONYMOUS = "anonymous", _("Unknown visitor")
        NAMED = "named", _("Says who it is")
        VERIFIED = "verified", _("Signed in on the page")

    class Word(models.TextChoices):
        """Why a person has to be waited for, as the visitor is told."""

        NONE = "", _("Nothing")
        LEFT = "left", _("The agent had to leave")
        HANDED = "handed", _("A colleague takes over")
        ASKED = "asked", _("A person was asked for")

    ticket = models.OneToOneField(Ticket, primary_key=True, on_delete=models.CASCADE, related_name="+")
    widget = models.ForeignKey(Widget, on_delete=models.PROTECT, related_name="chats")
    identity = models.ForeignKey(Identity, on_delete=models.PROTECT, related_name="+")
    token_digest = models.CharField(max_length=64, unique=True)
    claim_digest = models.CharField(
        max_length=64, blank=True, default="", help_text="of the page's word on who it is"
    )
    page_url = models.CharField(max_length=500, blank=True, default="")
    page_title = models.CharField(max_length=200, blank=True, default="")
    who = models.CharField(max_length=10, choices=Who.choices, default=Who.ANONYMOUS)
    address = models.EmailField(blank=True, default="", help_text="where the visitor wants an answer")
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    word = models.CharField(max_length=10, choices=Word.choices, blank=True, default="")
    bot_turns = models.PositiveSmallIntegerField(default=0)
    agent = models.ForeignKey(Agent, null=True, on_delete=models.SET_NULL, related_name="+")
    seen_by_customer = models.PositiveIntegerField(default=0)
    seen_by_agent = models.PositiveIntegerField(default=0)
    began_at = models.DateTimeField()
    queued_at = models.DateTimeField(null=True, help_text="its place in the queue of those who wait")
    ended_at = models.DateTimeField(null=True)
    here_at = models.DateTimeField(help_text="the visitor's last sign of life")
    rating = models.PositiveSmallIntegerField(null=True, help_text="1 to 5")
    comment = models.TextField(blank=True, default="")
    rated_at = models.DateTimeField(null=True)

    class Meta:
        """Open chats are few among all; the indexes hold only them."""

        indexes = [
            models.Index(fields=["agent"], name="chat_agent_idx", condition=models.Q(state="talking")),
            models.Index(fields=["queued_at"], name="chat_queue_idx", condition=models.Q(state="waiting")),
            models.Index(fields=["here_at"], name="chat_here_idx", condition=OPEN),
            models.Index(fields=["-began_at"], name="chat_began_idx"),
            models.Index(
                fields=["claim_digest"], name="chat_claim_idx", condition=~models.Q(claim_digest="")
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="talking", agent__isnull=False)
                | (~models.Q(state="talking") & models.Q(agent__isnull=True)),
                name="chat_talks_with_somebody",
            ),
            models.CheckConstraint(
                condition=models.Q(rating=None) | models.Q(rating__gte=1, rating__lte=5),
                name="chat_rating_of_five",
            ),
        ]

    def __str__(self) -> str:
        """Name the ticket and who speaks."""
        return f"chat #{self.ticket_id}: {self.state}"

    @property
    def is_open(self) -> bool:
        """Tell whether it has not ended."""
        return self.state != self.State.ENDED
