"""An account to sign in with is an asset, too."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0007_visitors"),
    ]

    operations = [
        migrations.AlterField(
            model_name="asset",
            name="kind",
            field=models.CharField(
                choices=[
                    ("server", "Server"),
                    ("domain", "Domain"),
                    ("mailbox", "Mailbox"),
                    ("order", "Order"),
                    ("invoice", "Invoice"),
                    ("subscription", "Subscription"),
                    ("account", "Account"),
                ],
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="segment",
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
