"""Every component in every state: accessible, inside its frame, free of script errors and policy breaches."""

import pytest

LOOKS = [
    {"width": 360, "theme": "light", "language": "de"},
    {"width": 360, "theme": "dark", "language": "en"},
    {"width": 1440, "theme": "light", "language": "en"},
    {"width": 1440, "theme": "dark", "language": "de"},
]


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: "-".join(map(str, look.values())))
def test_gallery_has_no_serious_fault(visit, axe, screenshot, look):
    """Axe finds nothing serious in any component, whatever the size, theme and language."""
    page = visit(f"/gallery/?lang={look['language']}", **look)
    screenshot(page, "gallery-{width}-{theme}-{language}".format(**look))
    assert "\n".join(axe(page)) == ""


@pytest.mark.parametrize("width", [360, 1440])
def test_gallery_fits_its_frame(visit, width):
    """Nothing makes the page scroll sideways."""
    page = visit("/gallery/", width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
