"""An account to sign in with is an asset, too."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("healing", "0002_known_problems"),
    ]

    operations = [
        migrations.AlterField(
            model_name="knownproblem",
            name="asset_kind",
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
                verbose_name="kind of asset",
            ),
        ),
    ]
