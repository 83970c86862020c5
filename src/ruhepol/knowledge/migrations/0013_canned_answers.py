"""Canned answers."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("knowledge", "0012_missing_answers"),
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="CannedAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=120)),
                (
                    "shortcut",
                    models.SlugField(help_text="typed after a slash", max_length=40, unique=True),
                ),
                ("text_de", models.TextField(blank=True, default="")),
                ("text_en", models.TextField(blank=True, default="")),
                ("changed_at", models.DateTimeField()),
                ("archived_at", models.DateTimeField(null=True)),
                ("used", models.PositiveIntegerField(default=0)),
                ("used_at", models.DateTimeField(null=True)),
                (
                    "team",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.team",
                    ),
                ),
            ],
            options={"ordering": ["title", "id"]},
        ),
        migrations.AddConstraint(
            model_name="cannedanswer",
            constraint=models.CheckConstraint(
                condition=models.Q(("text_de", ""), _negated=True) | models.Q(("text_en", ""), _negated=True),
                name="canned_answer_says_something",
            ),
        ),
    ]
