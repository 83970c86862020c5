"""Articles with all that belongs to them, and what was asked: the tables as they were first released."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("knowledge", "0001_initial"),
        ("knowledge", "0002_edition"),
        ("knowledge", "0003_images_and_matching_texts"),
        ("knowledge", "0004_feedback_reasons"),
        ("knowledge", "0005_article_addresses"),
        ("knowledge", "0006_article_health"),
        ("knowledge", "0007_meaning"),
        ("knowledge", "0008_wordings"),
        ("knowledge", "0009_audiences_and_brands"),
        ("knowledge", "0010_editions_of_kinds"),
        ("knowledge", "0011_sections_files_reviews"),
        ("knowledge", "0012_missing_answers"),
        ("knowledge", "0013_canned_answers"),
        ("knowledge", "0014_product_changes"),
        ("knowledge", "0015_synonyms"),
        ("knowledge", "0016_review_noted"),
    ]

    initial = True

    dependencies = [
        ("people", "0001_tables"),
        ("tickets", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Edition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(default="article", max_length=20, unique=True)),
                ("number", models.PositiveBigIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="Ask",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("token", models.CharField(max_length=43, unique=True)),
                ("language", models.CharField(choices=[("de", "Deutsch"), ("en", "English")], max_length=2)),
                (
                    "channel",
                    models.CharField(
                        choices=[("form", "Web form"), ("portal", "Portal"), ("chat", "Chat")],
                        default="form",
                        max_length=10,
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="tickets.topic",
                    ),
                ),
                (
                    "customer",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.customer",
                    ),
                ),
                (
                    "device",
                    models.CharField(
                        blank=True, default="", help_text="random, from a cookie", max_length=43
                    ),
                ),
                ("started_at", models.DateTimeField()),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("confirmed", "Solved, says the customer"),
                            ("presumed", "Read an answer and did not come back"),
                            ("ticket", "Became a ticket"),
                            ("returned", "Came back another way"),
                            ("unknown", "Cannot be told"),
                        ],
                        default="",
                        max_length=10,
                    ),
                ),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "ticket",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="tickets.ticket",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("outcome", "")), fields=["started_at"], name="ask_open_idx"
                    ),
                    models.Index(fields=["outcome", "ended_at"], name="ask_outcome_idx"),
                    models.Index(fields=["customer", "started_at"], name="ask_customer_idx"),
                    models.Index(fields=["device", "started_at"], name="ask_device_idx"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", True), ("outcome", "")),
                            models.Q(models.Q(("outcome", ""), _negated=True), ("ended_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="ask_outcome_has_a_date",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CannedAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=120)),
                ("shortcut", models.SlugField(help_text="typed after a slash", max_length=40, unique=True)),
                ("text_de", models.TextField(blank=True, default="")),
                ("text_en", models.TextField(blank=True, default="")),
                (
                    "team",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.team",
                    ),
                ),
                ("changed_at", models.DateTimeField()),
                ("archived_at", models.DateTimeField(null=True)),
                ("used", models.PositiveIntegerField(default=0)),
                ("used_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["title", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("text_de", ""), _negated=True),
                            models.Q(("text_en", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="canned_answer_says_something",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Category",
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
                ("summary_de", models.CharField(blank=True, default="", max_length=200)),
                ("summary_en", models.CharField(blank=True, default="", max_length=200)),
                ("icon", models.SlugField(default="book-open", max_length=40)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "brands",
                    models.ManyToManyField(
                        help_text="none: every brand", related_name="+", to="people.brand"
                    ),
                ),
            ],
            options={
                "ordering": ["position", "id"],
            },
        ),
        migrations.CreateModel(
            name="SearchGap",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("query", models.CharField(max_length=80)),
                ("language", models.CharField(choices=[("de", "Deutsch"), ("en", "English")], max_length=2)),
                ("count", models.PositiveIntegerField(default=1)),
                ("first_at", models.DateTimeField()),
                ("last_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["-count", "-last_at"],
                "constraints": [
                    models.UniqueConstraint(fields=("query", "language"), name="search_gap_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Section",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "category",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sections",
                        to="knowledge.category",
                    ),
                ),
                ("name_de", models.CharField(max_length=80)),
                ("name_en", models.CharField(max_length=80)),
                ("position", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "ordering": ["position", "id"],
            },
        ),
        migrations.CreateModel(
            name="Article",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.SlugField(max_length=80, unique=True)),
                (
                    "category",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="articles",
                        to="knowledge.category",
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="articles",
                        to="knowledge.section",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("public", "Everybody"),
                            ("customers", "Signed-in customers"),
                            ("segment", "Customers of certain segments"),
                            ("agents", "Agents only"),
                        ],
                        default="public",
                        max_length=10,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "Draft"), ("published", "Published"), ("archived", "Archived")],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("review_on", models.DateField(help_text="when its owner should read it again", null=True)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("created_at", models.DateTimeField()),
                (
                    "segments",
                    models.ManyToManyField(
                        help_text="for the audience of segments", related_name="+", to="people.segment"
                    ),
                ),
                (
                    "brands",
                    models.ManyToManyField(
                        help_text="none: every brand", related_name="+", to="people.brand"
                    ),
                ),
            ],
            options={
                "ordering": ["position", "id"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "published")),
                        fields=["review_on"],
                        name="article_review_idx",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ArticleText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="texts",
                        to="knowledge.article",
                    ),
                ),
                ("language", models.CharField(choices=[("de", "Deutsch"), ("en", "English")], max_length=2)),
                ("slug", models.SlugField(max_length=120)),
                ("title", models.CharField(max_length=160)),
                ("summary", models.CharField(blank=True, default="", max_length=300)),
                ("body", models.TextField(help_text="Markdown")),
                (
                    "keywords",
                    models.TextField(blank=True, default="", help_text="other words people use for it"),
                ),
                (
                    "version",
                    models.PositiveIntegerField(default=0, help_text="the version that is published"),
                ),
                ("updated_at", models.DateTimeField()),
                (
                    "fits_at",
                    models.DateTimeField(
                        help_text="when it was last said to match the other language", null=True
                    ),
                ),
                (
                    "learned_at",
                    models.DateTimeField(
                        help_text="when the wordings suggestions use last changed", null=True
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["updated_at"], name="article_text_updated_idx")],
                "constraints": [
                    models.UniqueConstraint(fields=("article", "language"), name="article_text_once"),
                    models.UniqueConstraint(fields=("language", "slug"), name="article_slug_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="ArticleOverlap",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "first",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="knowledge.articletext",
                    ),
                ),
                (
                    "second",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="knowledge.articletext",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("duplicate", "Nearly the same text twice"),
                            ("contradiction", "The same question, different numbers"),
                        ],
                        max_length=13,
                    ),
                ),
                ("likeness", models.FloatField(help_text="share of word runs in common, 0–1")),
                ("passages", models.JSONField(default=list, help_text="pairs of passages that differ")),
                ("found_at", models.DateTimeField()),
                (
                    "dismissed_at",
                    models.DateTimeField(help_text="somebody says that both are right", null=True),
                ),
            ],
            options={
                "ordering": ["-found_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("first", "second"), name="article_overlap_once"),
                    models.CheckConstraint(
                        condition=models.Q(("first__lt", models.F("second"))), name="article_overlap_ordered"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ArticleAddress",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "text",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="addresses",
                        to="knowledge.articletext",
                    ),
                ),
                ("language", models.CharField(choices=[("de", "Deutsch"), ("en", "English")], max_length=2)),
                ("slug", models.SlugField(max_length=120)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("language", "slug"), name="article_address_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="ArticleVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "text",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="knowledge.articletext",
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("title", models.CharField(max_length=160)),
                ("summary", models.CharField(blank=True, default="", max_length=300)),
                ("body", models.TextField()),
                ("keywords", models.TextField(blank=True, default="")),
                (
                    "agent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("saved_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["-number"],
                "constraints": [
                    models.UniqueConstraint(fields=("text", "number"), name="article_version_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="ArticleViews",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="views",
                        to="knowledge.article",
                    ),
                ),
                ("language", models.CharField(choices=[("de", "Deutsch"), ("en", "English")], max_length=2)),
                ("day", models.DateField()),
                ("count", models.PositiveIntegerField(default=0)),
            ],
            options={
                "indexes": [models.Index(fields=["day"], name="article_views_day_idx")],
                "constraints": [
                    models.UniqueConstraint(fields=("article", "language", "day"), name="article_views_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="AskShown",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "ask",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="shown", to="knowledge.ask"
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="knowledge.article"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
                ("confidence", models.FloatField()),
                ("shown_at", models.DateTimeField()),
                ("opened_at", models.DateTimeField(null=True)),
                ("helped", models.BooleanField(null=True)),
            ],
            options={
                "ordering": ["position"],
                "constraints": [models.UniqueConstraint(fields=("ask", "article"), name="ask_shown_once")],
            },
        ),
        migrations.CreateModel(
            name="ProductChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("what", models.CharField(max_length=120)),
                ("note", models.CharField(blank=True, default="", max_length=500)),
                (
                    "agent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("made_at", models.DateTimeField()),
                ("articles", models.ManyToManyField(related_name="changes", to="knowledge.article")),
            ],
            options={
                "ordering": ["-made_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="MissingAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("question", models.CharField(help_text="the most typical wording, masked", max_length=240)),
                ("language", models.CharField(choices=[("de", "Deutsch"), ("en", "English")], max_length=2)),
                (
                    "searches",
                    models.PositiveIntegerField(default=0, help_text="how often it was searched for"),
                ),
                ("people", models.PositiveIntegerField(default=0, help_text="how many customers asked")),
                ("found_at", models.DateTimeField()),
                (
                    "dismissed_at",
                    models.DateTimeField(help_text="somebody says that it needs no article", null=True),
                ),
                (
                    "article",
                    models.ForeignKey(
                        help_text="its draft",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="evidence",
                        to="knowledge.article",
                    ),
                ),
                ("tickets", models.ManyToManyField(related_name="+", to="tickets.ticket")),
                ("gaps", models.ManyToManyField(related_name="+", to="knowledge.searchgap")),
            ],
            options={
                "ordering": ["-people", "-searches", "id"],
            },
        ),
        migrations.CreateModel(
            name="Synonyms",
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
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.brand",
                    ),
                ),
                ("words", models.CharField(help_text="separated by commas", max_length=300)),
            ],
            options={
                "ordering": ["words", "pk"],
            },
        ),
        migrations.CreateModel(
            name="TextMeaning",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "text",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="meaning",
                        to="knowledge.articletext",
                    ),
                ),
                ("model", models.CharField(help_text="name of the encoder", max_length=300)),
                ("digest", models.CharField(help_text="of what was encoded", max_length=64)),
                ("rows", models.BinaryField()),
                ("scales", models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name="Wording",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="wordings",
                        to="knowledge.article",
                    ),
                ),
                ("language", models.CharField(choices=[("de", "Deutsch"), ("en", "English")], max_length=2)),
                ("text", models.CharField(blank=True, max_length=240)),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("confirmed", "Answered with it; the customer confirmed"),
                            ("silent", "Answered with it; the customer did not object"),
                            ("chosen", "Found it while writing and said that it solved it"),
                        ],
                        max_length=10,
                    ),
                ),
                ("weight", models.FloatField(help_text="what it counts as evidence on its first day")),
                (
                    "person",
                    models.CharField(
                        help_text="customer or device: each counts once an article", max_length=60
                    ),
                ),
                (
                    "customer",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.customer",
                    ),
                ),
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
                    "ask",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="knowledge.ask",
                    ),
                ),
                ("said_at", models.DateTimeField()),
                ("used", models.BooleanField(default=False, help_text="whether suggestions know it")),
                ("dropped_at", models.DateTimeField(help_text="when an author took it away", null=True)),
            ],
            options={
                "ordering": ["-used", "-said_at", "-pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("used", True)),
                        fields=["article", "language"],
                        name="wording_used_idx",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("article", "person"), name="wording_person_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("dropped_at", None), models.Q(("text", ""), ("used", False)), _connector="OR"
                        ),
                        name="wording_dropped_has_no_words",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ArticleFeedback",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="feedback",
                        to="knowledge.article",
                    ),
                ),
                ("language", models.CharField(choices=[("de", "Deutsch"), ("en", "English")], max_length=2)),
                ("version", models.PositiveIntegerField(help_text="the version that was read")),
                ("helped", models.BooleanField()),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("missing", "It does not answer my question"),
                            ("unclear", "I do not understand it"),
                            ("wrong", "Something is wrong or out of date"),
                            ("failed", "I did it, and it did not work"),
                        ],
                        default="",
                        max_length=10,
                    ),
                ),
                ("comment", models.TextField(blank=True, default="")),
                ("reader", models.CharField(help_text="random, from the reader's session", max_length=64)),
                ("given_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["-given_at"],
                "constraints": [
                    models.UniqueConstraint(fields=("article", "reader"), name="article_feedback_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="ArticleFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="files",
                        to="knowledge.article",
                    ),
                ),
                ("name", models.CharField(max_length=255)),
                ("digest", models.CharField(help_text="sha256 of the bytes, in hex", max_length=64)),
                ("size", models.PositiveBigIntegerField(help_text="bytes")),
                ("added_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["name"],
                "constraints": [
                    models.UniqueConstraint(fields=("article", "name"), name="article_file_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="ArticleImage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="images",
                        to="knowledge.article",
                    ),
                ),
                (
                    "name",
                    models.SlugField(db_index=False, help_text="what the Markdown calls it", max_length=80),
                ),
                ("digest", models.CharField(db_index=True, max_length=64)),
                (
                    "content_type",
                    models.CharField(
                        choices=[
                            ("image/png", "image/png"),
                            ("image/jpeg", "image/jpeg"),
                            ("image/webp", "image/webp"),
                        ],
                        max_length=10,
                    ),
                ),
                ("width", models.PositiveIntegerField(help_text="pixels")),
                ("height", models.PositiveIntegerField(help_text="pixels")),
                ("added_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(fields=("article", "name"), name="article_image_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="ArticleReview",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reviews",
                        to="knowledge.article",
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "reviewer",
                    models.ForeignKey(
                        help_text="empty: any colleague",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("note", models.CharField(blank=True, default="", max_length=500)),
                ("asked_at", models.DateTimeField()),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[("approved", "Approved"), ("returned", "Sent back")],
                        default="",
                        max_length=8,
                    ),
                ),
                (
                    "words",
                    models.CharField(blank=True, default="", help_text="the reviewer's", max_length=1000),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("decided_at", models.DateTimeField(null=True)),
                (
                    "noted_at",
                    models.DateTimeField(help_text="when the asker had read the verdict", null=True),
                ),
            ],
            options={
                "ordering": ["-asked_at", "-id"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("noted_at", None)),
                        fields=["asked_by"],
                        name="article_review_news_idx",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("decided_at", None)),
                        fields=("article",),
                        name="article_review_open_once",
                    )
                ],
            },
        ),
    ]
