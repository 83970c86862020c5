"""An account to sign in with is an asset, too."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("tickets", "0006_questions_and_details"),
    ]

    operations = [
        migrations.AlterField(
            model_name="question",
            name="asset_kind",
            field=models.CharField(
                blank=True,
                choices=[
                    ("server", "Server"),
                    ("domain", "Domain"),
                    ("mailbox", "Mailbox"),
                    ("order", "Order"),
                    ("invoice", "Invoice"),
                    ("subscription", "Subscription"),
                    ("account", "Account"),
                ],
                default="",
                max_length=20,
            ),
        ),
    ]
