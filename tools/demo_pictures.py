"""Draws the pictures in the demo company's articles: `python -m tools.demo_pictures`.

They are pages of a made-up customer account and a drawn device, photographed by Chromium in both languages.
"""

import io
import shutil
from base64 import b64encode
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[1] / "src" / "ruhepol"
TARGET = ROOT / "demo" / "articles" / "images"
FONT = ROOT / "ui/static/ui/vendor/inter-latin.woff2"
COLOURS = 64
WIDTH = 640
STYLE = """
@font-face { font-family: Inter; font-weight: 400 700; src: url(data:font/woff2;base64,%s) }
* { box-sizing: border-box; margin: 0 }
body { font: 14px/1.5 Inter; color: #1c2733; background: #f3f5f6; width: 640px; padding: 24px }
main { background: #fff; border: 1px solid #dfe4e8; border-radius: 12px; overflow: hidden }
header { display: flex; gap: 20px; padding: 12px 18px; border-bottom: 1px solid #dfe4e8; color: #5b6873 }
header b { color: #1c2733 } .on { color: #0f766e; font-weight: 600 }
table { width: 100%%; border-collapse: collapse } td { padding: 9px 18px; border-top: 1px solid #edf0f2 }
tr:first-child td { border: 0 } .n { text-align: right; font-variant-numeric: tabular-nums }
.b { display: inline-block; padding: 3px 12px; border: 1px solid #cfd6db; border-radius: 6px;
     font-weight: 500 }
.here { outline: 3px solid #e0792b; outline-offset: 3px; border-color: transparent }
svg text { font: 500 13px Inter; fill: #5b6873 }
"""


def invoices(account: str, current: str, months: tuple[str, str, str], price: str) -> str:
    """Return the page with invoices, the newest one's download button marked."""
    bills = zip(months, ("b here", "b", "b"), strict=True)
    rows = "".join(
        f'<tr><td>{month} 2026</td><td class="n">{price}</td>'
        f'<td class="n"><span class="{button}">↓ PDF</span></td></tr>'
        for month, button in bills
    )
    way = f'<header><b>Nordstern</b><span>{account}</span><span class="on">{current}</span></header>'
    return f"<main>{way}<table>{rows}</table></main>"


BOX = """<svg width="592" height="176" viewBox="0 0 592 176">
<rect x="1" y="36" width="590" height="124" rx="22" fill="#fff" stroke="#cfd6db" stroke-width="2"/>
<path d="M90 36V6M502 36V6" stroke="#9aa6ae" stroke-width="8" stroke-linecap="round"/>
<text x="64" y="97" text-anchor="middle" style="font-weight:700">NordBox</text>
%s</svg>"""
LIGHT = """<circle cx="%d" cy="92" r="%d" fill="%s"/><text x="%d" y="134" text-anchor="middle">%s</text>"""


def lights(*words: str) -> str:
    """Return the router with its lights: power green, internet red, radio off; and the hole beside them."""
    looks = ((170, 11, "#1f9d61"), (300, 11, "#d33a2f"), (430, 11, "#c3cbd1"), (530, 4, "#1c2733"))
    return BOX % "".join(LIGHT % (*look, look[0], word) for look, word in zip(looks, words, strict=True))


PICTURES = {
    "invoice-download-de": invoices("Konto", "Rechnungen", ("November", "Oktober", "September"), "19,90 €"),
    "invoice-download-en": invoices("Account", "Invoices", ("November", "October", "September"), "€19.90"),
    "router-lights-de": lights("Strom", "Internet", "WLAN", "Reset"),
    "router-lights-en": lights("Power", "Internet", "Wi-Fi", "Reset"),
}


def draw(page: Page, html: str) -> bytes:
    """Return a photograph of a page in few colours."""
    font = b64encode(FONT.read_bytes()).decode()
    page.set_content(f"<!doctype html><style>{STYLE % font}</style><body>{html}</body>")
    page.evaluate("document.fonts.ready")
    photo = Image.open(io.BytesIO(page.locator("body").screenshot())).convert("RGB")
    out = io.BytesIO()
    photo.quantize(COLOURS, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def main() -> None:
    """Write every picture."""
    TARGET.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": WIDTH, "height": 400}, device_scale_factor=2)
        for name, html in PICTURES.items():
            data = draw(page, html)
            (TARGET / f"{name}.png").write_bytes(data)
            print(name, len(data))
        browser.close()


if __name__ == "__main__":
    main()
