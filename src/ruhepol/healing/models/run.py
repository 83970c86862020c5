"""One repair of one asset: what was to be done, how far it has come, who wanted it and what came of it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ruhepol.healing.models.match import Match
from ruhepol.healing.models.problem import KnownProblem
from ruhepol.healing.models.remedy import Mode
from ruhepol.healing.querysets import RunQuerySet
from ruhepol.people.models import Asset, Customer
from ruhepol.tickets.models import Ticket


class RunState(models.TextChoices):
    """How far a run is."""

    PROPOSED = "proposed", _("Waits for approval")
    APPROVED = "approved", _("About to begin")
    RUNNING = "running", _("At work")
    VERIFYING = "verifying", _("Being proved")
    UNDOING = "undoing", _("Being undone")
    UNDECIDED = "undecided", _("Needs a decision")
    HEALED = "healed", _("Healed")
    FAILED = "failed", _("Failed")
    UNDONE = "undone", _("Undone")
    STOPPED = "stopped", _("Stopped")
    REHEARSED = "rehearsed", _("Tried without effect")


MOVING = (RunState.APPROVED, RunState.RUNNING, RunState.VERIFYING, RunState.UNDOING)
ACTIVE = (*MOVING, RunState.UNDECIDED)
"""While a run is one of these, no other one touches its asset."""


class Run(models.Model):
    """A repair. The plan is the one of its beginning, whatever becomes of the remedy.

    `turn` counts whoever took it in hand, `held_until` is how long that one may take. `deadline` ends the
    wait for approval, later the wait for proof.
    """

    class Word(models.TextChoices):
        """What the customer says of it."""

        SOLVED = "solved", _("Solved")
        NOT_SOLVED = "not_solved", _("Not solved")

    problem = models.ForeignKey(KnownProblem, on_delete=models.CASCADE, related_name="runs")
    asset = models.ForeignKey(Asset, on_delete=models.CASCADE, related_name="+")
    ticket = models.ForeignKey(Ticket, null=True, on_delete=models.SET_NULL, related_name="+")
    customer = models.ForeignKey(Customer, null=True, on_delete=models.SET_NULL, related_name="+")
    match = models.ForeignKey(Match, null=True, on_delete=models.SET_NULL, related_name="runs")
    plan = models.TextField()
    mode = models.CharField(max_length=10, choices=Mode.choices)
    dry = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=RunState.choices)
    why = models.CharField(max_length=40, blank=True, default="", help_text="why it ended as it did")
    note = models.TextField(blank=True, default="", help_text="a person's reason")
    readings = models.JSONField(default=dict)
    words = models.TextField(blank=True, default="", help_text="what the customer read before it began")
    started_kind = models.CharField(max_length=10)
    started_id = models.BigIntegerField(null=True)
    approver_id = models.BigIntegerField(null=True, help_text="the agent who approved")
    deadline = models.DateTimeField(null=True)
    created_at = models.DateTimeField()
    approved_at = models.DateTimeField(null=True)
    began_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    stop_at = models.DateTimeField(null=True, help_text="somebody asked it to stop")
    turn = models.PositiveIntegerField(default=0)
    held_until = models.DateTimeField(null=True)
    word = models.CharField(max_length=12, choices=Word.choices, blank=True, default="")
    word_at = models.DateTimeField(null=True)

    objects = RunQuerySet.as_manager()

    class Meta:
        """Two runs never touch one asset, and a repair is proposed once."""

        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["asset"], condition=Q(state__in=ACTIVE, dry=False), name="run_alone_on_asset"
            ),
            models.UniqueConstraint(
                fields=["problem", "asset"], condition=Q(state="proposed"), name="run_proposed_once"
            ),
        ]
        indexes = [
            models.Index(fields=["problem", "-created_at"], name="run_problem_idx"),
            models.Index(fields=["asset", "-created_at"], name="run_asset_idx"),
            models.Index(
                fields=["state", "created_at"],
                condition=Q(state__in=[RunState.PROPOSED, *ACTIVE]),
                name="run_unfinished_idx",
            ),
        ]

    def __str__(self) -> str:
        """Show the number."""
        return f"#{self.pk}"

    @property
    def is_moving(self) -> bool:
        """Tell whether it goes on by itself."""
        return self.state in MOVING

    @property
    def is_over(self) -> bool:
        """Tell whether nothing more happens unless a person wants it."""
        return self.ended_at is not None


class RunStep(models.Model):
    """One act of a run. It is kept as started before anything is done outside, and its result after that.

    `key` tells the target that another attempt is the same act.
    """

    class Kind(models.TextChoices):
        """What it is for."""

        STEP = "step", _("Step")
        CHECK = "check", _("Check")
        UNDO = "undo", _("Undo")

    class State(models.TextChoices):
        """How far it is; unknown is what was started and never reported."""

        WAITING = "waiting", _("To do")
        STARTED = "started", _("At work")
        DONE = "done", _("Done")
        FAILED = "failed", _("Failed")
        UNKNOWN = "unknown", _("Unknown")
        SKIPPED = "skipped", _("Not needed")

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=40)
    kind = models.CharField(max_length=5, choices=Kind.choices)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    attempt = models.PositiveSmallIntegerField(default=0)
    key = models.CharField(max_length=64)
    input = models.TextField(blank=True, default="")
    output = models.TextField(blank=True, default="")
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """In the order in which they are done."""

        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["run", "position"], name="run_step_once")]

    def __str__(self) -> str:
        """Show the name."""
        return self.name
