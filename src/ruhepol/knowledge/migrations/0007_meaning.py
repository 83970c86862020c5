"""What an encoder made of published texts."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """A table of derived data: going back loses nothing that cannot be computed again."""

    dependencies = [("knowledge", "0006_article_health")]

    operations = [
        migrations.CreateModel(
            name="TextMeaning",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("model", models.CharField(help_text="name of the encoder", max_length=300)),
                ("digest", models.CharField(help_text="of what was encoded", max_length=64)),
                ("rows", models.BinaryField()),
                ("scales", models.BinaryField()),
                (
                    "text",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="meaning",
                        to="knowledge.articletext",
                    ),
                ),
            ],
        ),
    ]
