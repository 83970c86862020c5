"""What the e-mail channel does when something happens: reads what was taken, posts what was written."""

from ruhepol.channels.email.events import MailTaken
from ruhepol.channels.email.services.process import process
from ruhepol.core.events.outbox import receiver


@receiver(MailTaken)
def read_mail(event: MailTaken) -> None:
    """Read a mail as soon as its bytes are safe."""
    process(raw_mail_id=event.raw_mail_id)
