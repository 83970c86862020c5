"""What bytes are, by how they begin: names and declared types are a stranger's word."""

SIGNS: tuple[tuple[int, bytes, str], ...] = (
    (0, b"%PDF-", "application/pdf"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"GIF87a", "image/gif"),
    (0, b"GIF89a", "image/gif"),
    (0, b"II*\x00", "image/tiff"),
    (0, b"MM\x00*", "image/tiff"),
    (4, b"ftypheic", "image/heic"),
    (4, b"ftypavif", "image/avif"),
    (4, b"ftyp", "video/mp4"),
    (0, b"\x1aE\xdf\xa3", "video/webm"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"OggS", "audio/ogg"),
    (0, b"fLaC", "audio/flac"),
    (0, b"PK\x03\x04", "application/zip"),
    (0, b"\x1f\x8b", "application/gzip"),
    (0, b"7z\xbc\xaf'\x1c", "application/x-7z-compressed"),
    (0, b"Rar!\x1a\x07", "application/vnd.rar"),
    (0, b"{\\rtf", "application/rtf"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (0, b"MZ", "application/vnd.microsoft.portable-executable"),
    (0, b"\x7fELF", "application/x-executable"),
)
"""Place, sign, type; where two fit, the first one counts."""
HEAD = 64
"""So many bytes are enough."""
RIFF = {b"WEBP": "image/webp", b"WAVE": "audio/x-wav"}
"""Types of the container RIFF, by the sign behind its size."""

VAGUE = {"", "application/octet-stream", "application/binary", "binary/octet-stream", "application/unknown"}
CONTAINERS = {"application/zip", "application/x-ole-storage", "application/gzip", "video/mp4", "audio/ogg"}
"""What these hold may have a type of its own, such as a spreadsheet; the declared one may be more exact."""


def sniffed(content: bytes) -> str:
    """Return the type the first bytes tell, empty where they tell none."""
    head = content[:HEAD]
    if head.startswith(b"RIFF"):
        return RIFF.get(head[8:12], "")
    return next((kind for at, sign, kind in SIGNS if head.startswith(sign, at)), "")


def true_type(content: bytes, declared: str) -> str:
    """Return the type to keep for a file: the declared one unless its bytes say otherwise."""
    found = sniffed(content)
    if not found or found == declared:
        return declared or "application/octet-stream"
    if declared in VAGUE:
        return found
    pretends = declared.partition("/")[0] in {"image", "audio", "video", "text"}
    same = declared.partition("/")[0] == found.partition("/")[0]
    if found in CONTAINERS:
        return found if pretends and not same else declared
    return declared if pretends and same else found
