"""How much a customer knows has names."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0004_api_token"),
    ]

    operations = [
        migrations.AlterField(
            model_name="customer",
            name="expertise",
            field=models.CharField(
                blank=True,
                choices=[("beginner", "Beginner"), ("advanced", "Advanced"), ("expert", "Expert")],
                default="",
                max_length=40,
            ),
        ),
    ]
