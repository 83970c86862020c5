"""A small converter from OKLCH to the contrast of WCAG, after Björn Ottosson's OKLab and WCAG 2.2."""

import math
import re
from pathlib import Path

import ruhepol.ui

TOKENS = Path(ruhepol.ui.__file__).parent / "static/ui/tokens"
DECLARATION = re.compile(r"--([\w-]+):\s*([^;]+);")
OKLCH = re.compile(r"oklch\(([\d.]+)%\s+([\d.]+)\s+([\d.]+)")
PAIR = re.compile(r"light-dark\((.+?\)),\s*(.+\))\)$")


def declarations() -> dict[str, str]:
    """Return every token as written."""
    text = "".join((TOKENS / name).read_text() for name in ("ramps.css", "roles.css"))
    return {name: value.strip() for name, value in DECLARATION.findall(text)}


def resolve(token: str, theme: str) -> tuple[float, float, float]:
    """Return a role's lightness (0 to 1), chroma and hue in one theme."""
    known = declarations()
    value = f"var(--{token})"
    while not (found := OKLCH.match(value)):
        if pair := PAIR.match(value):
            value = pair[1 if theme == "light" else 2]
        else:
            value = known[re.match(r"var\(--([\w-]+)\)", value)[1]]
    light, chroma, hue = map(float, found.groups())
    return light / 100, chroma, hue


def linear_rgb(colour: tuple[float, float, float]) -> tuple[float, ...]:
    """Convert OKLCH to linear sRGB, clipped to what a screen can show."""
    light, chroma, hue = colour
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    long = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (light - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return tuple(
        min(max(channel, 0.0), 1.0)
        for channel in (
            4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
            -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
            -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
        )
    )


def luminance(colour: tuple[float, float, float]) -> float:
    """Return the relative luminance of WCAG."""
    red, green, blue = linear_rgb(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str, theme: str) -> float:
    """Return the contrast ratio (1 to 21) of two roles in one theme."""
    lights = sorted((luminance(resolve(token, theme)) for token in (first, second)), reverse=True)
    return (lights[0] + 0.05) / (lights[1] + 0.05)
