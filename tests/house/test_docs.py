"""The documents are true: their links lead somewhere, and what is generated is up to date."""

import re
import subprocess
import sys

import pytest

from tests.house import source

LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
DOCUMENTS = sorted({*source.ROOT.glob("*.md"), *source.files(source.ROOT / "docs", "*.md")})


def anchors(path):
    """Return the anchors the headings of a page make."""
    headings = re.findall(r"^#+ (.+)$", path.read_text(), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def leads_nowhere(page, link):
    """Tell whether a relative link of a page has no file or no heading at its end."""
    if re.match(r"[a-z]+:", link):
        return False
    file, _, anchor = link.partition("#")
    target = (page.parent / file) if file else page
    return not target.exists() or bool(anchor and anchor not in anchors(target))


@pytest.mark.parametrize("page", DOCUMENTS, ids=source.name)
def test_links_lead_somewhere(page):
    """Every relative link of a document has a file, and its anchor a heading."""
    assert [link for link in LINK.findall(page.read_text()) if leads_nowhere(page, link)] == []


def test_reference_pages_say_what_the_code_says():
    """Settings, events, commands and API are described as they are."""
    command = [sys.executable, "-m", "tools.reference", "check"]
    checked = subprocess.run(command, cwd=source.ROOT, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + "run: python -m tools.reference write"


def test_every_document_is_found_from_the_start():
    """A page nobody links to is a page nobody reads: all are listed in docs/README.md."""
    index = source.ROOT / "docs" / "README.md"
    listed = {(index.parent / link.partition("#")[0]).resolve() for link in LINK.findall(index.read_text())}
    folders = {path.parent for path in listed if path.name == "README.md"}
    lost = [source.name(page) for page in source.files(index.parent, "*.md") if page not in listed | {index}]
    assert [name for name in lost if (source.ROOT / name).parent not in folders] == []
