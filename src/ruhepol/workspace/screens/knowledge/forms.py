"""Writing an article and arranging the categories."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ruhepol.core import clock
from ruhepol.knowledge.models import Article, Category, Section
from ruhepol.knowledge.policies import articles_for
from ruhepol.knowledge.services.articles import Content, Facts
from ruhepol.knowledge.services.categories import CategoryFacts
from ruhepol.people.models import Agent, Brand, Role, Segment
from ruhepol.ui.uploads import FilesField
from ruhepol.workspace.forms import AgentForm
from ruhepol.workspace.screens.knowledge.icons import ICONS
from ruhepol.workspace.screens.ticket.forms import MOST_FILES
from ruhepol.workspace.words import language

_REVIEW_EVERY = timedelta(days=180)
LARGEST_FILE = 20 * 1024 * 1024  # bytes


class ArticleForm(AgentForm):
    """What an article is beside its texts."""

    category = forms.ModelChoiceField(Category.objects.none(), label=_("Category"), empty_label=None)
    section = forms.ModelChoiceField(
        Section.objects.none(), required=False, label=_("Section"), empty_label=_("No section")
    )
    audience = forms.ChoiceField(choices=Article.Audience.choices, label=_("Who may read it"))
    segments = forms.ModelMultipleChoiceField(
        Segment.objects.none(),
        required=False,
        label=_("Which segments"),
        widget=forms.CheckboxSelectMultiple,
    )
    brands = forms.ModelMultipleChoiceField(
        Brand.objects.none(),
        required=False,
        label=_("Which brands"),
        help_text=_("None chosen: all of them."),
        widget=forms.CheckboxSelectMultiple,
    )
    owner = forms.ModelChoiceField(
        Agent.objects.none(), required=False, label=_("Owner"), empty_label=_("Nobody")
    )
    review_on = forms.DateField(
        required=False, label=_("Read again on"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )

    def prepare(self) -> None:
        """Offer categories in the agent's language, and the colleagues who write; begin with oneself.

        What there is no choice in is not asked.
        """
        self.offer("category", Category.objects.all(), lambda category: category.name_in(language()))
        self.offer("section", Section.objects.select_related("category"), _place)
        if not Section.objects.exists():
            del self.fields["section"]
        self.offer("owner", Agent.objects.active().exclude(role=Role.PARTNER).order_by("name"))
        self.offer("segments", Segment.objects.all())
        if not Segment.objects.exists():
            del self.fields["segments"]
            kept = [each for each in Article.Audience.choices if each[0] != Article.Audience.SEGMENT]
            self.choose("audience", kept)
        offer_brands(self)
        self.initial.setdefault("owner", self.agent.pk)
        self.initial.setdefault("review_on", timezone.localdate(clock.now() + _REVIEW_EVERY))

    def clean(self) -> dict[str, Any]:
        """Ask for a segment where the article is for some."""
        facts = super().clean() or {}
        if facts.get("audience") == Article.Audience.SEGMENT and not facts.get("segments"):
            self.add_error("segments", _("Choose at least one segment, or another audience."))
        section, category = facts.get("section"), facts.get("category")
        if section and category and section.category_id != category.pk:
            self.add_error("section", _("This section stands in another category."))
        return facts

    @property
    def facts(self) -> Facts:
        """Return what was chosen."""
        return Facts(**self.cleaned_data)


def _place(section: Section) -> str:
    return f"{section.category.name_in(language())} › {section.name_in(language())}"


class ReviewForm(AgentForm):
    """Whom to ask for another look."""

    reviewer = forms.ModelChoiceField(
        Agent.objects.none(), required=False, label=_("Who should read it"), empty_label=_("Any colleague")
    )
    note = forms.CharField(max_length=500, required=False, label=_("What to look at"))

    def prepare(self) -> None:
        """Offer the colleagues who write."""
        writers = Agent.objects.active().exclude(role=Role.PARTNER).exclude(pk=self.agent.pk)
        self.offer("reviewer", writers.order_by("name"))


class VerdictForm(forms.Form):
    """What a colleague says of an article."""

    words = forms.CharField(
        max_length=1000,
        required=False,
        label=_("What you say about it"),
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class ChangeForm(AgentForm):
    """What changed in the product, and which articles are about it."""

    what = forms.CharField(max_length=120, label=_("What changed"), widget=forms.HiddenInput)
    articles = forms.ModelMultipleChoiceField(Article.objects.none(), label=_("Articles"))
    note = forms.CharField(
        max_length=500,
        required=False,
        label=_("What is different now"),
        help_text=_("Their owners read it beside the article."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def prepare(self) -> None:
        """Offer what the agent may see."""
        self.offer("articles", articles_for(self.agent))


class TextForm(forms.Form):
    """One language of an article; empty as a whole where it is not written yet."""

    seen = forms.IntegerField(min_value=0, initial=0, required=False, widget=forms.HiddenInput)
    title = forms.CharField(max_length=160, required=False, label=_("Title"))
    summary = forms.CharField(
        max_length=300, required=False, label=_("In one sentence"), widget=forms.Textarea(attrs={"rows": 2})
    )
    body = forms.CharField(
        required=False,
        strip=False,
        max_length=100_000,
        label=_("Text"),
        widget=forms.Textarea(attrs={"rows": 16, "spellcheck": "true"}),
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


class PicturesForm(forms.Form):
    """Pictures for an article."""

    uploads = FilesField(most=MOST_FILES, label=_("Pictures"))


class FilesForm(forms.Form):
    """Files that go with an article."""

    attachments = FilesField(most=MOST_FILES, largest=LARGEST_FILE, label=_("Files"))


class SectionForm(forms.Form):
    """A section's names."""

    name_de = forms.CharField(max_length=80, label=_("Name in German"))
    name_en = forms.CharField(max_length=80, label=_("Name in English"))


class SynonymsForm(AgentForm):
    """One group of words that mean the same, for all brands or for one."""

    words = forms.CharField(
        max_length=300,
        label=_("Words that mean the same"),
        help_text=_(
            "Separated by commas, in any language, also short phrases: 2FA, two-factor, zweiter Faktor."
        ),
    )
    brand = forms.ModelChoiceField(
        Brand.objects.none(), required=False, label=_("Brand"), empty_label=_("All brands")
    )

    def prepare(self) -> None:
        """Offer the brands where there is a choice."""
        brands = Brand.objects.order_by("name")
        self.offer("brand", brands)
        if len(brands) < 2:  # noqa: PLR2004  a choice needs two
            del self.fields["brand"]

    def clean_words(self) -> str:
        """Ask for two words at least."""
        words: str = self.cleaned_data["words"]
        if len({word.strip().lower() for word in words.split(",") if word.strip()}) < 2:  # noqa: PLR2004  one means itself
            raise forms.ValidationError(_("Name at least two words, separated by commas."))
        return words

    @property
    def group(self) -> tuple[list[str], Brand | None]:
        """Return the words one by one, and whose they are."""
        return self.cleaned_data["words"].split(","), self.cleaned_data.get("brand")


def offer_brands(form: AgentForm) -> None:
    """Let a form choose among the brands; with one brand there is nothing to choose."""
    brands = Brand.objects.all()
    form.offer("brands", brands)
    if len(brands) < 2:  # noqa: PLR2004  a choice needs two
        del form.fields["brands"]


class CategoryForm(AgentForm):
    """One category in both languages."""

    name_de = forms.CharField(max_length=80, label=_("Name in German"))
    name_en = forms.CharField(max_length=80, label=_("Name in English"))
    summary_de = forms.CharField(max_length=200, required=False, label=_("In one sentence, German"))
    summary_en = forms.CharField(max_length=200, required=False, label=_("In one sentence, English"))
    icon = forms.ChoiceField(
        label=_("Icon"),
        choices=list(ICONS.items()),
        initial="book-open",
    )
    position = forms.IntegerField(
        min_value=0,
        max_value=999,
        initial=0,
        label=_("Place in the order"),
        help_text=_("Small comes first."),
    )
    brands = forms.ModelMultipleChoiceField(
        Brand.objects.none(),
        required=False,
        label=_("Which brands"),
        help_text=_("None chosen: all of them."),
        widget=forms.CheckboxSelectMultiple,
    )

    def prepare(self) -> None:
        """Offer the brands, and the icon that is there already, should it be none of ours."""
        offer_brands(self)
        icon = self.fields["icon"]
        held = self.initial.get("icon")
        if held and held not in ICONS and isinstance(icon, forms.ChoiceField):
            icon.choices = [(held, held), *ICONS.items()]

    @property
    def facts(self) -> CategoryFacts:
        """Return what was written."""
        return CategoryFacts(**self.cleaned_data)
