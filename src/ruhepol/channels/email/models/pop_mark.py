"""What of a POP3 mailbox is kept already, as long as it lies there."""

from django.db import models

from ruhepol.channels.email.models.mailbox import Mailbox


class PopMark(models.Model):
    """A mail on a POP3 server that is kept here. POP3 has no highest number, only names (UIDL)."""

    mailbox = models.ForeignKey(Mailbox, on_delete=models.CASCADE, related_name="pop_marks")
    uidl = models.CharField(max_length=90)

    class Meta:
        """A name is marked once."""

        constraints = [models.UniqueConstraint(fields=["mailbox", "uidl"], name="pop_mark_once")]

    def __str__(self) -> str:
        """Show the name."""
        return self.uidl
