"""The list of known problems is read from an index, page by page."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """An index in the order of the list."""

    dependencies = [("healing", "0013_pulls")]

    operations = [
        migrations.AddIndex(
            model_name="knownproblem",
            index=models.Index(fields=["asset_kind", "title_en", "id"], name="problem_order_idx"),
        )
    ]
