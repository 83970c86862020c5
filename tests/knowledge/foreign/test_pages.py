"""Articles from saved web pages."""

import pytest

from ruhepol.knowledge.exceptions import BadArticleFileError
from ruhepol.knowledge.foreign.pages import read_pages
from tests.factories.pictures import make_picture

PAGE = """<html><head><title>Hilfe – {title}</title></head><body><nav>Menü</nav>
<main><h1>{title}</h1><p>{words} <img src="img/Bild 1.png" alt="Bild"><img src="img/bild.png" alt="Bild"></p>
</main></body></html>"""


def save(folder, path, title, words, encoding="utf-8"):
    """Save a page."""
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(PAGE.format(title=title, words=words).encode(encoding))


def test_folders_tell_language_and_shelf(tmp_path) -> None:
    """Two pages of one path are one article in two languages; menus and repeated titles stay behind."""
    save(tmp_path, "de/rechnung/laden.html", "Rechnung laden", "So geht es.")
    save(tmp_path, "en/rechnung/laden.html", "Download an invoice", "Like this.")
    [article] = read_pages(tmp_path).articles
    assert (article.key, article.shelf) == ("rechnung-laden", "rechnung")
    assert article.contents["de"].title == "Rechnung laden"
    assert article.contents["en"].body.startswith("Like this.")
    assert "Menü" not in article.contents["de"].body


def test_pictures_beside_a_page_come_along(tmp_path) -> None:
    """Those that are missing are named; nothing outside the folder is read."""
    save(
        tmp_path, "seite.html", "Der Drucker druckt nicht", 'Und <img src="../secret.png" alt="x">.', "cp1252"
    )
    (tmp_path / "img").mkdir()
    (tmp_path / "img/bild.png").write_bytes(make_picture())
    (tmp_path.parent / "secret.png").write_bytes(make_picture())
    bundle = read_pages(tmp_path)
    [article] = bundle.articles
    assert article.pictures.keys() == {"bild"}
    assert "![Bild](image:bild)" in article.contents["de"].body
    assert bundle.left_out == ["../secret.png: 1"]


def test_a_folder_without_pages_says_so(tmp_path) -> None:
    """Instead of importing nothing silently."""
    with pytest.raises(BadArticleFileError, match="no HTML pages"):
        read_pages(tmp_path)
