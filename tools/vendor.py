# /// script
# requires-python = ">=3.11"
# dependencies = ["fonttools>=4.60", "brotli>=1.1"]
# ///
"""Fetch the browser files of others, once, by hand: `uv run --script tools/vendor.py`.

Exact versions only. Everything it writes lands in `ui/static/ui/vendor/` beside a manifest with hashes and
licences, which a test compares with the files.
"""

import hashlib
import json
import re
import subprocess
import tarfile
import tempfile
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

TARGET = Path(__file__).parents[1] / "src/ruhepol/ui/static/ui/vendor"

PACKAGES = {
    "htmx.org": ("4.0.1", "0BSD"),
    "@fontsource-variable/inter": ("5.3.0", "OFL-1.1"),
    "lucide-static": ("1.62.0", "ISC"),
}

# What German and English pages show, arrows included; a name that needs more loads the wider file.
LATIN = (
    "U+0020-007E,U+00A0-00FF,U+0131,U+0152-0153,U+02C6,U+02DA,U+02DC,U+2009-200A,U+2010-2015,U+2018-201E,"
    "U+2020-2022,U+2026,U+202F,U+2030,U+2032-2033,U+2039-203A,U+2044,U+20AC,U+2122,U+2190-2193,U+2212,U+2215,"
    "U+2260,U+2264-2265,U+FEFF,U+FFFD"
)
LATIN_EXT = "U+0100-0130,U+0132-0151,U+0154-024F,U+02BB-02BC,U+1E00-1EFF,U+20A0-20AB,U+20AD-20C0,U+2113"
FEATURES = ["kern", "tnum", "ccmp", "locl", "mark"]
WEIGHTS = (400, 700)

ICONS = """
archive arrow-left arrow-right at-sign ban bell bell-off book-open bot bug building-2 calendar
chart-column check check-check chevron-down chevron-left chevron-right chevrons-up-down circle
circle-alert circle-check circle-dot circle-help circle-x clock clipboard-check command copy
corner-up-left download ellipsis external-link eye eye-off file file-text filter flag folder gauge globe
hand-helping heart-pulse history house image inbox info keyboard languages layout-list life-buoy
lightbulb link list-checks loader-circle lock log-in log-out mail mail-open menu merge message-circle
message-square-text mic monitor moon paperclip pencil phone play plus refresh-cw reply route save
scissors search send server settings shield shield-check shopping-cart sliders-horizontal smile snooze
sparkles split square-pen star sticky-note sun tag target thumbs-down thumbs-up trash-2 trending-down
trending-up triangle-alert undo-2 upload user user-check user-plus users video wand-sparkles wifi-off
workflow wrench x zap
""".split()  # noqa: SIM905  one name a line would fill two screens
RENAMED = {"snooze": "alarm-clock", "circle-help": "circle-question-mark"}


def unpack(name: str, folder: Path) -> tuple[Path, str]:
    """Return the package's unpacked folder and the SHA-512 the registry vouched for."""
    version = PACKAGES[name][0]
    command = ["npm", "pack", "--json", f"{name}@{version}"]
    answer = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
    pack = json.loads(answer.stdout)[0]
    target = folder / pack["filename"].removesuffix(".tgz")
    with tarfile.open(folder / pack["filename"]) as archive:
        archive.extractall(target, filter="data")
    return target / "package", pack["integrity"]


def cut_font(source: Path, target: Path, unicodes: str) -> None:
    """Only the signs, features and weights our pages use: a third of the bytes."""
    options = subset.Options(layout_features=FEATURES, hinting=False, desubroutinize=True)
    font = TTFont(source, recalcTimestamp=False)  # the same input gives the same bytes
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=subset.parse_unicodes(unicodes))
    cutter.subset(font)
    font = instancer.instantiateVariableFont(font, {"wght": WEIGHTS})
    font.flavor = "woff2"
    font.save(target)


def icon_sheet(folder: Path) -> str:
    """One SVG with a symbol per icon; the pages get single icons from it, inline."""
    symbols = []
    for name in sorted(ICONS):
        svg = (folder / f"{RENAMED.get(name, name)}.svg").read_text()
        inner = re.search(r"<svg[^>]*>(.*)</svg>", svg, re.DOTALL)
        symbols.append(f'<symbol id="{name}">{" ".join(inner[1].split())}</symbol>')
    return '<svg xmlns="http://www.w3.org/2000/svg">\n' + "\n".join(symbols) + "\n</svg>\n"


def main() -> None:
    """Write the files and their manifest."""
    TARGET.mkdir(parents=True, exist_ok=True)
    entries = []
    with tempfile.TemporaryDirectory() as temp:
        for name, (version, licence) in PACKAGES.items():
            folder, integrity = unpack(name, Path(temp))
            for made, treatment in write(name, folder):
                data = made.read_bytes()
                entries.append(
                    {
                        "file": made.name,
                        "package": name,
                        "version": version,
                        "licence": licence,
                        "package_integrity": integrity,
                        "treatment": treatment,
                        "sha256": hashlib.sha256(data).hexdigest(),
                    }
                )
            licence_file = TARGET / f"LICENSE.{name.strip('@').replace('/', '-')}.txt"
            licence_file.write_text(
                "\n".join(line.rstrip() for line in (folder / "LICENSE").read_text().splitlines()) + "\n"
            )
    (TARGET / "manifest.json").write_text(json.dumps(entries, indent=2) + "\n")


def write(name: str, folder: Path) -> list[tuple[Path, str]]:
    """Write the vendored files of one package, each with what was done to it."""
    if name == "htmx.org":
        target = TARGET / "htmx.min.js"
        target.write_bytes((folder / "dist/htmx.min.js").read_bytes())
        return [(target, "unchanged")]
    if name == "lucide-static":
        target = TARGET / "icons.svg"
        target.write_text(icon_sheet(folder / "icons"))
        return [(target, "chosen icons as symbols, strokes unchanged")]
    made = []
    for script, unicodes in (("latin", LATIN), ("latin-ext", LATIN_EXT)):
        target = TARGET / f"inter-{script}.woff2"
        cut_font(folder / f"files/inter-{script}-wght-normal.woff2", target, unicodes)
        made.append((target, f"weights 400-700, features {' '.join(FEATURES)}, {unicodes}"))
    return made


if __name__ == "__main__":
    main()
