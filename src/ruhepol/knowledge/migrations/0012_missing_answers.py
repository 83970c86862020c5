"""Questions no article answers."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """A table of derived data beside what people said of it."""

    dependencies = [
        ("knowledge", "0011_sections_files_reviews"),
        ("tickets", "0006_questions_and_details"),
    ]

    operations = [
        migrations.CreateModel(
            name="MissingAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("question", models.CharField(help_text="the most typical wording, masked", max_length=240)),
                ("language", models.CharField(choices=[("de", "Deutsch"), ("en", "English")], max_length=2)),
                (
                    "searches",
                    models.PositiveIntegerField(default=0, help_text="how often it was searched for"),
                ),
                ("people", models.PositiveIntegerField(default=0, help_text="how many customers asked")),
                ("found_at", models.DateTimeField()),
                (
                    "dismissed_at",
                    models.DateTimeField(help_text="somebody says that it needs no article", null=True),
                ),
                (
                    "article",
                    models.ForeignKey(
                        help_text="its draft",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="evidence",
                        to="knowledge.article",
                    ),
                ),
                ("gaps", models.ManyToManyField(related_name="+", to="knowledge.searchgap")),
                ("tickets", models.ManyToManyField(related_name="+", to="tickets.ticket")),
            ],
            options={
                "ordering": ["-people", "-searches", "id"],
            },
        ),
    ]
