"""Details: what a customer answered to the questions of a form."""

from django.db import models

from ruhepol.people.models import Asset
from ruhepol.tickets.models.ticket import Ticket
from ruhepol.tickets.questions.asked import Kind


class Detail(models.Model):
    """One answer, with the question as it was put: a form that changes later changes no history."""

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="details")
    key = models.SlugField(max_length=40)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    label_de = models.CharField(max_length=160)
    label_en = models.CharField(max_length=160)
    value = models.JSONField(help_text="text, a list of keys or file names, or a boolean")
    said_de = models.TextField(help_text="the answer in words")
    said_en = models.TextField(help_text="the answer in words")
    asset = models.ForeignKey(Asset, null=True, on_delete=models.SET_NULL, related_name="+")
    position = models.PositiveSmallIntegerField()

    class Meta:
        """In the order they were asked, each once."""

        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["ticket", "key"], name="detail_key_once")]

    def __str__(self) -> str:
        """Show question and answer."""
        return f"{self.label_en}: {self.said_en}"

    def label_in(self, language: str) -> str:
        """Return the question in German for `de`, else in English."""
        return self.label_de if language.startswith("de") else self.label_en

    def said_in(self, language: str) -> str:
        """Return the answer in German for `de`, else in English."""
        return self.said_de if language.startswith("de") else self.said_en
