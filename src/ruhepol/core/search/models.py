"""The table behind the index: analysed text, one row per thing."""

from django.db import models


class SearchDocument(models.Model):
    """What the full-text index was built from; the SQLite index needs the old text to forget a row."""

    kind = models.CharField(max_length=20)
    object_id = models.BigIntegerField()
    language = models.CharField(max_length=2)
    title = models.TextField(blank=True)
    words = models.TextField(blank=True)
    other = models.TextField(blank=True)
    meta = models.TextField()
    short = models.TextField(blank=True)
    analyser = models.PositiveSmallIntegerField(help_text="Version of the text analysis that made this row")

    class Meta:
        """One document per thing; stale ones are found by version."""

        app_label = "search"
        constraints = [
            models.UniqueConstraint(fields=["kind", "object_id"], name="search_document_unique"),
        ]
        indexes = [models.Index(fields=["analyser"], name="search_document_stale")]

    def __str__(self) -> str:
        """Name the thing described."""
        return f"{self.kind} {self.object_id}"
