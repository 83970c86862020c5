"""Files that came or went with a message."""

from django.db import models

from ruhepol.core.text.pictures import pictures_in
from ruhepol.tickets.models.message import Message

PICTURES = frozenset({"image/png", "image/jpeg", "image/webp"})


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

    @property
    def is_picture_of_ours(self) -> bool:
        """Tell whether it stands within an agent's words: such a picture was made anew before it was kept."""
        return bool(self.content_id) and self.stands_in(self.message)

    def stands_in(self, message: Message) -> bool:
        """Tell the same where its message is at hand."""
        by_us = message.agent_id is not None and self.content_type in PICTURES
        return by_us and self.content_id in pictures_in(message.text)
