"""Files of others are exactly those the manifest names, under licences we may ship."""

import hashlib
import json
from pathlib import Path

from django.contrib.staticfiles import finders

PERMISSIVE = {"0BSD", "ISC", "MIT", "OFL-1.1"}


def test_vendored_files_match_their_manifest():
    """No byte differs from what tools/vendor.py wrote, and nothing lies there unlisted."""
    here = Path(finders.find("ui/vendor/manifest.json")).parent
    manifest = json.loads((here / "manifest.json").read_text())
    hashes = {entry["file"]: entry["sha256"] for entry in manifest}
    present = {path.name for path in here.iterdir()} - {"manifest.json"}
    assert {name for name in present if not name.startswith("LICENSE.")} == set(hashes)
    assert {name: hashlib.sha256((here / name).read_bytes()).hexdigest() for name in hashes} == hashes
    assert {entry["licence"] for entry in manifest} <= PERMISSIVE
