"""Words that mean the same to a house or one of its brands."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("knowledge", "0014_product_changes"),
        ("people", "0007_visitors"),
    ]

    operations = [
        migrations.CreateModel(
            name="Synonyms",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("words", models.CharField(help_text="separated by commas", max_length=300)),
                (
                    "brand",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.brand",
                    ),
                ),
            ],
            options={
                "ordering": ["words", "pk"],
            },
        ),
    ]
