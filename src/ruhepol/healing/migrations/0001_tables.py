"""Sources and signals, known problems, remedies and runs, incidents: the tables as they were first released."""

import django.core.validators
import django.db.models.deletion
import ruhepol.healing.models.problem
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("healing", "0001_signals"),
        ("healing", "0002_known_problems"),
        ("healing", "0003_accounts_are_assets"),
        ("healing", "0004_matches"),
        ("healing", "0005_quick_matching"),
        ("healing", "0006_precursors"),
        ("healing", "0007_runs"),
        ("healing", "0008_told_unasked"),
        ("healing", "0009_webhooks"),
        ("healing", "0010_systems"),
        ("healing", "0011_syslog_senders"),
        ("healing", "0012_incidents"),
        ("healing", "0013_pulls"),
        ("healing", "0014_problems_in_order"),
    ]

    initial = True

    dependencies = [
        ("people", "0001_tables"),
        ("tickets", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Source",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80, unique=True, verbose_name="name")),
                ("digest", models.CharField(max_length=64, unique=True)),
                (
                    "mapping",
                    models.TextField(
                        blank=True,
                        default="host.name = server\nserver.address = server\norder.id = order\ninvoice.id = invoice\n",
                        verbose_name="which asset it is",
                    ),
                ),
                (
                    "syslog_from",
                    models.TextField(
                        blank=True,
                        default="",
                        help_text="addresses or networks",
                        max_length=2000,
                        verbose_name="sends syslog from",
                    ),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="may tell us things")),
                ("created_at", models.DateTimeField()),
                ("last_seen_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["name"],
            },
        ),
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
        migrations.CreateModel(
            name="Pull",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "source",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="pull", to="healing.source"
                    ),
                ),
                (
                    "system",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="healing.system",
                        verbose_name="system",
                    ),
                ),
                ("ask", models.TextField(max_length=4000, verbose_name="what is asked")),
                (
                    "form",
                    models.TextField(blank=True, default="", max_length=10000, verbose_name="how it is read"),
                ),
                ("key", models.CharField(default="$.id", max_length=300, verbose_name="number of an entry")),
                (
                    "mark",
                    models.CharField(
                        default="$.updated_at", max_length=300, verbose_name="moment or number it grows by"
                    ),
                ),
                (
                    "following",
                    models.CharField(
                        blank=True, default="", max_length=300, verbose_name="path of the next page"
                    ),
                ),
                ("watermark", models.CharField(max_length=80, verbose_name="read up to")),
                ("overlap", models.PositiveIntegerField(default=300, verbose_name="look back by")),
                (
                    "every",
                    models.PositiveIntegerField(default=60, verbose_name="seconds between two fetches"),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="is fetched")),
                ("next_at", models.DateTimeField()),
                ("fetched_at", models.DateTimeField(null=True)),
                ("fetched", models.PositiveIntegerField(default=0)),
                ("failures", models.PositiveIntegerField(default=0)),
                ("failed_at", models.DateTimeField(null=True)),
                ("error", models.TextField(blank=True, default="")),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("is_active", True)), fields=["next_at"], name="pull_due_idx"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="KnownProblem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("watching", "Watching"), ("fixed", "Fixed for good")],
                        default="watching",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "asset_kind",
                    models.CharField(
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
                ("title_de", models.CharField(max_length=120, verbose_name="title (German)")),
                ("title_en", models.CharField(max_length=120, verbose_name="title (English)")),
                (
                    "words_de",
                    models.TextField(max_length=2000, verbose_name="explanation for customers (German)"),
                ),
                (
                    "words_en",
                    models.TextField(max_length=2000, verbose_name="explanation for customers (English)"),
                ),
                (
                    "condition",
                    models.TextField(max_length=10000, verbose_name="what it looks like in signals"),
                ),
                (
                    "symptoms_de",
                    models.TextField(
                        blank=True,
                        default="",
                        help_text="one a line",
                        max_length=4000,
                        verbose_name="as customers say it (German)",
                    ),
                ),
                (
                    "symptoms_en",
                    models.TextField(
                        blank=True,
                        default="",
                        help_text="one a line",
                        max_length=4000,
                        verbose_name="as customers say it (English)",
                    ),
                ),
                (
                    "article_id",
                    models.BigIntegerField(blank=True, help_text="what explains it at length", null=True),
                ),
                (
                    "key",
                    models.SlugField(
                        blank=True, help_text="its name in a kit", max_length=60, null=True, unique=True
                    ),
                ),
                ("kit", models.CharField(blank=True, default="", max_length=60)),
                ("version", models.CharField(blank=True, default="", max_length=20)),
                ("is_told", models.BooleanField(default=False, verbose_name="customers are told, unasked")),
                (
                    "owner",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("created_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                (
                    "revision",
                    models.BigIntegerField(
                        default=ruhepol.healing.models.problem.new_revision,
                        help_text="another one after each change: who keeps conditions sees it by this",
                    ),
                ),
            ],
            options={
                "ordering": ["asset_kind", "title_en", "pk"],
                "indexes": [
                    models.Index(fields=["asset_kind", "state", "revision"], name="problem_revision_idx"),
                    models.Index(fields=["asset_kind", "title_en", "id"], name="problem_order_idx"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Incident",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "problem",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="incidents",
                        to="healing.knownproblem",
                    ),
                ),
                (
                    "brand",
                    models.ForeignKey(
                        blank=True,
                        help_text="empty: all brands",
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.brand",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposed"),
                            ("active", "Active"),
                            ("over", "Over"),
                            ("dismissed", "Dismissed"),
                        ],
                        default="proposed",
                        max_length=9,
                    ),
                ),
                ("title_de", models.CharField(max_length=120, verbose_name="title (German)")),
                ("title_en", models.CharField(max_length=120, verbose_name="title (English)")),
                ("began_at", models.DateTimeField()),
                ("proposed_at", models.DateTimeField()),
                ("activated_at", models.DateTimeField(null=True)),
                ("next_word_at", models.DateTimeField(blank=True, null=True, verbose_name="next word at")),
                ("ended_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["-began_at", "-pk"],
                "indexes": [models.Index(fields=["state", "-began_at"], name="incident_state_idx")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["proposed", "active"])),
                        fields=("problem",),
                        name="incident_once_at_a_time",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="IncidentWord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="words",
                        to="healing.incident",
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "agent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("words_de", models.TextField(max_length=2000, verbose_name="what we say (German)")),
                ("words_en", models.TextField(max_length=2000, verbose_name="what we say (English)")),
                ("is_last", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ["-at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Match",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "problem",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="matches",
                        to="healing.knownproblem",
                    ),
                ),
                (
                    "asset",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.asset"
                    ),
                ),
                ("since", models.DateTimeField(help_text="the first sign of it")),
                ("found_at", models.DateTimeField()),
                ("gone_at", models.DateTimeField(null=True)),
                (
                    "told_at",
                    models.DateTimeField(help_text="when its customers were told, unasked", null=True),
                ),
            ],
            options={
                "verbose_name_plural": "matches",
                "indexes": [
                    models.Index(fields=["problem", "-found_at"], name="match_problem_idx"),
                    models.Index(fields=["asset", "-found_at"], name="match_asset_idx"),
                    models.Index(fields=["-found_at", "-id"], name="match_newest_idx"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("gone_at", None)),
                        fields=("problem", "asset"),
                        name="match_once_at_a_time",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Noticed",
            fields=[
                (
                    "asset",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="people.asset",
                    ),
                ),
                ("count", models.PositiveBigIntegerField(default=1)),
                ("at", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["at"], name="noticed_at_idx")],
            },
        ),
        migrations.CreateModel(
            name="Precursor",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("shape", models.CharField(max_length=32, unique=True)),
                ("others", models.JSONField(default=list, help_text="shapes of signals that come with it")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Proposed"),
                            ("dismissed", "Not a problem"),
                            ("described", "Described"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                (
                    "asset_kind",
                    models.CharField(
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
                (
                    "kind",
                    models.CharField(
                        choices=[("log", "Log"), ("task", "Task"), ("metric", "Metric"), ("event", "Event")],
                        max_length=6,
                    ),
                ),
                ("severity", models.PositiveSmallIntegerField()),
                ("name", models.CharField(max_length=120)),
                ("body", models.TextField(blank=True, default="")),
                (
                    "theme",
                    models.CharField(
                        choices=[("cause", "Cause"), ("topic", "Topic"), ("word", "Word in the subject")],
                        max_length=5,
                    ),
                ),
                ("theme_de", models.CharField(max_length=120)),
                ("theme_en", models.CharField(max_length=120)),
                ("seen", models.PositiveIntegerField(help_text="how often it began")),
                (
                    "followed",
                    models.PositiveIntegerField(help_text="after how many of these there was a ticket"),
                ),
                ("elsewhere", models.PositiveIntegerField(help_text="two-day spans without it")),
                (
                    "elsewhere_followed",
                    models.PositiveIntegerField(help_text="how many of these had a ticket"),
                ),
                ("customers", models.PositiveIntegerField()),
                ("chance", models.FloatField(help_text="that it is luck, all pairs looked at considered")),
                ("found_at", models.DateTimeField()),
                ("settled_at", models.DateTimeField(null=True)),
                (
                    "settled_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "problem",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="healing.knownproblem",
                    ),
                ),
            ],
            options={
                "ordering": ["chance", "-followed", "pk"],
            },
        ),
        migrations.CreateModel(
            name="PrecursorCase",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "precursor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="cases",
                        to="healing.precursor",
                    ),
                ),
                (
                    "ticket",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="tickets.ticket"
                    ),
                ),
                (
                    "asset",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.asset"
                    ),
                ),
                ("signal_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["-signal_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("precursor", "ticket"), name="precursor_ticket_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="PulledEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "pull",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="entries", to="healing.pull"
                    ),
                ),
                ("key", models.CharField(help_text="digest of its number and mark", max_length=64)),
                ("mark", models.FloatField()),
            ],
            options={
                "indexes": [models.Index(fields=["pull", "mark"], name="pulled_age_idx")],
                "constraints": [models.UniqueConstraint(fields=("pull", "key"), name="pulled_once")],
            },
        ),
        migrations.CreateModel(
            name="Remedy",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "problem",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="remedy",
                        to="healing.knownproblem",
                    ),
                ),
                ("plan", models.TextField(max_length=40000, verbose_name="how it is looked at and repaired")),
                (
                    "mode",
                    models.CharField(
                        choices=[
                            ("automatic", "By itself"),
                            ("one_click", "One click by the customer"),
                            ("approval", "After an agent's approval"),
                        ],
                        default="approval",
                        max_length=10,
                        verbose_name="who starts it",
                    ),
                ),
                ("stopped_at", models.DateTimeField(null=True)),
                ("stopped_why", models.CharField(blank=True, default="", max_length=40)),
                ("released_at", models.DateTimeField(help_text="the breaker counts from here", null=True)),
                ("changed_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Run",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "problem",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="runs",
                        to="healing.knownproblem",
                    ),
                ),
                (
                    "asset",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.asset"
                    ),
                ),
                (
                    "ticket",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="tickets.ticket",
                    ),
                ),
                (
                    "customer",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="people.customer",
                    ),
                ),
                (
                    "match",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="runs",
                        to="healing.match",
                    ),
                ),
                ("plan", models.TextField()),
                (
                    "mode",
                    models.CharField(
                        choices=[
                            ("automatic", "By itself"),
                            ("one_click", "One click by the customer"),
                            ("approval", "After an agent's approval"),
                        ],
                        max_length=10,
                    ),
                ),
                ("dry", models.BooleanField(default=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "Waits for approval"),
                            ("approved", "About to begin"),
                            ("running", "At work"),
                            ("verifying", "Being proved"),
                            ("undoing", "Being undone"),
                            ("undecided", "Needs a decision"),
                            ("healed", "Healed"),
                            ("failed", "Failed"),
                            ("undone", "Undone"),
                            ("stopped", "Stopped"),
                            ("rehearsed", "Tried without effect"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "why",
                    models.CharField(
                        blank=True, default="", help_text="why it ended as it did", max_length=40
                    ),
                ),
                ("note", models.TextField(blank=True, default="", help_text="a person's reason")),
                ("readings", models.JSONField(default=dict)),
                (
                    "words",
                    models.TextField(
                        blank=True, default="", help_text="what the customer read before it began"
                    ),
                ),
                ("started_kind", models.CharField(max_length=10)),
                ("started_id", models.BigIntegerField(null=True)),
                ("approver_id", models.BigIntegerField(help_text="the agent who approved", null=True)),
                ("deadline", models.DateTimeField(null=True)),
                ("created_at", models.DateTimeField()),
                ("approved_at", models.DateTimeField(null=True)),
                ("began_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("stop_at", models.DateTimeField(help_text="somebody asked it to stop", null=True)),
                ("turn", models.PositiveIntegerField(default=0)),
                ("held_until", models.DateTimeField(null=True)),
                (
                    "word",
                    models.CharField(
                        blank=True,
                        choices=[("solved", "Solved"), ("not_solved", "Not solved")],
                        default="",
                        max_length=12,
                    ),
                ),
                ("word_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["-created_at", "-pk"],
                "indexes": [
                    models.Index(fields=["problem", "-created_at"], name="run_problem_idx"),
                    models.Index(fields=["asset", "-created_at"], name="run_asset_idx"),
                    models.Index(
                        condition=models.Q(
                            (
                                "state__in",
                                ["proposed", "approved", "running", "verifying", "undoing", "undecided"],
                            )
                        ),
                        fields=["state", "created_at"],
                        name="run_unfinished_idx",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("dry", False),
                            ("state__in", ("approved", "running", "verifying", "undoing", "undecided")),
                        ),
                        fields=("asset",),
                        name="run_alone_on_asset",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "proposed")),
                        fields=("problem", "asset"),
                        name="run_proposed_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RunStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="healing.run"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
                ("name", models.CharField(max_length=40)),
                (
                    "kind",
                    models.CharField(
                        choices=[("step", "Step"), ("check", "Check"), ("undo", "Undo")], max_length=5
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "To do"),
                            ("started", "At work"),
                            ("done", "Done"),
                            ("failed", "Failed"),
                            ("unknown", "Unknown"),
                            ("skipped", "Not needed"),
                        ],
                        default="waiting",
                        max_length=8,
                    ),
                ),
                ("attempt", models.PositiveSmallIntegerField(default=0)),
                ("key", models.CharField(max_length=64)),
                ("input", models.TextField(blank=True, default="")),
                ("output", models.TextField(blank=True, default="")),
                ("started_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["position"],
                "constraints": [models.UniqueConstraint(fields=("run", "position"), name="run_step_once")],
            },
        ),
        migrations.CreateModel(
            name="Signal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="signals",
                        to="healing.source",
                    ),
                ),
                (
                    "asset",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="people.asset",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("log", "Log"), ("task", "Task"), ("metric", "Metric"), ("event", "Event")],
                        max_length=6,
                    ),
                ),
                ("severity", models.PositiveSmallIntegerField(help_text="OpenTelemetry's number, 1 to 24")),
                ("name", models.CharField(max_length=120)),
                ("body", models.TextField(blank=True, default="")),
                ("attributes", models.JSONField(default=dict)),
                ("trace_id", models.CharField(blank=True, default="", max_length=32)),
                ("fingerprint", models.CharField(max_length=32)),
                ("slot", models.DateTimeField()),
                ("count", models.PositiveIntegerField(default=1)),
                ("first_at", models.DateTimeField()),
                ("last_at", models.DateTimeField()),
                ("is_thin", models.BooleanField(default=False)),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["asset", "-last_at", "-id", "fingerprint"], name="signal_things_idx"
                    ),
                    models.Index(fields=["source", "-last_at", "-id"], name="signal_source_idx"),
                    models.Index(fields=["last_at"], name="signal_age_idx"),
                    models.Index(
                        condition=models.Q(("is_thin", False)), fields=["slot"], name="signal_thick_idx"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("fingerprint", "slot"), name="signal_once_a_slot")
                ],
            },
        ),
        migrations.CreateModel(
            name="Refusal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="refusals",
                        to="healing.source",
                    ),
                ),
                ("at", models.DateTimeField()),
                ("form", models.CharField(help_text="what it was said to be", max_length=80)),
                ("reason", models.TextField()),
                ("size", models.PositiveIntegerField()),
                ("beginning", models.BinaryField()),
            ],
            options={
                "ordering": ["-at", "-id"],
                "indexes": [models.Index(fields=["source", "-at", "-id"], name="refusal_source_idx")],
            },
        ),
        migrations.CreateModel(
            name="Payload",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="payloads",
                        to="healing.source",
                    ),
                ),
                ("at", models.DateTimeField()),
                ("body", models.BinaryField()),
            ],
            options={
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="KeptBatch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="healing.source"
                    ),
                ),
                ("key", models.CharField(max_length=200)),
                ("taken_at", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["taken_at"], name="batch_age_idx")],
                "constraints": [models.UniqueConstraint(fields=("source", "key"), name="batch_once")],
            },
        ),
        migrations.CreateModel(
            name="Hook",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "source",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="hook", to="healing.source"
                    ),
                ),
                (
                    "style",
                    models.CharField(
                        choices=[
                            ("github", "like GitHub (X-Hub-Signature-256)"),
                            ("stripe", "like Stripe (Stripe-Signature)"),
                            ("standard", "Standard Webhooks (webhook-signature)"),
                            ("own", "a header of its own"),
                        ],
                        default="github",
                        max_length=10,
                        verbose_name="how it signs",
                    ),
                ),
                (
                    "signature_header",
                    models.CharField(
                        blank=True,
                        default="X-Signature",
                        max_length=60,
                        verbose_name="header of the signature",
                    ),
                ),
                (
                    "moment_header",
                    models.CharField(
                        blank=True, default="", max_length=60, verbose_name="header of the moment"
                    ),
                ),
                ("sealed_secret", models.TextField()),
                (
                    "form",
                    models.TextField(blank=True, default="", max_length=10000, verbose_name="how it is read"),
                ),
                ("turned_away_at", models.DateTimeField(null=True)),
                ("turned_away_why", models.CharField(blank=True, default="", max_length=120)),
            ],
        ),
        migrations.CreateModel(
            name="Follower",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="followers",
                        to="healing.incident",
                    ),
                ),
                ("address", models.CharField(max_length=254)),
                (
                    "customer",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.customer",
                    ),
                ),
                ("language", models.CharField(max_length=5)),
                ("asked", models.BooleanField(default=True, help_text="else only affected")),
                ("since", models.DateTimeField()),
                ("confirmed_at", models.DateTimeField(null=True)),
                ("told_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("told_at", None)),
                        fields=["incident", "id"],
                        name="follower_untold_idx",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("incident", "address"), name="follower_once")
                ],
            },
        ),
    ]
