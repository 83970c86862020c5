"""The ticket: one concern of one customer, whatever the channels it travels."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ruhepol.core.actors import ActorKind
from ruhepol.people.models import Agent, Brand, Customer, Identity, Team
from ruhepol.tickets.models.label import Cause, Tag
from ruhepol.tickets.models.topic import Topic
from ruhepol.tickets.querysets import TicketQuerySet

ACTIVE = ~models.Q(status="closed")


class Ticket(models.Model):
    """One concern. Its number is its key."""

    class Status(models.TextChoices):
        """Whose turn it is, and whether the customer has said it is over."""

        OPEN = "open", _("Open")
        WAITING = "waiting", _("Waiting for customer")
        SOLVED = "solved", _("Solved")
        CLOSED = "closed", _("Closed")

    class Priority(models.IntegerChoices):
        """How badly it is needed. Follows need; it is never sold."""

        LOW = 1, _("Low")
        NORMAL = 2, _("Normal")
        HIGH = 3, _("High")
        URGENT = 4, _("Urgent")

    class Channel(models.TextChoices):
        """The way the first word came in."""

        EMAIL = "email", _("E-mail")
        FORM = "form", _("Web form")
        PORTAL = "portal", _("Portal")
        API = "api", _("API")
        PHONE = "phone", _("Phone")
        CHAT = "chat", _("Chat")

    class Begin(models.TextChoices):
        """Who began the conversation; rules that answer by themselves ask this first."""

        CUSTOMER = "customer", _("Customer")
        AGENT = "agent", _("Agent")
        SYSTEM = "system", _("System")
        IMPORT = "import", _("Import")

    brand = models.ForeignKey(Brand, on_delete=models.PROTECT, related_name="+")
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="+")
    contact = models.ForeignKey(Identity, null=True, on_delete=models.SET_NULL, related_name="+")
    subject = models.CharField(max_length=300)
    channel = models.CharField(max_length=10, choices=Channel.choices)
    begun_by = models.CharField(max_length=10, choices=Begin.choices, default=Begin.CUSTOMER)
    language = models.CharField(max_length=5, default="de")
    topic = models.ForeignKey(Topic, null=True, on_delete=models.SET_NULL, related_name="tickets")
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.OPEN)
    priority = models.PositiveSmallIntegerField(choices=Priority.choices, default=Priority.NORMAL)
    team = models.ForeignKey(Team, null=True, on_delete=models.SET_NULL, related_name="+")
    assignee = models.ForeignKey(Agent, null=True, on_delete=models.SET_NULL, related_name="+")
    cause = models.ForeignKey(Cause, null=True, on_delete=models.SET_NULL, related_name="tickets")
    tags = models.ManyToManyField(Tag, related_name="tickets")
    merged_into = models.ForeignKey(
        "self", null=True, on_delete=models.SET_NULL, related_name="+", db_index=False
    )
    last_number = models.PositiveIntegerField(default=0, help_text="number of the newest message")
    excerpt = models.CharField(max_length=160, default="", help_text="start of the newest public message")
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    waiting_since = models.DateTimeField(null=True, help_text="since when the customer waits for us")
    first_replied_at = models.DateTimeField(null=True)
    solved_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    snoozed_until = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True, help_text="the nearest promise; why stands in `promises`")

    is_spam: bool
    """Only on tickets read with `marking_spam()`."""

    objects = TicketQuerySet.as_manager()

    class Meta:
        """Indexes serve the inbox; closed tickets leave the partial ones, so these stay small."""

        indexes = [
            models.Index(fields=["-updated_at", "-id"], name="ticket_active_idx", condition=ACTIVE),
            models.Index(fields=["team", "-updated_at", "-id"], name="ticket_team_idx", condition=ACTIVE),
            models.Index(
                fields=["assignee", "-updated_at", "-id"], name="ticket_assignee_idx", condition=ACTIVE
            ),
            models.Index(fields=["status", "-updated_at", "-id"], name="ticket_status_idx"),
            models.Index(fields=["customer", "-created_at"], name="ticket_customer_idx"),
            models.Index(fields=["created_at"], name="ticket_created_idx"),
            models.Index(
                fields=["merged_into"],
                name="ticket_merged_idx",
                condition=models.Q(merged_into__isnull=False),
            ),
            models.Index(
                fields=["snoozed_until"],
                name="ticket_snooze_idx",
                condition=models.Q(snoozed_until__isnull=False),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(merged_into=None) | models.Q(status="closed"),
                name="ticket_merged_is_closed",
            ),
            models.CheckConstraint(
                condition=models.Q(status="closed", closed_at__isnull=False)
                | (~models.Q(status="closed") & models.Q(closed_at__isnull=True)),
                name="ticket_closed_has_a_date",
            ),
        ]

    def __str__(self) -> str:
        """Show number and subject."""
        return f"#{self.pk} {self.subject}"

    @property
    def is_over(self) -> bool:
        """Tell whether nobody has to act: solved and waiting for the customer's word, or closed."""
        return self.status in {self.Status.SOLVED, self.Status.CLOSED}

    @property
    def is_erased(self) -> bool:
        """Tell whether what was said went with its customer, or is about to."""
        return self.customer.erased_at is not None

    @property
    def standing(self) -> "Ticket":
        """The ticket its concern goes on in: itself, or the one it was merged into."""
        return self if self.merged_into is None else self.merged_into.standing

    @property
    def begun_by_customer(self) -> bool:
        """Tell whether the customer wrote first."""
        return self.begun_by == ActorKind.CUSTOMER
