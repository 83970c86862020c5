"""Widgets, chats and who sits in them: the tables as they were first released."""

import django.db.models.deletion
import ruhepol.channels.chat.models.widget
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("chat", "0001_the_ground")]

    initial = True

    dependencies = [
        ("people", "0001_tables"),
        ("tickets", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Seat",
            fields=[
                (
                    "agent",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("is_available", models.BooleanField(default=False)),
                ("capacity", models.PositiveSmallIntegerField(default=3)),
                ("since", models.DateTimeField(help_text="since when available or away")),
                ("alive_at", models.DateTimeField()),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("is_available", True)), fields=["alive_at"], name="seat_there_idx"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Widget",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "brand",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.brand"
                    ),
                ),
                (
                    "key",
                    models.CharField(
                        default=ruhepol.channels.chat.models.widget.fresh_key, max_length=16, unique=True
                    ),
                ),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                (
                    "origins",
                    models.JSONField(default=list, help_text="the addresses whose pages may open it"),
                ),
                (
                    "team",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="people.team",
                    ),
                ),
                (
                    "calendar",
                    models.ForeignKey(
                        blank=True,
                        help_text="when chat is staffed; empty: the brand's hours",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="people.calendar",
                    ),
                ),
                ("accent", models.CharField(default="#0f6e6e", max_length=7, verbose_name="colour")),
                ("title_de", models.CharField(blank=True, default="", max_length=80)),
                ("title_en", models.CharField(blank=True, default="", max_length=80)),
                ("greeting_de", models.CharField(blank=True, default="", max_length=300)),
                ("greeting_en", models.CharField(blank=True, default="", max_length=300)),
                ("away_de", models.CharField(blank=True, default="", max_length=300)),
                ("away_en", models.CharField(blank=True, default="", max_length=300)),
                ("asks_address", models.BooleanField(default=True, verbose_name="ask for an e-mail address")),
                ("has_bot", models.BooleanField(default=False, verbose_name="the bot answers first")),
                ("is_active", models.BooleanField(default=True, verbose_name="switched on")),
                (
                    "sealed_secret",
                    models.TextField(
                        blank=True, default="", help_text="what host pages sign identities with"
                    ),
                ),
                ("created_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["name", "id"],
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "widget",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invitations",
                        to="chat.widget",
                    ),
                ),
                ("text_de", models.CharField(max_length=200)),
                ("text_en", models.CharField(max_length=200)),
                (
                    "page",
                    models.CharField(
                        blank=True, default="", help_text="a path, * for anything", max_length=200
                    ),
                ),
                ("after_seconds", models.PositiveIntegerField(default=30)),
                ("basket_from", models.DecimalField(blank=True, decimal_places=2, max_digits=10, null=True)),
                (
                    "segment",
                    models.CharField(blank=True, default="", help_text="as the page names it", max_length=60),
                ),
                ("returning_only", models.BooleanField(default=False)),
                (
                    "pause_days",
                    models.PositiveSmallIntegerField(default=7, help_text="not shown again to one visitor"),
                ),
                ("is_active", models.BooleanField(default=True)),
                ("position", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "ordering": ["position", "id"],
            },
        ),
        migrations.CreateModel(
            name="Chat",
            fields=[
                (
                    "ticket",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="tickets.ticket",
                    ),
                ),
                (
                    "widget",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="chats", to="chat.widget"
                    ),
                ),
                (
                    "identity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.identity"
                    ),
                ),
                ("token_digest", models.CharField(max_length=64, unique=True)),
                (
                    "claim_digest",
                    models.CharField(
                        blank=True, default="", help_text="of the page's word on who it is", max_length=64
                    ),
                ),
                ("page_url", models.CharField(blank=True, default="", max_length=500)),
                ("page_title", models.CharField(blank=True, default="", max_length=200)),
                (
                    "who",
                    models.CharField(
                        choices=[
                            ("anonymous", "Unknown visitor"),
                            ("named", "Says who it is"),
                            ("verified", "Signed in on the page"),
                        ],
                        default="anonymous",
                        max_length=10,
                    ),
                ),
                (
                    "address",
                    models.EmailField(
                        blank=True, default="", help_text="where the visitor wants an answer", max_length=254
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("bot", "With the bot"),
                            ("waiting", "Waiting for a person"),
                            ("talking", "In conversation"),
                            ("ended", "Ended"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                (
                    "word",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Nothing"),
                            ("left", "The agent had to leave"),
                            ("handed", "A colleague takes over"),
                            ("asked", "A person was asked for"),
                        ],
                        default="",
                        max_length=10,
                    ),
                ),
                ("bot_turns", models.PositiveSmallIntegerField(default=0)),
                (
                    "agent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("seen_by_customer", models.PositiveIntegerField(default=0)),
                ("seen_by_agent", models.PositiveIntegerField(default=0)),
                ("began_at", models.DateTimeField()),
                (
                    "queued_at",
                    models.DateTimeField(help_text="its place in the queue of those who wait", null=True),
                ),
                ("ended_at", models.DateTimeField(null=True)),
                ("here_at", models.DateTimeField(help_text="the visitor's last sign of life")),
                ("rating", models.PositiveSmallIntegerField(help_text="1 to 5", null=True)),
                ("comment", models.TextField(blank=True, default="")),
                ("rated_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "talking")), fields=["agent"], name="chat_agent_idx"
                    ),
                    models.Index(
                        condition=models.Q(("state", "waiting")), fields=["queued_at"], name="chat_queue_idx"
                    ),
                    models.Index(
                        condition=models.Q(("state", "ended"), _negated=True),
                        fields=["here_at"],
                        name="chat_here_idx",
                    ),
                    models.Index(fields=["-began_at"], name="chat_began_idx"),
                    models.Index(
                        condition=models.Q(("claim_digest", ""), _negated=True),
                        fields=["claim_digest"],
                        name="chat_claim_idx",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("agent__isnull", False), ("state", "talking")),
                            models.Q(models.Q(("state", "talking"), _negated=True), ("agent__isnull", True)),
                            _connector="OR",
                        ),
                        name="chat_talks_with_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("rating", None),
                            models.Q(("rating__gte", 1), ("rating__lte", 5)),
                            _connector="OR",
                        ),
                        name="chat_rating_of_five",
                    ),
                ],
            },
        ),
    ]
