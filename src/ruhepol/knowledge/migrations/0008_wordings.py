"""How people asked for what an article solved, and when that last changed."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("knowledge", "0007_meaning"),
        ("people", "0005_levels_of_expertise"),
        ("tickets", "0004_merges"),
    ]

    operations = [
        migrations.AddField(
            model_name="articletext",
            name="learned_at",
            field=models.DateTimeField(help_text="when the wordings suggestions use last changed", null=True),
        ),
        migrations.CreateModel(
            name="Wording",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("language", models.CharField(choices=[("de", "Deutsch"), ("en", "English")], max_length=2)),
                ("text", models.CharField(blank=True, max_length=240)),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("confirmed", "Answered with it; the customer confirmed"),
                            ("silent", "Answered with it; the customer did not object"),
                            ("chosen", "Found it while writing and said that it solved it"),
                        ],
                        max_length=10,
                    ),
                ),
                ("weight", models.FloatField(help_text="what it counts as evidence on its first day")),
                (
                    "person",
                    models.CharField(
                        help_text="customer or device: each counts once an article", max_length=60
                    ),
                ),
                ("said_at", models.DateTimeField()),
                ("used", models.BooleanField(default=False, help_text="whether suggestions know it")),
                ("dropped_at", models.DateTimeField(help_text="when an author took it away", null=True)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="wordings",
                        to="knowledge.article",
                    ),
                ),
                (
                    "ask",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="knowledge.ask",
                    ),
                ),
                (
                    "customer",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.customer",
                    ),
                ),
                (
                    "ticket",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="tickets.ticket",
                    ),
                ),
            ],
            options={
                "ordering": ["-used", "-said_at", "-pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("used", True)),
                        fields=["article", "language"],
                        name="wording_used_idx",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("article", "person"), name="wording_person_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("dropped_at", None), models.Q(("text", ""), ("used", False)), _connector="OR"
                        ),
                        name="wording_dropped_has_no_words",
                    ),
                ],
            },
        ),
    ]
