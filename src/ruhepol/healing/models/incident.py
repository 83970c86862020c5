"""One outbreak of a known problem, what is said of it, and who wants to hear of its end."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ruhepol.core import clock
from ruhepol.healing.models.problem import KnownProblem
from ruhepol.people.models import Agent, Brand, Customer


class Incident(models.Model):
    """An outbreak. It is proposed by what is found, and public once a lead says so."""

    class State(models.TextChoices):
        """Whether it is said in public."""

        PROPOSED = "proposed", _("Proposed")
        ACTIVE = "active", _("Active")
        OVER = "over", _("Over")
        DISMISSED = "dismissed", _("Dismissed")

    problem = models.ForeignKey(KnownProblem, on_delete=models.CASCADE, related_name="incidents")
    brand = models.ForeignKey(
        Brand,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        help_text="empty: all brands",
    )
    state = models.CharField(max_length=9, choices=State.choices, default=State.PROPOSED)
    title_de = models.CharField(_("title (German)"), max_length=120)
    title_en = models.CharField(_("title (English)"), max_length=120)
    began_at = models.DateTimeField()
    proposed_at = models.DateTimeField()
    activated_at = models.DateTimeField(null=True)
    next_word_at = models.DateTimeField(_("next word at"), null=True, blank=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """A problem breaks out once at a time; the public page asks by state and end."""

        constraints = [
            models.UniqueConstraint(
                fields=["problem"],
                condition=models.Q(state__in=["proposed", "active"]),
                name="incident_once_at_a_time",
            )
        ]
        indexes = [models.Index(fields=["state", "-began_at"], name="incident_state_idx")]
        ordering = ["-began_at", "-pk"]

    def __str__(self) -> str:
        """Show the title."""
        return self.title_en

    @property
    def is_open(self) -> bool:
        """Whether it is not settled yet."""
        return self.state in {self.State.PROPOSED, self.State.ACTIVE}

    @property
    def is_late(self) -> bool:
        """Whether the promised next word was due and has not come."""
        return self.next_word_at is not None and self.next_word_at < clock.now()

    def title_in(self, language: str) -> str:
        """Return the title in a language we write."""
        return self.title_de if language == "de" else self.title_en


class IncidentWord(models.Model):
    """What was said of an incident, in public and for good."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="words")
    at = models.DateTimeField()
    agent = models.ForeignKey(Agent, null=True, on_delete=models.SET_NULL, related_name="+")
    words_de = models.TextField(_("what we say (German)"), max_length=2_000)
    words_en = models.TextField(_("what we say (English)"), max_length=2_000)
    is_last = models.BooleanField(default=False)

    class Meta:
        """Newest first."""

        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        """Show the words."""
        return self.words_en

    def words_in(self, language: str) -> str:
        """Return the words in a language we write."""
        return self.words_de if language == "de" else self.words_en


class Follower(models.Model):
    """Somebody who is told of the end: who asked for it, or whose things were affected.

    An address that somebody typed counts once its owner has confirmed it.
    """

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="followers")
    address = models.CharField(max_length=254)
    customer = models.ForeignKey(Customer, null=True, on_delete=models.CASCADE, related_name="+")
    language = models.CharField(max_length=5)
    asked = models.BooleanField(default=True, help_text="else only affected")
    since = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)

    class Meta:
        """An address is told once; who is still to be told is found by index."""

        constraints = [models.UniqueConstraint(fields=["incident", "address"], name="follower_once")]
        indexes = [
            models.Index(
                fields=["incident", "id"], name="follower_untold_idx", condition=models.Q(told_at=None)
            )
        ]

    def __str__(self) -> str:
        """Show the address."""
        return self.address
