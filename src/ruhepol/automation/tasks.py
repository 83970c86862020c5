"""What the automation room does in a worker."""

from django_tasks import task

from ruhepol.automation.services import settling
from ruhepol.automation.services.answering import respond
from ruhepol.core.jobs.periodic import every


@task()
def answer(chat_id: int, rated_id: int | None = None) -> None:
    """Let the bot answer in a chat, if that is still its part."""
    respond(chat_id=chat_id, rated_id=rated_id)


@every(3600)
@task()
def settle_silent() -> None:
    """Settle the talks whose seven days are over."""
    settling.settle_silent()
