"""Articles: one answer, in one or two languages, with every version kept."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ruhepol.knowledge.models.category import Category
from ruhepol.knowledge.models.section import Section
from ruhepol.knowledge.querysets import ArticleTextQuerySet
from ruhepol.people.models import Agent, Brand, Segment

LANGUAGES = [("de", "Deutsch"), ("en", "English")]


class Audience(models.TextChoices):
    """Who may read an article; `knowledge.readers` holds the rule."""

    PUBLIC = "public", _("Everybody")
    CUSTOMERS = "customers", _("Signed-in customers")
    SEGMENT = "segment", _("Customers of certain segments")
    AGENTS = "agents", _("Agents only")


class Article(models.Model):
    """One answer. Its key stays, whatever its titles become."""

    Audience = Audience

    class State(models.TextChoices):
        """Whether readers see it."""

        DRAFT = "draft", _("Draft")
        PUBLISHED = "published", _("Published")
        ARCHIVED = "archived", _("Archived")

    key = models.SlugField(max_length=80, unique=True)
    category = models.ForeignKey(Category, on_delete=models.PROTECT, related_name="articles")
    section = models.ForeignKey(Section, null=True, on_delete=models.SET_NULL, related_name="articles")
    owner = models.ForeignKey(Agent, null=True, on_delete=models.SET_NULL, related_name="+")
    audience = models.CharField(max_length=10, choices=Audience.choices, default=Audience.PUBLIC)
    segments = models.ManyToManyField(Segment, related_name="+", help_text="for the audience of segments")
    brands = models.ManyToManyField(Brand, related_name="+", help_text="none: every brand")
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    review_on = models.DateField(null=True, help_text="when its owner should read it again")
    position = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField()

    class Meta:
        """In the order of its shelf."""

        ordering = ["position", "id"]
        indexes = [
            models.Index(
                fields=["review_on"], name="article_review_idx", condition=models.Q(state="published")
            ),
        ]

    def __str__(self) -> str:
        """Show the key."""
        return self.key


class ArticleText(models.Model):
    """What readers see of an article in one language. Version 0 has never been published."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(max_length=2, choices=LANGUAGES)
    slug = models.SlugField(max_length=120)
    title = models.CharField(max_length=160)
    summary = models.CharField(max_length=300, blank=True, default="")
    body = models.TextField(help_text="Markdown")
    keywords = models.TextField(blank=True, default="", help_text="other words people use for it")
    version = models.PositiveIntegerField(default=0, help_text="the version that is published")
    updated_at = models.DateTimeField()
    fits_at = models.DateTimeField(null=True, help_text="when it was last said to match the other language")
    learned_at = models.DateTimeField(null=True, help_text="when the wordings suggestions use last changed")

    objects = ArticleTextQuerySet.as_manager()

    class Meta:
        """One text a language; addresses are unique within a language."""

        constraints = [
            models.UniqueConstraint(fields=["article", "language"], name="article_text_once"),
            models.UniqueConstraint(fields=["language", "slug"], name="article_slug_once"),
        ]
        indexes = [models.Index(fields=["updated_at"], name="article_text_updated_idx")]

    def __str__(self) -> str:
        """Show the title."""
        return self.title


class ArticleAddress(models.Model):
    """An address a text has, or had under an earlier title: whoever kept a link still arrives."""

    text = models.ForeignKey(ArticleText, on_delete=models.CASCADE, related_name="addresses")
    language = models.CharField(max_length=2, choices=LANGUAGES)
    slug = models.SlugField(max_length=120)

    class Meta:
        """An address leads to one text for ever."""

        constraints = [models.UniqueConstraint(fields=["language", "slug"], name="article_address_once")]

    def __str__(self) -> str:
        """Show language and slug."""
        return f"{self.language}/{self.slug}"


class ArticleVersion(models.Model):
    """One saved state of a text; never changed. The newest may still wait to be published."""

    text = models.ForeignKey(ArticleText, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=160)
    summary = models.CharField(max_length=300, blank=True, default="")
    body = models.TextField()
    keywords = models.TextField(blank=True, default="")
    agent = models.ForeignKey(Agent, null=True, on_delete=models.SET_NULL, related_name="+")
    saved_at = models.DateTimeField()

    class Meta:
        """Numbered from 1 within a text."""

        constraints = [models.UniqueConstraint(fields=["text", "number"], name="article_version_once")]
        ordering = ["-number"]

    def __str__(self) -> str:
        """Name text and number."""
        return f"{self.text_id} v{self.number}"
