"""Writing an article."""

from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from ruhepol.knowledge.models import Article, Category
from ruhepol.knowledge.services.articles import Content
from ruhepol.workspace.forms import AgentForm
from ruhepol.workspace.words import language


class ArticleForm(AgentForm):
    """Where an article stands and who may read it."""

    category = forms.ModelChoiceField(Category.objects.none(), label=_("Shelf"), empty_label=None)
    audience = forms.ChoiceField(choices=Article.Audience.choices, label=_("Who may read it"))

    def prepare(self) -> None:
        """Offer the shelves in the agent's language."""
        self.offer("category", Category.objects.all(), lambda category: category.name_in(language()))


class TextForm(forms.Form):
    """One language of an article; empty as a whole where it is not written yet."""

    title = forms.CharField(max_length=160, required=False, label=_("Title"))
    summary = forms.CharField(
        max_length=300, required=False, label=_("In one sentence"), widget=forms.Textarea(attrs={"rows": 2})
    )
    body = forms.CharField(
        required=False,
        strip=False,
        max_length=100_000,
        label=_("Text"),
        widget=forms.Textarea(attrs={"rows": 18}),
        help_text=_("Markdown: ## heading, - list, **bold**, [link](address)."),
    )
    keywords = forms.CharField(
        max_length=1000,
        required=False,
        label=_("Other words people use for it"),
        help_text=_("Separated by commas; search and suggestions know them."),
    )

    def clean(self) -> dict[str, Any]:
        """Ask for title and text where one of them is there."""
        facts = super().clean() or {}
        if facts.get("body", "").strip() and not facts.get("title"):
            self.add_error("title", _("A title is missing."))
        if facts.get("title") and not facts.get("body", "").strip():
            self.add_error("body", _("The text is missing."))
        return facts

    @property
    def content(self) -> Content | None:
        """What is written, None where nothing is."""
        facts = self.cleaned_data
        if not facts["title"]:
            return None
        return Content(**{name: facts[name] for name in ("title", "body", "summary", "keywords")})


def free_key(title: str) -> str:
    """Return a key for a new article that no other has."""
    stem = slugify(title)[:70] or "article"
    taken = set(Article.objects.filter(key__startswith=stem).values_list("key", flat=True))
    return next(key for key in [stem, *(f"{stem}-{n}" for n in range(2, 999))] if key not in taken)
