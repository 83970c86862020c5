"""What the chat room does by itself as time passes."""

from django_tasks import task

from ruhepol.channels.chat.services.deliver import BATCH, chats_to_mail, end_forsaken, mail_unseen
from ruhepol.channels.chat.services.seats import miss_the_gone
from ruhepol.core import clock
from ruhepol.core.jobs.periodic import every


@every(30)
@task()
def miss_agents() -> None:
    """Send chats of agents who are gone back into the queue."""
    miss_the_gone()


@every(30)
@task()
def reach_the_gone() -> None:
    """Mail what visitors who left have not seen, and end chats nobody sits at."""
    for chat in chats_to_mail(clock.now())[:BATCH]:
        mail_unseen(chat=chat)
    end_forsaken()
