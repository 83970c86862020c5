"""Why an article did not help."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("knowledge", "0003_images_and_matching_texts"),
    ]

    operations = [
        migrations.AddField(
            model_name="articlefeedback",
            name="reason",
            field=models.CharField(
                blank=True,
                choices=[
                    ("missing", "It does not answer my question"),
                    ("unclear", "I do not understand it"),
                    ("wrong", "Something is wrong or out of date"),
                    ("failed", "I did it, and it did not work"),
                ],
                default="",
                max_length=10,
            ),
        ),
    ]
