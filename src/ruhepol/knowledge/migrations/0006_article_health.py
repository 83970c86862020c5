"""How often articles are read, and pairs of them that repeat or contradict one another."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("knowledge", "0005_article_addresses"),
    ]

    operations = [
        migrations.CreateModel(
            name="ArticleOverlap",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("duplicate", "Nearly the same text twice"),
                            ("contradiction", "The same question, different numbers"),
                        ],
                        max_length=13,
                    ),
                ),
                ("likeness", models.FloatField(help_text="share of word runs in common, 0–1")),
                ("passages", models.JSONField(default=list, help_text="pairs of passages that differ")),
                ("found_at", models.DateTimeField()),
                (
                    "dismissed_at",
                    models.DateTimeField(help_text="somebody says that both are right", null=True),
                ),
                (
                    "first",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="knowledge.articletext",
                    ),
                ),
                (
                    "second",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="knowledge.articletext",
                    ),
                ),
            ],
            options={
                "ordering": ["-found_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("first", "second"), name="article_overlap_once"),
                    models.CheckConstraint(
                        condition=models.Q(("first__lt", models.F("second"))), name="article_overlap_ordered"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ArticleViews",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("language", models.CharField(choices=[("de", "Deutsch"), ("en", "English")], max_length=2)),
                ("day", models.DateField()),
                ("count", models.PositiveIntegerField(default=0)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="views",
                        to="knowledge.article",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["day"], name="article_views_day_idx")],
                "constraints": [
                    models.UniqueConstraint(fields=("article", "language", "day"), name="article_views_once")
                ],
            },
        ),
    ]
