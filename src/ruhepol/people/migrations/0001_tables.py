"""Customers and what is theirs, agents, teams, brands and hours: the tables as they were first released."""

import django.db.models.deletion
import django.db.models.functions.text
import ruhepol.people.models.calendar
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("people", "0001_initial"),
        ("people", "0002_calendar"),
        ("people", "0003_customer_age"),
        ("people", "0004_api_token"),
        ("people", "0005_levels_of_expertise"),
        ("people", "0006_segments_and_host_names"),
        ("people", "0007_visitors"),
        ("people", "0008_accounts_are_assets"),
    ]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Calendar",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80, unique=True, verbose_name="name")),
                (
                    "time_zone",
                    models.CharField(default="Europe/Berlin", max_length=64, verbose_name="time zone"),
                ),
                (
                    "week",
                    models.JSONField(
                        default=ruhepol.people.models.calendar.workdays,
                        help_text="seven days, Monday first: lists of [start, end) minutes",
                    ),
                ),
                (
                    "country",
                    models.CharField(blank=True, default="", max_length=2, verbose_name="holidays of"),
                ),
                ("region", models.CharField(blank=True, default="", max_length=10, verbose_name="region")),
                (
                    "revision",
                    models.CharField(
                        default=ruhepol.people.models.calendar.fresh_revision,
                        help_text="new with every change of rules",
                        max_length=32,
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="Organisation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=160)),
                ("customer_since", models.DateField(null=True)),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="Customer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(blank=True, default="", max_length=160)),
                ("language", models.CharField(blank=True, default="", max_length=5)),
                (
                    "organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="customers",
                        to="people.organisation",
                    ),
                ),
                (
                    "expertise",
                    models.CharField(
                        blank=True,
                        choices=[("beginner", "Beginner"), ("advanced", "Advanced"), ("expert", "Expert")],
                        default="",
                        max_length=40,
                    ),
                ),
                ("note", models.TextField(blank=True, default="")),
                ("created_at", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["created_at"], name="customer_created_idx")],
            },
        ),
        migrations.CreateModel(
            name="Agent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                ("email", models.EmailField(max_length=254, unique=True, verbose_name="e-mail address")),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("partner", "Partner agent"),
                            ("agent", "Agent"),
                            ("lead", "Lead"),
                            ("admin", "Administrator"),
                        ],
                        default="agent",
                        max_length=10,
                        verbose_name="role",
                    ),
                ),
                ("language", models.CharField(default="en", max_length=5, verbose_name="language")),
                (
                    "time_zone",
                    models.CharField(default="Europe/Berlin", max_length=64, verbose_name="time zone"),
                ),
                ("theme", models.CharField(default="auto", max_length=6, verbose_name="theme")),
                ("signature", models.TextField(blank=True, default="", verbose_name="signature")),
                ("is_active", models.BooleanField(default=True, verbose_name="may sign in")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("email", django.db.models.functions.text.Lower("email"))),
                        name="agent_email_lower",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ApiToken",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                (
                    "agent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="api_tokens",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "scope",
                    models.CharField(
                        choices=[("read", "Read"), ("write", "Read and write")], default="read", max_length=5
                    ),
                ),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("created_at", models.DateTimeField()),
                ("last_used_at", models.DateTimeField(null=True)),
                ("revoked_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["-created_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="Brand",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.SlugField(unique=True)),
                ("name", models.CharField(max_length=80)),
                ("support_address", models.EmailField(max_length=254)),
                (
                    "form_of_address",
                    models.CharField(choices=[("sie", "Sie"), ("du", "Du")], default="sie", max_length=3),
                ),
                ("default_language", models.CharField(default="de", max_length=5)),
                ("time_zone", models.CharField(default="Europe/Berlin", max_length=64)),
                (
                    "calendar",
                    models.ForeignKey(
                        blank=True,
                        help_text="empty: around the clock",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="people.calendar",
                    ),
                ),
                (
                    "hosts",
                    models.CharField(
                        blank=True,
                        default="",
                        help_text="names under which its help centre is reached, separated by spaces",
                        max_length=400,
                    ),
                ),
                (
                    "close_after_days",
                    models.PositiveSmallIntegerField(
                        default=5, help_text="Days of silence after which a solved ticket closes."
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Identity",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "customer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="identities",
                        to="people.customer",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("email", "E-mail"),
                            ("phone", "Phone"),
                            ("external", "Customer number"),
                            ("visitor", "Visitor of a page"),
                        ],
                        max_length=10,
                    ),
                ),
                ("value", models.CharField(max_length=254)),
                ("verified_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("kind", "value"), name="identity_once")],
            },
        ),
        migrations.CreateModel(
            name="KeptAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "token",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="people.apitoken",
                    ),
                ),
                ("key", models.CharField(max_length=200)),
                (
                    "request",
                    models.CharField(help_text="sha256 of method, path and body in hex", max_length=64),
                ),
                ("status", models.PositiveSmallIntegerField(default=0)),
                ("body", models.TextField(default="")),
                ("created_at", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["created_at"], name="answer_age_idx")],
                "constraints": [models.UniqueConstraint(fields=("token", "key"), name="answer_once")],
            },
        ),
        migrations.CreateModel(
            name="Segment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80, unique=True)),
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
                ("asset_state", models.CharField(blank=True, default="", max_length=40)),
                (
                    "attribute",
                    models.CharField(blank=True, default="", help_text="for example plan", max_length=40),
                ),
                (
                    "value",
                    models.CharField(blank=True, default="", help_text="for example business", max_length=80),
                ),
                ("organisations", models.ManyToManyField(related_name="+", to="people.organisation")),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="SegmentAddress",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "segment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="addresses",
                        to="people.segment",
                    ),
                ),
                ("value", models.CharField(db_index=True, max_length=254)),
            ],
            options={
                "ordering": ["value"],
                "constraints": [
                    models.UniqueConstraint(fields=("segment", "value"), name="segment_address_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="SignInCode",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "identity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="codes",
                        to="people.identity",
                    ),
                ),
                ("digest", models.CharField(max_length=64)),
                ("created_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("used_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["identity", "-created_at"], name="sign_in_code_idx")],
            },
        ),
        migrations.CreateModel(
            name="SpecialDay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "calendar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="special_days",
                        to="people.calendar",
                    ),
                ),
                ("date", models.DateField()),
                (
                    "opening",
                    models.JSONField(default=list, help_text="list of [start, end) minutes; empty is closed"),
                ),
                ("name", models.CharField(blank=True, default="", max_length=80)),
            ],
            options={
                "ordering": ["date"],
                "constraints": [
                    models.UniqueConstraint(fields=("calendar", "date"), name="special_day_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Asset",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
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
                ("external_id", models.CharField(max_length=80)),
                ("name", models.CharField(max_length=160)),
                ("state", models.CharField(blank=True, default="", max_length=40)),
                ("attributes", models.JSONField(default=dict)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("customers", models.ManyToManyField(related_name="assets", to="people.customer")),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("kind", "external_id"), name="asset_once")],
            },
        ),
        migrations.CreateModel(
            name="Team",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80, unique=True, verbose_name="name")),
                ("is_partner", models.BooleanField(default=False, verbose_name="partner team")),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to="people.team",
                    ),
                ),
                (
                    "agent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("team", "agent"), name="membership_once")],
            },
        ),
        migrations.AddField(
            model_name="team",
            name="members",
            field=models.ManyToManyField(
                related_name="teams", through="people.Membership", to=settings.AUTH_USER_MODEL
            ),
        ),
    ]
