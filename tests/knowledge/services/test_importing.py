"""Reading folders of articles."""

from hashlib import sha256
from pathlib import Path

import pytest

from ruhepol.core.actors import SYSTEM
from ruhepol.core.models import EventRow
from ruhepol.knowledge.exceptions import BadArticleFileError
from ruhepol.knowledge.models import Article, ArticleImage, ArticleText, Category
from ruhepol.knowledge.services.images import check
from ruhepol.knowledge.services.importing import import_folder
from tests.factories.knowledge import make_category
from tests.factories.pictures import make_picture

pytestmark = pytest.mark.django_db
GERMAN = "---\ntitle: Passwort vergessen\ncategory: account\nkeywords: kennwort\n---\n\nKlicken Sie.\n"
ENGLISH = "---\ntitle: Forgot your password\ncategory: account\n---\n\nClick.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one article in both languages."""
    make_category()
    for language, content in (("de", GERMAN), ("en", ENGLISH)):
        (tmp_path / language).mkdir()
        (tmp_path / language / "password.md").write_text(content, encoding="utf-8")
    return tmp_path


def test_two_files_of_one_name_are_one_article(folder: Path) -> None:
    """Both languages belong to one published article."""
    import_folder(folder=folder, by=SYSTEM)
    article = Article.objects.get()
    assert (article.key, article.state) == ("password", "published")
    assert sorted(article.texts.values_list("language", "title", "version")) == [
        ("de", "Passwort vergessen", 1),
        ("en", "Forgot your password", 1),
    ]


def test_a_second_import_changes_nothing_and_a_changed_file_one_text(folder: Path) -> None:
    """Importing is repeatable, and only what changed becomes a version."""
    import_folder(folder=folder, by=SYSTEM)
    before = EventRow.objects.count()
    import_folder(folder=folder, by=SYSTEM)
    assert EventRow.objects.count() == before
    (folder / "de" / "password.md").write_text(GERMAN.replace("Klicken", "Drücken"), encoding="utf-8")
    import_folder(folder=folder, by=SYSTEM)
    assert dict(ArticleText.objects.values_list("language", "version")) == {"de": 2, "en": 1}


def test_shelves_are_put_up_and_renewed(folder: Path) -> None:
    """The folder's categories are created in its order; a second import renames instead of doubling."""
    shelves = folder / "categories.toml"
    row = '[[categories]]\nslug = "{}"\nname_de = "{}"\nname_en = "x"\n'
    shelves.write_text(row.format("server", "Server") + row.format("account", "Konto"), encoding="utf-8")
    import_folder(folder=folder, by=SYSTEM)
    import_folder(folder=folder, by=SYSTEM)
    named = Category.objects.values_list("slug", "name_de", "position")
    assert list(named) == [("server", "Server", 0), ("account", "Konto", 1)]


def test_a_shelf_without_a_name_is_refused(folder: Path) -> None:
    """A category needs its names before anything is written."""
    (folder / "categories.toml").write_text('[[categories]]\nslug = "x"\n', encoding="utf-8")
    with pytest.raises(BadArticleFileError):
        import_folder(folder=folder, by=SYSTEM)
    assert not Category.objects.filter(slug="x").exists()


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("kein Kopf", "front matter"),
        ("---\ntitle: X\n---\nText", "missing ['category']"),
        ("---\ntitle: X\ncategory: account\ncolour: red\n---\nText", "unknown ['colour']"),
        ("---\ntitle: X\ncategory: nowhere\n---\nText", "no category 'nowhere'"),
        ("---\ntitle\ncategory: account\n---\nText", "no `key: value`"),
    ],
)
def test_a_wrong_file_stops_the_import_before_anything_is_written(
    folder: Path, content: str, fault: str
) -> None:
    """The message names the fault and no article is half there."""
    (folder / "en" / "broken.md").write_text(content, encoding="utf-8")
    with pytest.raises(BadArticleFileError) as caught:
        import_folder(folder=folder, by=SYSTEM)
    assert fault in str(caught.value)
    assert not Article.objects.exists()


def test_pictures_come_with_their_article_and_are_renewed(folder: Path) -> None:
    """A picture named in a text is taken from images/; another import replaces a changed one."""
    (folder / "de" / "password.md").write_text(GERMAN + "\n![Knopf](image:button)\n", encoding="utf-8")
    (folder / "images").mkdir()
    for colour in ("red", "blue"):
        (folder / "images" / "button.png").write_bytes(make_picture(colour=colour))
        import_folder(folder=folder, by=SYSTEM)
    image = ArticleImage.objects.get()
    assert (image.name, image.article.key, image.digest) == ("button", "password", digest_of("blue"))


@pytest.mark.parametrize(("data", "words"), [(None, "no picture 'button'"), (b"<svg/>", "PNG")])
def test_a_missing_or_wrong_picture_stops_the_import(folder: Path, data: bytes | None, words: str) -> None:
    """Nothing is written; the message names picture and fault."""
    (folder / "de" / "password.md").write_text(GERMAN + "\n![Knopf](image:button)\n", encoding="utf-8")
    if data:
        (folder / "images").mkdir()
        (folder / "images" / "button.png").write_bytes(data)
    with pytest.raises(BadArticleFileError, match=words):
        import_folder(folder=folder, by=SYSTEM)
    assert not Article.objects.exists()


def digest_of(colour: str) -> str:
    """Return the digest a picture of this colour is kept under."""
    return sha256(check(make_picture(colour=colour)).data).hexdigest()
