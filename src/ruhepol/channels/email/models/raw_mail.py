"""Every mail that ever arrived, as the bytes it was, and what became of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ruhepol.channels.email.models.mailbox import Mailbox
from ruhepol.channels.email.querysets import RawMailQuerySet
from ruhepol.tickets.models import Message, Ticket


class RawMail(models.Model):
    """One mail as it came; its bytes lie in the file store under `digest`. The row is the job.

    The same bytes are one mail per mailbox, however often they arrive. The Message-ID a sender chose
    is only a hint.
    """

    class Source(models.TextChoices):
        """The door it came through."""

        SMTP = "smtp", "SMTP"
        IMAP = "imap", "IMAP"
        POP3 = "pop3", "POP3"
        PIPE = "pipe", _("Program")
        FILE = "file", _("File")

    class State(models.TextChoices):
        """What became of it."""

        RECEIVED = "received", _("Received")
        DONE = "done", _("Done")
        QUARANTINED = "quarantined", _("In quarantine")
        IGNORED = "ignored", _("Set aside")

    class Hint(models.TextChoices):
        """What an agent should know about where a mail was put."""

        BELONGS = "belongs", _("Probably belongs to another ticket")
        STRANGER = "stranger", _("From somebody who had not taken part")
        TOPIC = "topic", _("Probably a new topic")
        UNPROVEN = "unproven", _("Names an agent as its sender and does not prove it")

    class Extent(models.TextChoices):
        """How much of it is here; a very large one is left on its server until somebody wants it."""

        WHOLE = "", _("Whole")
        HEAD = "head", _("Only its header")
        WANTED = "wanted", _("Only its header, the rest is being fetched")

    key = models.CharField(max_length=90, unique=True, help_text="mailbox and digest")
    source = models.CharField(max_length=5, choices=Source.choices)
    mailbox = models.ForeignKey(Mailbox, null=True, on_delete=models.SET_NULL, related_name="mails")
    uid_key = models.CharField(max_length=90, blank=True, default="", help_text="UIDVALIDITY:UID, or UIDL")
    envelope_to = models.CharField(max_length=320, blank=True, default="")
    envelope_from = models.CharField(max_length=320, blank=True, default="")
    client = models.CharField(
        max_length=45, blank=True, default="", help_text="address of who handed it over"
    )
    helo = models.CharField(max_length=255, blank=True, default="", help_text="what that one called itself")
    digest = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField(help_text="bytes of the whole mail, also where only a part is here")
    extent = models.CharField(max_length=6, choices=Extent.choices, blank=True, default=Extent.WHOLE)
    state = models.CharField(max_length=11, choices=State.choices, default=State.RECEIVED)
    reason = models.TextField(blank=True, default="")
    attempts = models.PositiveSmallIntegerField(default=0, help_text="how often the sweep found it undone")
    next_at = models.DateTimeField(help_text="when the sweep looks after it")
    sender = models.CharField(max_length=320, blank=True, default="")
    subject = models.CharField(max_length=300, blank=True, default="")
    header_id = models.CharField(max_length=255, blank=True, default="", help_text="its Message-ID, a hint")
    ticket = models.ForeignKey(Ticket, null=True, on_delete=models.SET_NULL, related_name="+")
    message = models.ForeignKey(Message, null=True, on_delete=models.SET_NULL, related_name="+")
    scan = models.CharField(
        max_length=100, blank=True, default="", help_text="what a look for malware found, 'clean' if nothing"
    )
    spf = models.CharField(max_length=10, blank=True, default="")
    dkim = models.CharField(max_length=10, blank=True, default="")
    dmarc = models.CharField(max_length=10, blank=True, default="")
    proven = models.CharField(
        max_length=253, blank=True, default="", help_text="domain of the sender, where SPF or DKIM prove it"
    )
    quiet = models.BooleanField(default=False, help_text="it asks for no automatic answer")
    seal = models.CharField(
        max_length=15, blank=True, default="", help_text="its signature and that one's state, as smime:intact"
    )
    sealed_by = models.CharField(
        max_length=254, blank=True, default="", help_text="whom the signature's certificate names"
    )
    judged_by = models.CharField(
        max_length=255, blank=True, default="", help_text="server that judged it, 'dns' for ourselves"
    )
    hint = models.CharField(max_length=8, choices=Hint.choices, blank=True, default="")
    hint_ticket = models.ForeignKey(
        Ticket, null=True, on_delete=models.SET_NULL, related_name="+", help_text="where it may belong"
    )
    received_at = models.DateTimeField()

    objects = RawMailQuerySet.as_manager()

    class Meta:
        """Small indexes for the two lists somebody looks at: what waits, what is in quarantine."""

        indexes = [
            models.Index(
                fields=["next_at"], name="raw_mail_waiting_idx", condition=models.Q(state="received")
            ),
            models.Index(
                fields=["-received_at"],
                name="raw_mail_quarantine_idx",
                condition=models.Q(state="quarantined"),
            ),
            models.Index(fields=["header_id"], name="raw_mail_header_idx", condition=~models.Q(header_id="")),
            models.Index(fields=["mailbox", "uid_key"], name="raw_mail_uid_idx"),
        ]

    def __str__(self) -> str:
        """Name sender and state."""
        return f"mail {self.pk} from {self.sender or '?'} ({self.state})"

    @property
    def may_be_fetched(self) -> bool:
        """Tell whether the rest of it still lies where it can be had."""
        return self.extent == self.Extent.HEAD and bool(self.mailbox_id and self.uid_key)
