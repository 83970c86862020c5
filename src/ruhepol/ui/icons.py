"""Icons: single symbols from the vendored sheet, drawn inline so that they take the text's colour."""

import re
from functools import cache
from pathlib import Path

from markupsafe import Markup

_SHEET = Path(__file__).parent / "static/ui/vendor/icons.svg"
_SYMBOL = re.compile(r'<symbol id="([a-z0-9-]+)">(.*)</symbol>')


@cache
def sheet() -> dict[str, str]:
    """Every icon's name and strokes."""
    return dict(_SYMBOL.findall(_SHEET.read_text(encoding="utf-8")))


@cache
def icon(name: str, label: str = "", size: int = 16) -> Markup:
    """Return an icon; without a label it is decoration and hidden from assistive technology."""
    strokes = sheet().get(name)
    if strokes is None:
        raise ValueError(f"There is no icon {name!r}")
    meaning = Markup('role="img" aria-label="{}"').format(label) if label else Markup('aria-hidden="true"')
    return Markup(
        '<svg class="icon" width="{0}" height="{0}" viewBox="0 0 24 24" fill="none" stroke="currentColor" '
        'stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" {1}>{2}</svg>'
    ).format(size, meaning, Markup(strokes))  # noqa: S704  the sheet is our own file
