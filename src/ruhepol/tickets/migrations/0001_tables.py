"""Tickets, their messages and details, topics and views: the tables as they were first released."""

import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("tickets", "0001_initial"),
        ("tickets", "0002_planned_replies"),
        ("tickets", "0003_copies"),
        ("tickets", "0004_merges"),
        ("tickets", "0005_the_bot_speaks"),
        ("tickets", "0006_questions_and_details"),
        ("tickets", "0007_accounts_are_assets"),
    ]

    initial = True

    dependencies = [
        ("people", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Tag",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=60, unique=True)),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="Cause",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name_de", models.CharField(max_length=120)),
                ("name_en", models.CharField(max_length=120)),
                (
                    "parent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="tickets.cause",
                    ),
                ),
            ],
            options={
                "ordering": ["name_en"],
            },
        ),
        migrations.CreateModel(
            name="Topic",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(unique=True)),
                ("name_de", models.CharField(max_length=80)),
                ("name_en", models.CharField(max_length=80)),
                ("hint_de", models.CharField(blank=True, default="", max_length=200)),
                ("hint_en", models.CharField(blank=True, default="", max_length=200)),
                (
                    "team",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="people.team",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("is_active", models.BooleanField(default=True)),
            ],
            options={
                "ordering": ["position", "id"],
            },
        ),
        migrations.CreateModel(
            name="Ticket",
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.brand"
                    ),
                ),
                (
                    "customer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.customer"
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="people.identity",
                    ),
                ),
                ("subject", models.CharField(max_length=300)),
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
                        max_length=10,
                    ),
                ),
                (
                    "begun_by",
                    models.CharField(
                        choices=[
                            ("customer", "Customer"),
                            ("agent", "Agent"),
                            ("system", "System"),
                            ("import", "Import"),
                        ],
                        default="customer",
                        max_length=10,
                    ),
                ),
                ("language", models.CharField(default="de", max_length=5)),
                (
                    "topic",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="tickets",
                        to="tickets.topic",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("waiting", "Waiting for customer"),
                            ("solved", "Solved"),
                            ("closed", "Closed"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                (
                    "priority",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "Low"), (2, "Normal"), (3, "High"), (4, "Urgent")], default=2
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="people.team",
                    ),
                ),
                (
                    "assignee",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "cause",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="tickets",
                        to="tickets.cause",
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="tickets.ticket",
                    ),
                ),
                (
                    "last_number",
                    models.PositiveIntegerField(default=0, help_text="number of the newest message"),
                ),
                (
                    "excerpt",
                    models.CharField(
                        default="", help_text="start of the newest public message", max_length=160
                    ),
                ),
                ("created_at", models.DateTimeField()),
                ("updated_at", models.DateTimeField()),
                (
                    "waiting_since",
                    models.DateTimeField(help_text="since when the customer waits for us", null=True),
                ),
                ("first_replied_at", models.DateTimeField(null=True)),
                ("solved_at", models.DateTimeField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
                ("snoozed_until", models.DateTimeField(null=True)),
                (
                    "due_at",
                    models.DateTimeField(
                        help_text="the nearest promise; why stands in `promises`", null=True
                    ),
                ),
                ("tags", models.ManyToManyField(related_name="tickets", to="tickets.tag")),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("status", "closed"), _negated=True),
                        fields=["-updated_at", "-id"],
                        name="ticket_active_idx",
                    ),
                    models.Index(
                        condition=models.Q(("status", "closed"), _negated=True),
                        fields=["team", "-updated_at", "-id"],
                        name="ticket_team_idx",
                    ),
                    models.Index(
                        condition=models.Q(("status", "closed"), _negated=True),
                        fields=["assignee", "-updated_at", "-id"],
                        name="ticket_assignee_idx",
                    ),
                    models.Index(fields=["status", "-updated_at", "-id"], name="ticket_status_idx"),
                    models.Index(fields=["customer", "-created_at"], name="ticket_customer_idx"),
                    models.Index(fields=["created_at"], name="ticket_created_idx"),
                    models.Index(
                        condition=models.Q(("merged_into__isnull", False)),
                        fields=["merged_into"],
                        name="ticket_merged_idx",
                    ),
                    models.Index(
                        condition=models.Q(("snoozed_until__isnull", False)),
                        fields=["snoozed_until"],
                        name="ticket_snooze_idx",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("merged_into", None), ("status", "closed"), _connector="OR"),
                        name="ticket_merged_is_closed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_at__isnull", False), ("status", "closed")),
                            models.Q(
                                models.Q(("status", "closed"), _negated=True), ("closed_at__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="ticket_closed_has_a_date",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Message",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "ticket",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="messages",
                        to="tickets.ticket",
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("customer", "Customer"),
                            ("reply", "Reply"),
                            ("note", "Internal note"),
                            ("bot", "Answer of the bot"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "agent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "customer",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.customer",
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
                        max_length=10,
                    ),
                ),
                ("text", models.TextField()),
                (
                    "folded",
                    models.TextField(
                        blank=True, default="", help_text="quotes and signature, kept but folded"
                    ),
                ),
                (
                    "html",
                    models.TextField(
                        blank=True, default="", help_text="cleaned HTML where the sender wrote HTML"
                    ),
                ),
                (
                    "origin",
                    models.CharField(help_text="what it was made from; used once", max_length=120, null=True),
                ),
                ("created_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["number"],
                "indexes": [models.Index(fields=["customer", "-created_at"], name="message_customer_idx")],
                "constraints": [
                    models.UniqueConstraint(fields=("ticket", "number"), name="message_number_once"),
                    models.UniqueConstraint(fields=("origin",), name="message_origin_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Attachment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "message",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attachments",
                        to="tickets.message",
                    ),
                ),
                ("digest", models.CharField(help_text="sha256 of the bytes, in hex", max_length=64)),
                ("name", models.CharField(max_length=255)),
                ("size", models.PositiveBigIntegerField(help_text="bytes")),
                ("content_type", models.CharField(default="application/octet-stream", max_length=120)),
                (
                    "content_id",
                    models.CharField(
                        blank=True, default="", help_text="for images in HTML mail", max_length=255
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Merge",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "ticket",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="merges",
                        to="tickets.ticket",
                    ),
                ),
                (
                    "into",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="absorbed",
                        to="tickets.ticket",
                    ),
                ),
                (
                    "agent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "numbers",
                    models.JSONField(help_text="the number each message had before, by the message's key"),
                ),
                ("before", models.JSONField(help_text="how the ticket was, for undoing")),
                ("merged_at", models.DateTimeField()),
                ("undone_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("undone_at__isnull", True)), fields=("ticket",), name="merge_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "ticket",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="drafts",
                        to="tickets.ticket",
                    ),
                ),
                (
                    "agent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("text", models.TextField(blank=True, default="")),
                ("is_note", models.BooleanField(default=False)),
                (
                    "files",
                    models.JSONField(default=list, help_text="facts of stored files that came back with it"),
                ),
                ("copies", models.JSONField(default=list, help_text="who else is to be sent it")),
                ("version", models.PositiveIntegerField(default=1)),
                ("saved_at", models.DateTimeField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("ticket", "agent"), name="draft_once")],
            },
        ),
        migrations.CreateModel(
            name="Detail",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "ticket",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="details",
                        to="tickets.ticket",
                    ),
                ),
                ("key", models.SlugField(max_length=40)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("text", "A line of text"),
                            ("long", "A longer text"),
                            ("number", "A number"),
                            ("date", "A day"),
                            ("moment", "A moment (since when)"),
                            ("choice", "One of several answers"),
                            ("choices", "Any of several answers"),
                            ("yes_no", "Yes or no"),
                            ("file", "Files"),
                            ("asset", "One of their own things"),
                        ],
                        max_length=10,
                    ),
                ),
                ("label_de", models.CharField(max_length=160)),
                ("label_en", models.CharField(max_length=160)),
                ("value", models.JSONField(help_text="text, a list of keys or file names, or a boolean")),
                ("said_de", models.TextField(help_text="the answer in words")),
                ("said_en", models.TextField(help_text="the answer in words")),
                (
                    "asset",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="people.asset",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
            ],
            options={
                "ordering": ["position"],
                "constraints": [models.UniqueConstraint(fields=("ticket", "key"), name="detail_key_once")],
            },
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="questions",
                        to="tickets.topic",
                    ),
                ),
                ("key", models.SlugField(max_length=40)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("text", "A line of text"),
                            ("long", "A longer text"),
                            ("number", "A number"),
                            ("date", "A day"),
                            ("moment", "A moment (since when)"),
                            ("choice", "One of several answers"),
                            ("choices", "Any of several answers"),
                            ("yes_no", "Yes or no"),
                            ("file", "Files"),
                            ("asset", "One of their own things"),
                        ],
                        max_length=10,
                    ),
                ),
                ("label_de", models.CharField(max_length=160)),
                ("label_en", models.CharField(max_length=160)),
                ("help_de", models.CharField(blank=True, default="", max_length=300)),
                ("help_en", models.CharField(blank=True, default="", max_length=300)),
                ("is_required", models.BooleanField(default=False)),
                (
                    "options",
                    models.JSONField(
                        blank=True, default=list, help_text="key, de and en of each answer offered"
                    ),
                ),
                (
                    "asset_kind",
                    models.CharField(
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
                (
                    "after",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="followers",
                        to="tickets.question",
                    ),
                ),
                (
                    "wanted",
                    models.JSONField(
                        blank=True, default=list, help_text="answers to `after` that show this one"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "ordering": ["position", "id"],
                "constraints": [models.UniqueConstraint(fields=("topic", "key"), name="question_key_once")],
            },
        ),
        migrations.CreateModel(
            name="View",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=60)),
                (
                    "owner",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("filters", models.JSONField(default=dict)),
                ("position", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "ordering": ["position", "id"],
            },
        ),
        migrations.CreateModel(
            name="Copy",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "message",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="copies",
                        to="tickets.message",
                    ),
                ),
                ("address", models.CharField(max_length=254)),
                ("name", models.CharField(blank=True, default="", max_length=160)),
                ("is_blind", models.BooleanField(default=False, help_text="the others are not told")),
            ],
            options={
                "verbose_name_plural": "copies",
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(fields=("message", "address"), name="copy_once"),
                    models.CheckConstraint(
                        condition=models.Q(("address", django.db.models.functions.text.Lower("address"))),
                        name="copy_address_lower",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Solution",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "ticket",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="solutions",
                        to="tickets.ticket",
                    ),
                ),
                (
                    "agent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("claimed_at", models.DateTimeField()),
                ("silent_at", models.DateTimeField(help_text="when silence closes the ticket")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("confirmed", "Confirmed by the customer"),
                            ("declined", "Not solved, says the customer"),
                            ("silent", "No answer within the set time"),
                            ("withdrawn", "Reopened by an agent"),
                        ],
                        default="",
                        max_length=10,
                    ),
                ),
                ("ended_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["id"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("outcome", "")), fields=["silent_at"], name="solution_open_idx"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("outcome", "")), fields=("ticket",), name="solution_one_open"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", True), ("outcome", "")),
                            models.Q(models.Q(("outcome", ""), _negated=True), ("ended_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="solution_outcome_has_a_date",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlannedReply",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "ticket",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="planned",
                        to="tickets.ticket",
                    ),
                ),
                (
                    "agent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("text", models.TextField()),
                (
                    "files",
                    models.JSONField(default=list, help_text="facts of stored files, as services take them"),
                ),
                (
                    "copies",
                    models.JSONField(default=list, help_text="who else is sent it, as services take them"),
                ),
                ("seen", models.PositiveIntegerField(help_text="newest message number the writer had read")),
                ("solves", models.BooleanField(default=False, help_text="the ticket is solved with it")),
                ("is_scheduled", models.BooleanField(help_text="for a set time, not only to be taken back")),
                ("send_at", models.DateTimeField()),
                (
                    "stopped",
                    models.CharField(
                        blank=True, default="", help_text="why it did not go out", max_length=10
                    ),
                ),
                ("created_at", models.DateTimeField()),
            ],
            options={
                "verbose_name_plural": "planned replies",
                "indexes": [
                    models.Index(
                        condition=models.Q(("stopped", "")), fields=["send_at"], name="planned_due_idx"
                    )
                ],
            },
        ),
    ]
