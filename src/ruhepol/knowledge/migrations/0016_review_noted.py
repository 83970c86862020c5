"""When the asker had read what a colleague said of an article; what was said before this counts as read."""

from typing import Any

from django.db import migrations, models
from django.db.models import F


def old_words_are_read(apps: Any, _schema: object) -> None:  # noqa: ANN401  the state of the migration
    """Tell nobody of what was decided long ago."""
    apps.get_model("knowledge", "ArticleReview").objects.update(noted_at=F("decided_at"))


class Migration(migrations.Migration):
    dependencies = [("knowledge", "0015_synonyms")]

    operations = [
        migrations.AddField(
            model_name="articlereview",
            name="noted_at",
            field=models.DateTimeField(help_text="when the asker had read the verdict", null=True),
        ),
        migrations.RunPython(old_words_are_read, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="articlereview",
            index=models.Index(
                condition=models.Q(("noted_at", None)), fields=["asked_by"], name="article_review_news_idx"
            ),
        ),
    ]
