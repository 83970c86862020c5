"""Who has looked at an answer of the bot that did not help, and when."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("automation", "0001_tables")]

    operations = [
        migrations.AddField(
            model_name="botanswer",
            name="reviewed_at",
            field=models.DateTimeField(help_text="when an agent took note of a bad one", null=True),
        ),
        migrations.AddField(
            model_name="botanswer",
            name="reviewed_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="people.agent",
            ),
        ),
        migrations.AddIndex(
            model_name="botanswer",
            index=models.Index(
                condition=models.Q(("helped", False), ("reviewed_at", None)),
                fields=["message"],
                name="bot_answer_waits_idx",
            ),
        ),
    ]
