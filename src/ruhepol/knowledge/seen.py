"""Which answers somebody saw while writing to us, in the words of who looks at it now."""

from collections.abc import Iterable
from dataclasses import dataclass

from ruhepol.knowledge.models import Article, AskShown
from ruhepol.knowledge.policies import may_edit
from ruhepol.knowledge.selectors import titles_of
from ruhepol.people.models import Agent


@dataclass(frozen=True, slots=True)
class SeenAnswer:
    """One answer somebody saw: whether it was opened, and whether they said that it helped."""

    article_id: int
    title: str
    opened: bool
    helped: bool
    readable: bool
    """Whether the reader may open it: what is not published is nobody's but who writes."""


def answers_seen(asks: Iterable[int], *, language: str, reader: Agent) -> dict[int, list[SeenAnswer]]:
    """Return the answers seen, by session and best first, titled in a language if possible; two questions."""
    writes = may_edit(reader)
    rows = AskShown.objects.filter(ask__in=list(asks)).order_by("ask", "position", "pk")
    seen = list(rows.values_list("ask", "article", "article__key", "article__state", "opened_at", "helped"))
    titles = titles_of({row[1] for row in seen}, language)
    found: dict[int, list[SeenAnswer]] = {}
    for ask, article, key, state, opened_at, helped in seen:
        answer = SeenAnswer(
            article_id=article,
            title=titles.get(article, key),
            opened=opened_at is not None,
            helped=helped is True,
            readable=writes or state == Article.State.PUBLISHED,
        )
        found.setdefault(ask, []).append(answer)
    return found
