"""A number a kind of suggestion instead of one for all."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("knowledge", "0009_audiences_and_brands")]

    operations = [
        migrations.AddField(
            model_name="edition",
            name="kind",
            field=models.CharField(default="article", max_length=20, unique=True),
        ),
    ]
