"""What figures are counted from: the tables as they were first released."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("insights", "0001_initial"),
        ("insights", "0002_journeys"),
        ("insights", "0003_repairs"),
        ("insights", "0004_brand_of_repairs"),
        ("insights", "0005_chats_on_the_way"),
    ]

    initial = True

    dependencies = [
        ("healing", "0001_tables"),
        ("people", "0001_tables"),
        ("tickets", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Visit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "digest",
                    models.CharField(help_text="sha256 of the word, in hex", max_length=64, unique=True),
                ),
                ("agreed_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="RunFact",
            fields=[
                (
                    "run",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="healing.run",
                    ),
                ),
                (
                    "brand",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.brand",
                    ),
                ),
                ("ended_at", models.DateTimeField()),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("confirmed", "confirmed"),
                            ("presumed", "presumed"),
                            ("failed", "failed"),
                            ("refused", "refused"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "wrote_at",
                    models.DateTimeField(
                        help_text="the first word of its customers within seven days", null=True
                    ),
                ),
                ("saved", models.CharField(blank=True, default="", max_length=10)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["ended_at", "run"], name="run_fact_ended_idx"),
                    models.Index(
                        condition=models.Q(("outcome", "presumed"), ("wrote_at", None)),
                        fields=["ended_at"],
                        name="run_fact_unsettled_idx",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TicketFact",
            fields=[
                (
                    "ticket",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="tickets.ticket",
                    ),
                ),
                (
                    "brand",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.brand",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="people.team",
                    ),
                ),
                ("channel", models.CharField(max_length=10)),
                ("asked_at", models.DateTimeField(null=True)),
                ("contact", models.BooleanField(null=True)),
                ("answered_at", models.DateTimeField(null=True)),
                ("first_response", models.PositiveBigIntegerField(null=True)),
                ("first_response_working", models.PositiveBigIntegerField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("ending", models.CharField(blank=True, default="", max_length=10)),
                ("resolution", models.PositiveBigIntegerField(null=True)),
                ("resolution_working", models.PositiveBigIntegerField(null=True)),
                ("first_contact", models.BooleanField(null=True)),
                ("reopened", models.BooleanField(null=True)),
                ("confirmed", models.BooleanField(null=True)),
                ("dismissed", models.BooleanField(null=True)),
                (
                    "known",
                    models.BooleanField(
                        help_text="true where a thing of the customer's had a known problem", null=True
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("asked_at__isnull", False)),
                        fields=["asked_at", "ticket"],
                        name="fact_asked_idx",
                    ),
                    models.Index(
                        condition=models.Q(("answered_at__isnull", False)),
                        fields=["answered_at", "ticket"],
                        name="fact_answered_idx",
                    ),
                    models.Index(
                        condition=models.Q(("ended_at__isnull", False)),
                        fields=["ended_at", "ticket"],
                        name="fact_ended_idx",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Step",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "visit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="insights.visit"
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("page", "Looked at"),
                            ("search", "Searched"),
                            ("article", "Read an article"),
                            ("form", "Opened the form"),
                            ("chat", "Chatted"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "key",
                    models.CharField(
                        help_text="the same for the same thing in every language", max_length=120
                    ),
                ),
                ("label", models.CharField(help_text="as the visitor saw or typed it", max_length=200)),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ["at", "id"],
                "indexes": [models.Index(fields=["at"], name="step_at_idx")],
            },
        ),
    ]
