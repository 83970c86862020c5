"""What the knowledge room does by itself as time passes."""

from django_tasks import task

from ruhepol.core.jobs.once import enqueue_once
from ruhepol.core.jobs.periodic import every
from ruhepol.knowledge.services import causes, learning, missing, presuming, understanding


@every(3600)
@task()
def presume_avoided() -> None:
    """End asking sessions whose seven days are over."""
    presuming.presume_avoided()


@every(86_400)
@task(queue_name="slow")
def judge_wordings() -> None:
    """Let learned wordings age."""
    learning.judge_wordings()


@every(86_400)
@task(queue_name="slow")
def find_missing_answers() -> None:
    """Look for questions no article answers."""
    missing.find_missing_answers()


@every(86_400)
@task(queue_name="slow")
def learn_causes() -> None:
    """Learn from the causes agents have named since."""
    causes.learn_causes()


@task(queue_name="slow")
def understand_texts() -> None:
    """Compute what new texts mean, until all have been done."""
    if understanding.understand():
        want_meanings()


def want_meanings() -> None:
    """Enqueue it, unless it waits already."""
    enqueue_once(understand_texts, key="knowledge:understand")


@task(queue_name="slow")
def make_index(kind: str) -> None:
    """Make the index of a kind of suggestion anew, for all processes of this machine."""
    from ruhepol.knowledge.suggest import making  # noqa: PLC0415  numpy comes with it

    making.make(kind)


def want_index(kind: str) -> None:
    """Enqueue it, unless it waits already."""
    enqueue_once(make_index, key=f"knowledge:index:{kind}", kind=kind)
