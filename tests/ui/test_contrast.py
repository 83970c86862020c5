"""Contrast is proven over the tokens, so that no page has to be checked for it."""

import pytest

from tests.ui.colours import contrast, luminance

SURFACES = ("surface-0", "surface-1", "surface-2")
TEXT = [
    *((text, surface) for text in ("text", "text-quiet") for surface in (*SURFACES, "note", "accent-soft")),
    *((text, surface) for text in ("accent", "accent-strong") for surface in SURFACES),
    *(("text", f"{tone}-soft") for tone in ("good", "warn", "bad")),
    *(
        (tone, surface)
        for tone in ("good", "warn", "bad")
        for surface in ("surface-0", "surface-1", "surface-2")
    ),
    *((tone, f"{tone}-soft") for tone in ("accent", "good", "warn", "bad")),
    ("on-accent", "accent"),
    ("on-accent", "accent-strong"),
    ("on-bad", "bad"),
]
EDGES = [
    *(("line-strong", surface) for surface in ("surface-0", "surface-1")),
    *((mark, surface) for mark in ("accent", "good", "warn", "bad") for surface in SURFACES),
]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("text", "surface"), TEXT)
def test_text_can_be_read(text, surface, theme):
    """Every text role reaches 4.5 : 1 on every surface it may stand on (WCAG 1.4.3)."""
    assert contrast(text, surface, theme) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("edge", "surface"), EDGES)
def test_edges_can_be_seen(edge, surface, theme):
    """Edges of controls, focus rings and status marks reach 3 : 1 (WCAG 1.4.11)."""
    assert contrast(edge, surface, theme) >= 3


def test_the_converter_knows_black_and_white():
    """The ends of the scale give the known luminances, so the ratios above mean what WCAG means."""
    assert luminance((1, 0, 0)) == pytest.approx(1, abs=1e-4)
    assert luminance((0, 0, 0)) == 0
    assert luminance((0.627966, 0.257704, 29.2346)) == pytest.approx(0.2126, abs=1e-3)  # pure red
