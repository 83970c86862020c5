"""What the bot said: the tables as they were first released."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("automation", "0001_the_bot")]

    initial = True

    dependencies = [
        ("knowledge", "0001_tables"),
        ("people", "0001_tables"),
        ("tickets", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="BotTalk",
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
                    "brand",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.brand",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="people.team",
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("email", "E-mail"),
                            ("form", "Web form"),
                            ("portal", "Portal"),
                            ("api", "API"),
                            ("phone", "Phone"),
                            ("chat", "Chat"),
                        ],
                        default="chat",
                        max_length=10,
                    ),
                ),
                ("began_at", models.DateTimeField()),
                ("settled_at", models.DateTimeField(null=True)),
                ("confirmed", models.BooleanField(null=True)),
                ("presumed", models.BooleanField(null=True)),
                ("handed_over", models.BooleanField(null=True)),
                ("unknown", models.BooleanField(null=True)),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("wished", "wished"),
                            ("unknown", "unknown"),
                            ("unhelped", "unhelped"),
                            ("long", "long"),
                            ("taken", "taken"),
                        ],
                        default="",
                        max_length=10,
                    ),
                ),
                (
                    "noted_at",
                    models.DateTimeField(help_text="when agents were told what had been said", null=True),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["settled_at", "ticket"], name="bot_talk_settled_idx"),
                    models.Index(
                        condition=models.Q(("settled_at", None)),
                        fields=["began_at"],
                        name="bot_talk_open_idx",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("confirmed__isnull", True),
                                ("handed_over__isnull", True),
                                ("presumed__isnull", True),
                                ("settled_at__isnull", True),
                                ("unknown__isnull", True),
                            ),
                            models.Q(
                                ("confirmed__isnull", False),
                                ("handed_over__isnull", False),
                                ("presumed__isnull", False),
                                ("settled_at__isnull", False),
                                ("unknown__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="bot_talk_settled_whole",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="BotAnswer",
            fields=[
                (
                    "message",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="tickets.message",
                    ),
                ),
                (
                    "talk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="automation.bottalk",
                    ),
                ),
                (
                    "to",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="tickets.message",
                    ),
                ),
                ("question", models.TextField(blank=True, default="", help_text="what was looked up")),
                ("language", models.CharField(max_length=2)),
                (
                    "step",
                    models.CharField(
                        choices=[
                            ("quote", "quote"),
                            ("ask_back", "ask_back"),
                            ("greet", "greet"),
                            ("thank", "thank"),
                            ("farewell", "farewell"),
                            ("introduce", "introduce"),
                            ("ask_more", "ask_more"),
                            ("rejoice", "rejoice"),
                            ("hand_over", "hand_over"),
                            ("silent", "silent"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("wished", "wished"),
                            ("unknown", "unknown"),
                            ("unhelped", "unhelped"),
                            ("long", "long"),
                            ("taken", "taken"),
                        ],
                        default="",
                        max_length=10,
                    ),
                ),
                (
                    "after_no",
                    models.BooleanField(
                        default=False, help_text="the customer had just said that it did not help"
                    ),
                ),
                (
                    "by_model",
                    models.BooleanField(
                        default=False, help_text="worded by a language model from its sources"
                    ),
                ),
                ("helped", models.BooleanField(null=True)),
                ("rated_at", models.DateTimeField(null=True)),
                ("created_at", models.DateTimeField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["-created_at", "-message"], name="bot_answer_newest_idx"),
                    models.Index(
                        condition=models.Q(("helped", False)),
                        fields=["-created_at", "-message"],
                        name="bot_answer_bad_idx",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("helped__isnull", True), ("rated_at__isnull", True)),
                            models.Q(("helped__isnull", False), ("rated_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="bot_answer_rated_with_date",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="BotSource",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "answer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sources",
                        to="automation.botanswer",
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="knowledge.article",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
                ("key", models.CharField(max_length=40)),
                ("title", models.CharField(max_length=160)),
                ("language", models.CharField(max_length=2)),
                ("slug", models.CharField(max_length=120)),
                ("confidence", models.FloatField()),
                ("opened_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["position"],
                "constraints": [
                    models.UniqueConstraint(fields=("answer", "position"), name="bot_source_once")
                ],
            },
        ),
    ]
