"""What the chat room does by itself as time passes."""

from django_tasks import task

from ruhepol.channels.chat.services.seats import miss_the_gone
from ruhepol.core.jobs.periodic import every


@every(30)
@task()
def miss_agents() -> None:
    """Send chats of agents who are gone back into the queue."""
    miss_the_gone()
