"""Questions: what the request form asks besides the text, topic by topic."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from ruhepol.people.models import Asset
from ruhepol.tickets.models.topic import Topic
from ruhepol.tickets.questions.asked import WITH_OPTIONS, Asked, Kind, Option


class Question(models.Model):
    """One question of one topic's form, in both languages."""

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="questions")
    key = models.SlugField(max_length=40)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    label_de = models.CharField(max_length=160)
    label_en = models.CharField(max_length=160)
    help_de = models.CharField(max_length=300, blank=True, default="")
    help_en = models.CharField(max_length=300, blank=True, default="")
    is_required = models.BooleanField(default=False)
    options = models.JSONField(default=list, blank=True, help_text="key, de and en of each answer offered")
    asset_kind = models.CharField(max_length=20, choices=Asset.Kind.choices, blank=True, default="")
    after = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="followers")
    wanted = models.JSONField(default=list, blank=True, help_text="answers to `after` that show this one")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        """In the order they are asked."""

        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["topic", "key"], name="question_key_once")]

    def __str__(self) -> str:
        """Show the English label."""
        return self.label_en

    def clean(self) -> None:
        """Refuse a choice without anything to choose."""
        if self.kind in WITH_OPTIONS and not self.options:
            raise ValidationError({"options": _("Name at least one answer to choose.")})

    def label_in(self, language: str) -> str:
        """Return the question in German for `de`, else in English."""
        return self.label_de if language.startswith("de") else self.label_en

    def help_in(self, language: str) -> str:
        """Return the words below it in German for `de`, else in English."""
        return self.help_de if language.startswith("de") else self.help_en

    @property
    def asked(self) -> Asked:
        """The question as plain data; read `after` along with the row."""
        return Asked(
            key=self.key,
            kind=self.kind,
            required=self.is_required,
            options=tuple(Option(**each) for each in self.options),
            after=self.after.key if self.after else "",
            wanted=frozenset(self.wanted),
        )
