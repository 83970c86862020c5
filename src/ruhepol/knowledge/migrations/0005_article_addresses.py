"""Every address a text has had leads to it; those it has today are the first of them."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models

LANGUAGES = [("de", "Deutsch"), ("en", "English")]


def keep_todays_addresses(apps: Any, _schema: Any) -> None:
    """Write down where each text stands now."""
    texts = apps.get_model("knowledge", "ArticleText")
    addresses = apps.get_model("knowledge", "ArticleAddress")
    addresses.objects.bulk_create(
        (
            addresses(text_id=key, language=language, slug=slug)
            for key, language, slug in texts.objects.values_list("pk", "language", "slug").iterator()
        ),
        batch_size=500,
    )


class Migration(migrations.Migration):
    """A table of addresses."""

    dependencies = [("knowledge", "0004_feedback_reasons")]

    operations = [
        migrations.CreateModel(
            name="ArticleAddress",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("language", models.CharField(choices=LANGUAGES, max_length=2)),
                ("slug", models.SlugField(max_length=120)),
                (
                    "text",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="addresses",
                        to="knowledge.articletext",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("language", "slug"), name="article_address_once")
                ],
            },
        ),
        migrations.RunPython(keep_todays_addresses, migrations.RunPython.noop),
    ]
