"""When an asset is looked at though nothing is told; how many customers make an incident of a problem."""

import django.db.models.deletion
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import migrations, models


class Migration(migrations.Migration):
    """Add both."""

    dependencies = [("healing", "0001_tables"), ("people", "0001_tables")]

    operations = [
        migrations.AddField(
            model_name="knownproblem",
            name="outbreak_customers",
            field=models.PositiveSmallIntegerField(default=3, validators=[MinValueValidator(2)]),
        ),
        migrations.AddField(
            model_name="knownproblem",
            name="outbreak_minutes",
            field=models.PositiveSmallIntegerField(
                default=15, validators=[MinValueValidator(1), MaxValueValidator(1_440)]
            ),
        ),
        migrations.CreateModel(
            name="Due",
            fields=[
                (
                    "asset",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="people.asset",
                    ),
                ),
                ("at", models.DateTimeField()),
            ],
            options={
                "verbose_name_plural": "due",
                "indexes": [models.Index(fields=["at"], name="due_at_idx")],
            },
        ),
    ]
