"""Fills an installation with made-up articles and their index: `python -m bench.articles 10000`."""

import sys

from bench.suggest import WORDS_IN_AN_ARTICLE, MadeUp
from ruhepol.config import boot

AT_ONCE = 2_000


def main(size: int) -> None:
    """Write the rows past the services, which would take an hour, then make the index as the job does."""
    boot.django()
    from ruhepol.core import clock  # noqa: PLC0415  Django must be set up
    from ruhepol.knowledge.models import Article, ArticleText, Category  # noqa: PLC0415
    from ruhepol.knowledge.services.editions import turn_edition  # noqa: PLC0415
    from ruhepol.knowledge.suggest import making  # noqa: PLC0415

    made, now = MadeUp(), clock.now()
    facts = {"name_de": "Viel", "name_en": "Much"}
    category = Category.objects.get_or_create(slug="made-up", defaults=facts)[0]
    for at in range(0, size, AT_ONCE):
        keys = [f"made-up-{number}" for number in range(at, min(size, at + AT_ONCE))]
        state = {"category": category, "state": Article.State.PUBLISHED, "created_at": now}
        articles = Article.objects.bulk_create(Article(key=key, **state) for key in keys)
        ArticleText.objects.bulk_create(
            ArticleText(
                article=article,
                language="de",
                slug=article.key,
                title=made.words(6),
                body=made.words(WORDS_IN_AN_ARTICLE),
                version=1,
                updated_at=now,
            )
            for article in articles
        )
    turn_edition()
    making.make("article")


if __name__ == "__main__":
    main(int(sys.argv[1]))
