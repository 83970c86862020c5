"""Articles for signed-in customers or some segments, and for some brands."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Additive; going back needs no article of the new audiences."""

    dependencies = [
        ("knowledge", "0008_wordings"),
        ("people", "0006_segments_and_host_names"),
    ]

    operations = [
        migrations.AddField(
            model_name="article",
            name="brands",
            field=models.ManyToManyField(help_text="none: every brand", related_name="+", to="people.brand"),
        ),
        migrations.AddField(
            model_name="article",
            name="segments",
            field=models.ManyToManyField(
                help_text="for the audience of segments", related_name="+", to="people.segment"
            ),
        ),
        migrations.AddField(
            model_name="category",
            name="brands",
            field=models.ManyToManyField(help_text="none: every brand", related_name="+", to="people.brand"),
        ),
        migrations.AlterField(
            model_name="article",
            name="audience",
            field=models.CharField(
                choices=[
                    ("public", "Everybody"),
                    ("customers", "Signed-in customers"),
                    ("segment", "Customers of certain segments"),
                    ("agents", "Agents only"),
                ],
                default="public",
                max_length=10,
            ),
        ),
    ]
