"""Targets and the clocks that run against them: the tables as they were first released."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("promises", "0001_initial")]

    initial = True

    dependencies = [
        ("people", "0001_tables"),
        ("tickets", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Target",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                (
                    "brand",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.brand",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.team",
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="tickets.topic",
                    ),
                ),
                (
                    "priority",
                    models.PositiveSmallIntegerField(
                        blank=True, choices=[(1, "Low"), (2, "Normal"), (3, "High"), (4, "Urgent")], null=True
                    ),
                ),
                (
                    "first_response_minutes",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="first answer within (minutes)"
                    ),
                ),
                (
                    "next_response_minutes",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="every further answer within (minutes)"
                    ),
                ),
                (
                    "resolution_minutes",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="solution within (minutes)"
                    ),
                ),
                (
                    "calendar",
                    models.ForeignKey(
                        blank=True,
                        help_text="empty: around the clock",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.calendar",
                    ),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="in force")),
            ],
            options={
                "ordering": ["position", "id"],
            },
        ),
        migrations.CreateModel(
            name="Clock",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "ticket",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="tickets.ticket"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("first_response", "First answer"),
                            ("next_response", "Next answer"),
                            ("resolution", "Solution"),
                        ],
                        max_length=14,
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="clocks",
                        to="promises.target",
                    ),
                ),
                (
                    "calendar",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.calendar",
                    ),
                ),
                ("allowed", models.DurationField()),
                ("started_at", models.DateTimeField()),
                (
                    "pauses",
                    models.JSONField(
                        default=list, help_text="[from, to] in ISO 8601; to is null while it lasts"
                    ),
                ),
                ("due_at", models.DateTimeField(null=True)),
                ("met_at", models.DateTimeField(null=True)),
                ("dropped_at", models.DateTimeField(help_text="ended without what was promised", null=True)),
                ("broken_at", models.DateTimeField(null=True)),
                ("kept", models.BooleanField(null=True)),
                ("decided_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["started_at", "id"],
                "indexes": [
                    models.Index(
                        condition=models.Q(
                            ("dropped_at__isnull", True),
                            ("met_at__isnull", True),
                            ("broken_at__isnull", True),
                        ),
                        fields=["due_at"],
                        name="clock_due_idx",
                    ),
                    models.Index(
                        condition=models.Q(("dropped_at__isnull", True), ("met_at__isnull", True)),
                        fields=["calendar"],
                        name="clock_calendar_idx",
                    ),
                    models.Index(
                        condition=models.Q(("decided_at__isnull", False)),
                        fields=["decided_at", "kept"],
                        name="clock_decided_idx",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("ticket", "kind", "started_at"), name="clock_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at__isnull", True), ("kept__isnull", True)),
                            models.Q(("decided_at__isnull", False), ("kept__isnull", False)),
                            _connector="OR",
                        ),
                        name="clock_verdict_has_a_date",
                    ),
                ],
            },
        ),
    ]
