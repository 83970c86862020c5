"""Segments of customers, and the names under which a brand's help centre is reached."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Additive; going back forgets who is in which segment."""

    dependencies = [
        ("people", "0005_levels_of_expertise"),
    ]

    operations = [
        migrations.AddField(
            model_name="brand",
            name="hosts",
            field=models.CharField(
                blank=True,
                default="",
                help_text="names under which its help centre is reached, separated by spaces",
                max_length=400,
            ),
        ),
        migrations.CreateModel(
            name="Segment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80, unique=True)),
                (
                    "asset_kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("server", "Server"),
                            ("domain", "Domain"),
                            ("mailbox", "Mailbox"),
                            ("order", "Order"),
                            ("invoice", "Invoice"),
                            ("subscription", "Subscription"),
                        ],
                        default="",
                        max_length=20,
                    ),
                ),
                ("asset_state", models.CharField(blank=True, default="", max_length=40)),
                (
                    "attribute",
                    models.CharField(blank=True, default="", help_text="for example plan", max_length=40),
                ),
                (
                    "value",
                    models.CharField(blank=True, default="", help_text="for example business", max_length=80),
                ),
                ("organisations", models.ManyToManyField(related_name="+", to="people.organisation")),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="SegmentAddress",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("value", models.CharField(db_index=True, max_length=254)),
                (
                    "segment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="addresses",
                        to="people.segment",
                    ),
                ),
            ],
            options={
                "ordering": ["value"],
                "constraints": [
                    models.UniqueConstraint(fields=("segment", "value"), name="segment_address_once")
                ],
            },
        ),
    ]
