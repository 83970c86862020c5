"""What was learned from the causes agents have named."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("knowledge", "0001_tables")]

    operations = [
        migrations.CreateModel(
            name="LearnedCauses",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("made_at", models.DateTimeField()),
                (
                    "encoder",
                    models.CharField(help_text="its name; empty where there was none", max_length=300),
                ),
                (
                    "causes",
                    models.JSONField(help_text="their ids in the order of the weights, null for none"),
                ),
                ("rarity", models.BinaryField()),
                ("weights", models.BinaryField()),
            ],
        ),
    ]
