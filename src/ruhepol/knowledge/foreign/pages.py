"""A folder of HTML pages, as a browser or any help desk saves them: one page an article, a folder a category.

`de/` and `en/` tell the language of what lies in them, and two pages of one path in both are one article;
elsewhere the words tell it.
"""

import re
from collections import Counter
from pathlib import Path, PurePosixPath

from django.utils.text import slugify

from ruhepol.core.html.plain import to_text
from ruhepol.core.html.to_markdown import to_markdown
from ruhepol.core.text import Language, detect, fold
from ruhepol.knowledge.exceptions import BadArticleFileError
from ruhepol.knowledge.foreign.bundle import Bundle, ForeignArticle, ForeignShelf, content
from ruhepol.knowledge.services.articles import Content

_TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.IGNORECASE | re.DOTALL)
_HEADING = re.compile(r"<h1[^>]*>(.*?)</h1>", re.IGNORECASE | re.DOTALL)
_MAIN = re.compile(r"<(main|article)\b[^>]*>(?P<inner>.*)</\1>", re.IGNORECASE | re.DOTALL)
_PICTURE = re.compile(r"\]\((?P<address>(?![a-z]+:|/|#)[^)\s]+\.(?:png|jpe?g|webp))\)", re.IGNORECASE)


def read_pages(folder: Path) -> Bundle:
    """Read every `.html` and `.htm` below a folder. Raises BadArticleFileError where there is none."""
    paths = sorted(path for path in folder.rglob("*.htm*") if path.suffix.lower() in {".html", ".htm"})
    if not paths:
        raise BadArticleFileError(f"{folder}: there are no HTML pages")
    articles: dict[str, ForeignArticle] = {}
    lost: Counter[str] = Counter()
    for path in paths:
        page = _Page(folder, path)
        article = articles.setdefault(
            page.key, ForeignArticle(key=page.key, shelf=page.shelf, contents={}, position=len(articles))
        )
        article.contents[page.language] = page.content(article.pictures, lost)
    shelves = dict.fromkeys(article.shelf for article in articles.values())
    named = [ForeignShelf(shelf, {"en": shelf.replace("-", " ").capitalize()}) for shelf in shelves]
    return Bundle(named, list(articles.values()), [f"{name}: {count}" for name, count in lost.items()])


class _Page:
    """One file: where it stands and what it says."""

    def __init__(self, folder: Path, path: Path) -> None:
        """Read it in the encoding pages have today, or the one they had before."""
        raw = path.read_bytes()
        try:
            self.html = raw.decode("utf-8-sig")
        except UnicodeDecodeError:
            self.html = raw.decode("cp1252", errors="replace")
        self._folder, self._path = folder.resolve(), path
        parts = list(PurePosixPath(path.relative_to(folder)).with_suffix("").parts)
        self.language = self._language(parts)
        self.key = slugify("-".join(parts))[:70] or "page"
        self.shelf = slugify(parts[-2]) if len(parts) > 1 else "articles"

    def _language(self, parts: list[str]) -> Language:
        for code in ("de", "en"):
            if code in parts[:-1]:
                parts.remove(code)
                return "de" if code == "de" else "en"
        return detect(to_text(self.html), default="en")

    def content(self, pictures: dict[str, bytes], lost: Counter[str]) -> Content:
        """Return the page as an article's text; pictures beside it are put into `pictures`."""
        heading, title = _HEADING.search(self.html), _TITLE.search(self.html)
        words = to_text((heading or title)[1]) if heading or title else self._path.stem  # type: ignore[index]
        main = _MAIN.search(self.html)
        body = to_markdown(_HEADING.sub("", main["inner"] if main else self.html, count=1))

        def picture(found: re.Match[str]) -> str:
            file = (self._path.parent / found["address"]).resolve()
            if not file.is_file() or not file.is_relative_to(self._folder):
                lost[found["address"]] += 1
                return found[0]
            name = slugify(fold(file.stem))[:60] or "picture"
            pictures[name] = file.read_bytes()
            return f"](image:{name})"

        return content(words, _PICTURE.sub(picture, body))
