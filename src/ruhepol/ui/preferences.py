"""What a browser remembers about the looks: the theme, kept in a cookie so that the first paint is right."""

from django.http import HttpRequest

THEME_COOKIE = "theme"
THEMES = ("light", "dark")


def theme_of(request: HttpRequest | None) -> str:
    """`light` or `dark` where the viewer chose one, else empty: the system decides."""
    chosen = request.COOKIES.get(THEME_COOKIE, "") if request else ""
    return chosen if chosen in THEMES else ""
