import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("healing", "0009_webhooks"),
    ]

    operations = [
        migrations.CreateModel(
            name="System",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        max_length=40,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z][a-z0-9_-]{0,39}$", "Small letters, digits, - and _; a letter first."
                            )
                        ],
                        verbose_name="name in plans",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("http", "Back end (HTTP)"),
                            ("sql", "Database (read-only)"),
                            ("commands", "Commands on this server"),
                            ("ansible", "Ansible playbooks"),
                        ],
                        default="http",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("address", models.CharField(blank=True, default="", max_length=500, verbose_name="address")),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("bearer", "Bearer token"),
                            ("basic", "User name and password"),
                            ("header", "Header of its own"),
                        ],
                        default="bearer",
                        max_length=10,
                        verbose_name="sign-in",
                    ),
                ),
                (
                    "user",
                    models.CharField(
                        blank=True, default="", max_length=120, verbose_name="user name or header"
                    ),
                ),
                ("sealed", models.TextField(blank=True, default="")),
                ("is_active", models.BooleanField(default=True, verbose_name="may be asked")),
                ("created_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["name"],
            },
        ),
    ]
