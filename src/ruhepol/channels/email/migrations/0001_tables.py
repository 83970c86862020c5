"""Mailboxes, mails in and out, keys and addresses: the tables as they were first released."""

import django.db.models.deletion
import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("email", "0001_mail_in_and_out"),
        ("email", "0002_receiving"),
        ("email", "0003_address_states"),
        ("email", "0004_storms"),
        ("email", "0005_letterheads_and_keys"),
        ("email", "0006_checks_of_forwarding"),
        ("email", "0007_alarms"),
        ("email", "0008_signatures"),
        ("email", "0009_scans_of_mails"),
        ("email", "0010_quiet_mails"),
        ("email", "0011_recipients"),
        ("email", "0012_heads_of_large_mails"),
        ("email", "0013_opt_outs"),
        ("email", "0014_notices"),
        ("email", "0015_questions_about_news"),
        ("email", "0016_words_asked_for"),
    ]

    initial = True

    dependencies = [
        ("people", "0001_tables"),
        ("tickets", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="SigningKey",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("domain", models.CharField(max_length=253, unique=True)),
                ("selector", models.CharField(max_length=63)),
                ("sealed_private", models.TextField(help_text="PEM, encrypted; see secrets")),
                ("public", models.TextField(help_text="the public key as the DNS record holds it")),
                ("signs", models.BooleanField(default=False)),
                ("created_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="AddressState",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("address", models.CharField(max_length=254, unique=True)),
                ("bounces_since", models.DateTimeField(help_text="the first of the returned mails")),
                ("bounced_at", models.DateTimeField(help_text="the last of them")),
                ("bounces", models.PositiveIntegerField(default=1)),
                (
                    "words",
                    models.TextField(blank=True, default="", help_text="what the other server said last"),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("address", django.db.models.functions.text.Lower("address"))),
                        name="address_state_lower",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Alarm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("trouble", models.CharField(help_text="which kind; see `health`", max_length=10)),
                (
                    "key",
                    models.CharField(
                        blank=True, default="", help_text="what it is about, often an address", max_length=254
                    ),
                ),
                ("words", models.TextField(help_text="in English, for logs and webhooks")),
                ("began_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("trouble", "key"),
                        name="alarm_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Delivery",
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
                            ("reply", "Reply"),
                            ("solution", "Question whether it is solved"),
                            ("receipt", "Confirmation of receipt"),
                            ("sign_in", "Sign-in code"),
                            ("check", "Check of a forwarding"),
                            ("notice", "Notice nobody asked for"),
                            ("follow", "Question whether news are wanted"),
                            ("asked", "News somebody asked for"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "cause",
                    models.CharField(
                        help_text="what it is sent for; once", max_length=60, null=True, unique=True
                    ),
                ),
                (
                    "brand",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.brand"
                    ),
                ),
                ("to", models.CharField(max_length=254)),
                (
                    "copied",
                    models.BooleanField(
                        default=False,
                        help_text="it goes to several: each of them has a row of its own (`Recipient`)",
                    ),
                ),
                ("language", models.CharField(max_length=5)),
                (
                    "ticket",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="tickets.ticket",
                    ),
                ),
                (
                    "message",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="tickets.message",
                    ),
                ),
                (
                    "header_id",
                    models.CharField(
                        help_text="the Message-ID, without brackets", max_length=255, unique=True
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "Waiting to be sent"),
                            ("sending", "Being sent"),
                            ("handing", "Being handed over"),
                            ("sent", "Sent"),
                            ("failed", "Not delivered"),
                            ("unknown", "Perhaps sent, please decide"),
                            ("held", "Held back"),
                            ("dropped", "No longer needed"),
                        ],
                        default="queued",
                        max_length=8,
                    ),
                ),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                (
                    "next_at",
                    models.DateTimeField(help_text="not before; while being sent: when it was taken up"),
                ),
                (
                    "error",
                    models.TextField(
                        blank=True, default="", help_text="what the server or the network said last"
                    ),
                ),
                ("created_at", models.DateTimeField()),
                ("sent_at", models.DateTimeField(null=True)),
                ("bounced_at", models.DateTimeField(help_text="when another server returned it", null=True)),
            ],
            options={
                "verbose_name_plural": "deliveries",
                "indexes": [
                    models.Index(
                        condition=models.Q(("state__in", ["queued", "sending", "handing"])),
                        fields=["next_at"],
                        name="delivery_moving_idx",
                    ),
                    models.Index(
                        condition=models.Q(("state__in", ["failed", "unknown", "held"])),
                        fields=["-created_at"],
                        name="delivery_stuck_idx",
                    ),
                    models.Index(fields=["to", "-created_at"], name="delivery_to_idx"),
                    models.Index(
                        condition=models.Q(("kind", "reply"), _negated=True),
                        fields=["-created_at"],
                        name="delivery_automatic_idx",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Letterhead",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "brand",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.brand"
                    ),
                ),
                ("text", models.TextField(blank=True, default="")),
                (
                    "html",
                    models.TextField(blank=True, default="", help_text="cleaned; empty: the text, dressed"),
                ),
                (
                    "picture",
                    models.CharField(
                        blank=True, default="", help_text="digest of the picture's file", max_length=64
                    ),
                ),
                ("picture_type", models.CharField(blank=True, default="", max_length=40)),
            ],
        ),
        migrations.CreateModel(
            name="Mailbox",
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
                ("address", models.EmailField(max_length=254, unique=True)),
                (
                    "protocol",
                    models.CharField(
                        choices=[("imap", "IMAP"), ("pop3", "POP3")], default="imap", max_length=4
                    ),
                ),
                ("host", models.CharField(blank=True, default="", max_length=253)),
                ("port", models.PositiveIntegerField(default=993)),
                ("user", models.CharField(blank=True, default="", max_length=254)),
                (
                    "sign_in",
                    models.CharField(
                        choices=[
                            ("password", "Password"),
                            ("oauth", "Consent given in the browser (OAuth 2)"),
                        ],
                        default="password",
                        max_length=8,
                    ),
                ),
                (
                    "sealed_password",
                    models.TextField(blank=True, default="", help_text="encrypted; see core.crypto"),
                ),
                (
                    "encryption",
                    models.CharField(
                        choices=[("tls", "TLS"), ("starttls", "STARTTLS"), ("none", "none")],
                        default="tls",
                        max_length=8,
                    ),
                ),
                ("folder", models.CharField(default="INBOX", max_length=200)),
                (
                    "after",
                    models.CharField(
                        choices=[
                            ("leave", "leave it there"),
                            ("move", "move it to a folder"),
                            ("delete", "delete it there"),
                        ],
                        default="leave",
                        max_length=6,
                    ),
                ),
                ("move_to", models.CharField(blank=True, default="", max_length=200)),
                (
                    "takes_existing",
                    models.BooleanField(
                        default=False,
                        help_text="Also take the mail that lay there before this mailbox was added.",
                    ),
                ),
                (
                    "takes_tags",
                    models.BooleanField(
                        default=False,
                        help_text="The server delivers help+anything@ to help@, so answers can carry a tag.",
                    ),
                ),
                (
                    "catches_all",
                    models.BooleanField(
                        default=False, help_text="Our intake takes mail for every address of this domain."
                    ),
                ),
                ("is_active", models.BooleanField(default=True)),
                ("uid_validity", models.BigIntegerField(null=True)),
                ("uid", models.BigIntegerField(default=0, help_text="highest UID that is stored")),
                (
                    "fetched_at",
                    models.DateTimeField(help_text="last time the server was asked successfully", null=True),
                ),
                (
                    "tried_at",
                    models.DateTimeField(
                        help_text="when a mail went out to come back by forwarding", null=True
                    ),
                ),
                ("verified_at", models.DateTimeField(help_text="when that mail came back", null=True)),
                ("error", models.TextField(blank=True, default="", help_text="why the last attempt failed")),
                ("created_at", models.DateTimeField()),
            ],
            options={
                "verbose_name_plural": "mailboxes",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("address", django.db.models.functions.text.Lower("address"))),
                        name="mailbox_address_lower",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Grant",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "mailbox",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="grant", to="email.mailbox"
                    ),
                ),
                (
                    "provider",
                    models.CharField(
                        choices=[
                            ("microsoft", "Microsoft 365"),
                            ("google", "Google Workspace, Gmail"),
                            ("other", "OAuth 2"),
                        ],
                        max_length=9,
                    ),
                ),
                ("client_id", models.CharField(max_length=255)),
                ("sealed_client_secret", models.TextField(blank=True, default="")),
                ("authorize_url", models.URLField(max_length=500)),
                ("token_url", models.URLField(max_length=500)),
                ("scope", models.CharField(max_length=500)),
                (
                    "sealed_refresh",
                    models.TextField(blank=True, default="", help_text="the long-lived token"),
                ),
                (
                    "sealed_access",
                    models.TextField(blank=True, default="", help_text="the token of the hour"),
                ),
                ("access_until", models.DateTimeField(null=True)),
                (
                    "lasts_until",
                    models.DateTimeField(
                        help_text="when the consent ends, where the provider tells", null=True
                    ),
                ),
                ("given_at", models.DateTimeField(null=True)),
                ("error", models.TextField(blank=True, default="", help_text="why the last refresh failed")),
            ],
        ),
        migrations.CreateModel(
            name="OptOut",
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.customer"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("reply", "Reply"),
                            ("solution", "Question whether it is solved"),
                            ("receipt", "Confirmation of receipt"),
                            ("sign_in", "Sign-in code"),
                            ("check", "Check of a forwarding"),
                            ("notice", "Notice nobody asked for"),
                            ("follow", "Question whether news are wanted"),
                            ("asked", "News somebody asked for"),
                        ],
                        max_length=8,
                    ),
                ),
                ("since", models.DateTimeField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("customer", "kind"), name="opt_out_once")],
            },
        ),
        migrations.CreateModel(
            name="PopMark",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "mailbox",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pop_marks",
                        to="email.mailbox",
                    ),
                ),
                ("uidl", models.CharField(max_length=90)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("mailbox", "uidl"), name="pop_mark_once")],
            },
        ),
        migrations.CreateModel(
            name="RawMail",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(help_text="mailbox and digest", max_length=90, unique=True)),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("smtp", "SMTP"),
                            ("imap", "IMAP"),
                            ("pop3", "POP3"),
                            ("pipe", "Program"),
                            ("file", "File"),
                        ],
                        max_length=5,
                    ),
                ),
                (
                    "mailbox",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="mails",
                        to="email.mailbox",
                    ),
                ),
                (
                    "uid_key",
                    models.CharField(
                        blank=True, default="", help_text="UIDVALIDITY:UID, or UIDL", max_length=90
                    ),
                ),
                ("envelope_to", models.CharField(blank=True, default="", max_length=320)),
                ("envelope_from", models.CharField(blank=True, default="", max_length=320)),
                (
                    "client",
                    models.CharField(
                        blank=True, default="", help_text="address of who handed it over", max_length=45
                    ),
                ),
                (
                    "helo",
                    models.CharField(
                        blank=True, default="", help_text="what that one called itself", max_length=255
                    ),
                ),
                ("digest", models.CharField(max_length=64)),
                (
                    "size",
                    models.PositiveBigIntegerField(
                        help_text="bytes of the whole mail, also where only a part is here"
                    ),
                ),
                (
                    "extent",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Whole"),
                            ("head", "Only its header"),
                            ("wanted", "Only its header, the rest is being fetched"),
                        ],
                        default="",
                        max_length=6,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "Received"),
                            ("done", "Done"),
                            ("quarantined", "In quarantine"),
                            ("ignored", "Set aside"),
                        ],
                        default="received",
                        max_length=11,
                    ),
                ),
                ("reason", models.TextField(blank=True, default="")),
                (
                    "attempts",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="how often the sweep found it undone"
                    ),
                ),
                ("next_at", models.DateTimeField(help_text="when the sweep looks after it")),
                ("sender", models.CharField(blank=True, default="", max_length=320)),
                ("subject", models.CharField(blank=True, default="", max_length=300)),
                (
                    "header_id",
                    models.CharField(
                        blank=True, default="", help_text="its Message-ID, a hint", max_length=255
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
                    "message",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="tickets.message",
                    ),
                ),
                (
                    "scan",
                    models.CharField(
                        blank=True,
                        default="",
                        help_text="what a look for malware found, 'clean' if nothing",
                        max_length=100,
                    ),
                ),
                ("spf", models.CharField(blank=True, default="", max_length=10)),
                ("dkim", models.CharField(blank=True, default="", max_length=10)),
                ("dmarc", models.CharField(blank=True, default="", max_length=10)),
                (
                    "proven",
                    models.CharField(
                        blank=True,
                        default="",
                        help_text="domain of the sender, where SPF or DKIM prove it",
                        max_length=253,
                    ),
                ),
                ("quiet", models.BooleanField(default=False, help_text="it asks for no automatic answer")),
                (
                    "seal",
                    models.CharField(
                        blank=True,
                        default="",
                        help_text="its signature and that one's state, as smime:intact",
                        max_length=15,
                    ),
                ),
                (
                    "sealed_by",
                    models.CharField(
                        blank=True,
                        default="",
                        help_text="whom the signature's certificate names",
                        max_length=254,
                    ),
                ),
                (
                    "judged_by",
                    models.CharField(
                        blank=True,
                        default="",
                        help_text="server that judged it, 'dns' for ourselves",
                        max_length=255,
                    ),
                ),
                (
                    "hint",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("belongs", "Probably belongs to another ticket"),
                            ("stranger", "From somebody who had not taken part"),
                            ("topic", "Probably a new topic"),
                            ("unproven", "Names an agent as its sender and does not prove it"),
                        ],
                        default="",
                        max_length=8,
                    ),
                ),
                (
                    "hint_ticket",
                    models.ForeignKey(
                        help_text="where it may belong",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="tickets.ticket",
                    ),
                ),
                ("received_at", models.DateTimeField()),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "received")),
                        fields=["next_at"],
                        name="raw_mail_waiting_idx",
                    ),
                    models.Index(
                        condition=models.Q(("state", "quarantined")),
                        fields=["-received_at"],
                        name="raw_mail_quarantine_idx",
                    ),
                    models.Index(
                        condition=models.Q(("header_id", ""), _negated=True),
                        fields=["header_id"],
                        name="raw_mail_header_idx",
                    ),
                    models.Index(fields=["mailbox", "uid_key"], name="raw_mail_uid_idx"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Recipient",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "delivery",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="recipients",
                        to="email.delivery",
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[("to", "To"), ("cc", "Copy"), ("bcc", "Blind copy")], max_length=3
                    ),
                ),
                ("address", models.CharField(max_length=254)),
                ("name", models.CharField(blank=True, default="", max_length=160)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "Waiting to be sent"),
                            ("sending", "Being sent"),
                            ("handing", "Being handed over"),
                            ("sent", "Sent"),
                            ("failed", "Not delivered"),
                            ("unknown", "Perhaps sent, please decide"),
                            ("held", "Held back"),
                            ("dropped", "No longer needed"),
                        ],
                        default="queued",
                        max_length=8,
                    ),
                ),
                ("said", models.TextField(blank=True, default="")),
                ("bounced_at", models.DateTimeField(help_text="when another server returned it", null=True)),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(fields=("delivery", "address"), name="recipient_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Storm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "scope",
                    models.CharField(
                        choices=[
                            ("rule", "one kind of automatic mail"),
                            ("mailbox", "automatic mail of one mailbox"),
                            ("all", "all automatic mail"),
                        ],
                        max_length=7,
                    ),
                ),
                (
                    "key",
                    models.CharField(
                        blank=True, default="", help_text="the kind, or the mailbox", max_length=254
                    ),
                ),
                ("limit", models.PositiveIntegerField(help_text="mails an hour")),
                ("began_at", models.DateTimeField()),
                ("until", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("scope", "key"),
                        name="storm_once",
                    )
                ],
            },
        ),
    ]
