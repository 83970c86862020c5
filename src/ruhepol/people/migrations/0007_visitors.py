"""Visitors of a page, who have no address yet, are known by a number of their browser's."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0006_segments_and_host_names")]

    operations = [
        migrations.AlterField(
            model_name="identity",
            name="kind",
            field=models.CharField(
                choices=[
                    ("email", "E-mail"),
                    ("phone", "Phone"),
                    ("external", "Customer number"),
                    ("visitor", "Visitor of a page"),
                ],
                max_length=10,
            ),
        ),
    ]
