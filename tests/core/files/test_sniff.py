"""Types are told by bytes where bytes tell them."""

import pytest

from ruhepol.core.files.sniff import true_type

PNG, PDF, EXE, ZIP, HTML = b"\x89PNG\r\n\x1a\n", b"%PDF-1.7", b"MZ\x90\x00", b"PK\x03\x04", b"<html>"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.mark.parametrize(
    ("content", "declared", "kept"),
    [
        (PNG, "application/octet-stream", "image/png"),
        (PDF, "", "application/pdf"),
        (EXE, "image/png", "application/vnd.microsoft.portable-executable"),
        (EXE, "application/pdf", "application/vnd.microsoft.portable-executable"),
        (PNG, "image/jpeg", "image/jpeg"),
        (ZIP, SHEET, SHEET),
        (ZIP, "image/png", "application/zip"),
        (HTML, "text/html", "text/html"),
        (b"", "", "application/octet-stream"),
    ],
)
def test_bytes_speak_louder_than_words(content, declared, kept):
    """A vague or false type is mended; a more exact one that fits its container stays."""
    assert true_type(content, declared) == kept
