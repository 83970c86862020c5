"""Files that came or went with a message."""

from django.db import models

from ruhepol.tickets.models.message import Message


class Attachment(models.Model):
    """A name for stored bytes. The bytes themselves lie in the file store under their digest."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="attachments")
    digest = models.CharField(max_length=64, help_text="sha256 of the bytes, in hex")
    name = models.CharField(max_length=255)
    size = models.PositiveBigIntegerField(help_text="bytes")
    content_type = models.CharField(max_length=120, default="application/octet-stream")
    content_id = models.CharField(max_length=255, blank=True, default="", help_text="for images in HTML mail")

    class Meta:
        """In the order they came."""

        ordering = ["id"]

    def __str__(self) -> str:
        """Show the file's name."""
        return self.name
