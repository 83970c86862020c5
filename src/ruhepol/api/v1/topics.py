"""Topics: what a customer can choose, and what each asks besides."""

from django.http import HttpRequest
from ninja import Field, Router, Schema

from ruhepol.api.auth import agent_of
from ruhepol.tickets.models import Question, Topic

router = Router()


class OptionOut(Schema):
    """One of the answers to choose from."""

    key: str
    de: str
    en: str


class QuestionOut(Schema):
    """One question; it is asked if `after` is empty, or that question's answer is one of `wanted`."""

    key: str
    kind: str
    label_de: str
    label_en: str
    required: bool
    options: list[OptionOut]
    after: str
    wanted: list[str]

    @classmethod
    def of(cls, row: Question) -> "QuestionOut":
        """Return a question loaded with the one it hangs on."""
        plain = {name: getattr(row, name) for name in ("key", "kind", "label_de", "label_en", "wanted")}
        options = [OptionOut(**option) for option in row.options]
        after = row.after.key if row.after else ""
        return cls(**plain, options=options, required=row.is_required, after=after)


class TopicOut(Schema):
    """One topic with its questions in their order."""

    slug: str
    name_de: str
    name_en: str
    team: str | None = Field(description="the name of the team such requests go to")
    questions: list[QuestionOut]


@router.get("", response=list[TopicOut], summary="List topics")
def list_topics(request: HttpRequest) -> list[TopicOut]:
    """Return the topics offered to customers, with what each asks."""
    agent_of(request)
    topics = Topic.objects.filter(is_active=True).select_related("team")
    return [_out(topic) for topic in topics.prefetch_related("questions__after")]


def _out(topic: Topic) -> TopicOut:
    return TopicOut(
        slug=topic.slug,
        name_de=topic.name_de,
        name_en=topic.name_en,
        team=topic.team.name if topic.team else None,
        questions=[QuestionOut.of(question) for question in topic.questions.all()],
    )
