"""The agents' pages about articles: all of them read, those of the house write, leads arrange."""

from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.knowledge.models import ArticleOverlap, ArticleReview, MissingAnswer, SearchGap, Synonyms
from ruhepol.knowledge.services.articles import archive_article
from ruhepol.knowledge.services.files import add_file
from ruhepol.knowledge.services.images import add_image
from ruhepol.knowledge.services.overlaps import find_overlaps
from ruhepol.knowledge.services.reviews import ask_for_review, send_back
from ruhepol.knowledge.services.sections import save_section
from tests.factories.bot import make_answer
from tests.factories.chat import make_chat, make_widget
from tests.factories.knowledge import make_article, make_category, make_text, make_wording
from tests.factories.pictures import make_picture
from tests.security.matrix import AGENTS, IN_REACH, LEADS, Row

STAFF = IN_REACH  # everybody of the house


def published(_world):
    """Return a published article."""
    return {"article_id": make_article().pk}


def archived(_world):
    """Return an article readers do not see."""
    return {"article_id": archive_article(article=make_article(), by=SYSTEM).pk}


def text(_world):
    """Return the German text of an article."""
    return {"article_id": make_article().pk, "language": "de"}


def version(world):
    """Return the first version of a text."""
    return {**text(world), "number": 1}


def picture(_world):
    """Return a picture in an article."""
    article = make_article()
    image = add_image(article=article, name="a", data=make_picture(), by=SYSTEM)
    return {"article_id": article.pk, "image_id": image.pk}


def wording(world):
    """Return how a customer had asked for an article."""
    article = make_article()
    learned = make_wording(article, customer=world.kim.customer)
    return {"article_id": article.pk, "wording_id": learned.pk}


def bad_answer(world):
    """Return what the bot said in vain."""
    widget = make_widget(brand=world.brand, has_bot=True)
    return {"message_id": make_answer(make_chat(widget=widget), helped=False).pk}


def gap(_world):
    """Return a search that found nothing."""
    now = clock.now()
    return {"gap_id": SearchGap.objects.create(query="fax", language="de", first_at=now, last_at=now).pk}


def overlap(_world):
    """Return two articles that say the same."""
    words = "Öffnen Sie das Kundenkonto und laden Sie die Rechnung als PDF herunter."
    first, _second = make_text("Rechnung laden", words), make_text("Rechnung als PDF laden", words)
    [found] = find_overlaps(article_id=first.article_id)
    return {"overlap_id": found.pk}


def one_of_two(world):
    """Return such a pair and the article of it to be kept."""
    pair = overlap(world)
    return {**pair, "article_id": ArticleOverlap.objects.get(pk=pair["overlap_id"]).first.article_id}


def synonyms(_world):
    """Return a group of words that mean the same."""
    return {"synonyms_id": Synonyms.objects.create(words="PF, Postfach").pk}


def shelf(_world):
    """Return a category."""
    return {"slug": make_category().slug}


def section(_world):
    """Return a section of a category."""
    made = save_section(category=make_category("billing"), name_de="A", name_en="A", by=SYSTEM)
    return {"slug": made.category.slug, "section_id": made.pk}


def arranged(_world):
    """Return a category whose address does not look like the one of signing in."""
    return {"slug": make_category("billing").slug}


def file(_world):
    """Return a file of an article."""
    made = add_file(article=make_article(), name="a.pdf", source=b"x", by=SYSTEM)
    return {"article_id": made.article_id, "file_id": made.pk}


def review(world):
    """Return Ada's wish that somebody reads an article."""
    made = ask_for_review(article=make_article(), by=world.ada.actor)
    return {"article_id": made.article_id, "review_id": made.pk}


def decided(world):
    """Return the same with what Ben said."""
    review(world)
    made = ArticleReview.objects.get()
    return {
        "article_id": made.article_id,
        "review_id": send_back(review=made, words="Kürzer.", by=world.ben.actor).pk,
    }


def question(_world):
    """Return a question no article answers."""
    make_category()
    asked = {"question": "Wie pausiere ich?", "language": "de", "found_at": clock.now()}
    return {"missing_id": MissingAnswer.objects.create(**asked).pk}


def post(url, lets_in, about):
    """Return a row of a POST."""
    return Row(url=f"workspace:{url}", lets_in=lets_in, method="post", about=about)


ROWS = [
    Row(url="workspace:articles", lets_in=AGENTS),
    Row(url="workspace:new-article", lets_in=STAFF),
    post("new-article", STAFF, lambda _w: {}),
    Row(url="workspace:article", lets_in=AGENTS, about=published),
    Row(url="workspace:article", lets_in=STAFF, about=archived),
    post("article", STAFF, published),
    post("archive-article", STAFF, published),
    post("from-html", STAFF, lambda _w: {}),
    post("preview", STAFF, lambda _w: {"language": "de"}),
    Row(url="workspace:versions", lets_in=STAFF, about=text),
    post("restore-version", STAFF, version),
    post("add-pictures", STAFF, published),
    post("remove-picture", STAFF, picture),
    post("drop-wording", STAFF, wording),
    Row(url="workspace:article-health", lets_in=STAFF),
    post("confirm-article", STAFF, published),
    post("dismiss-overlap", STAFF, overlap),
    Row(url="workspace:product-change", lets_in=STAFF),
    post("product-change", STAFF, lambda _w: {}),
    Row(url="workspace:compare-articles", lets_in=STAFF, about=overlap),
    post("draft-answer", STAFF, question),
    post("dismiss-question", STAFF, question),
    post("keep-article", STAFF, one_of_two),
    Row(url="workspace:wishes", lets_in=STAFF),
    Row(url="workspace:bot", lets_in=STAFF),
    post("bot-answer-noted", STAFF, bad_answer),
    post("dismiss-wish", STAFF, gap),
    Row(url="workspace:synonyms", lets_in=LEADS),
    post("synonyms", LEADS, lambda _w: {}),
    Row(url="workspace:synonym-group", lets_in=LEADS, about=synonyms),
    post("synonym-group", LEADS, synonyms),
    post("delete-synonyms", LEADS, synonyms),
    Row(url="workspace:categories", lets_in=LEADS),
    Row(url="workspace:new-category", lets_in=LEADS),
    post("new-category", LEADS, lambda _w: {}),
    Row(url="workspace:category", lets_in=LEADS, about=shelf),
    post("category", LEADS, shelf),
    post("delete-category", LEADS, shelf),
    Row(url="workspace:category-order", lets_in=LEADS, about=shelf),
    post("category-order", LEADS, arranged),
    post("new-section", LEADS, arranged),
    post("section", LEADS, section),
    post("add-files", STAFF, published),
    post("remove-file", STAFF, file),
    post("ask-review", STAFF, published),
    post("decide-review", LEADS, review),
    post("note-verdict", frozenset({"ada"}), decided),
    Row(url="workspace:review-notices", lets_in=STAFF),
]
