"""The shop's pages, drawn from its own templates and data: nothing of the product's look is used."""

from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ruhepol.demo.files import read

FOLDER = files("ruhepol.demo").joinpath("shop/pages")
LANGUAGES = ("de", "en")


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(str(FOLDER)), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )


@cache
def products(language: str) -> dict[str, dict[str, Any]]:
    """Return what is sold, by slug, in a language."""
    return {row["slug"]: _product(row, language) for row in read("shop")["products"]}


def _product(row: dict[str, Any], language: str) -> dict[str, Any]:
    words = {name: row[f"{name}_{language}"] for name in ("name", "line", "text")}
    price = f"{row['price']:.2f} €".replace(".", "," if language == "de" else ".")
    return {
        **words,
        "slug": row["slug"],
        "value": row["price"],
        "price": price,
        "monthly": row.get("monthly", False),
    }


def draw(template: str, language: str, **facts: object) -> bytes:
    """Return a page in a language."""
    words = read("shop")["words"][language]
    other = LANGUAGES[language == "de"]
    found = {"language": language, "other_language": other, "products": products(language), "words": words}
    return _environment().get_template(template).render(**found, **facts).encode()
