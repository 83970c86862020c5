"""What a first visit costs: the files every face loads stay light."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.management import call_command

LIMITS = {
    "bundles/ui.css": 12_000,
    "bundles/ui.js": 9_600,
    "ui/vendor/htmx.min.js": 14_000,
    "ui/vendor/inter-latin.woff2": 23_000,
}


@pytest.mark.parametrize("name", LIMITS)
def test_files_stay_light(name):
    """Each keeps its share of the 90 kB that an inbox may cost, compressed as it is sent."""
    data = Path(finders.find(name)).read_bytes()
    sent = data if name.endswith("woff2") else gzip.compress(data)
    assert len(sent) <= LIMITS[name]


def test_collected_files_name_one_another(settings, tmp_path):
    """Collected for production, the stylesheet leads to the hashed font and is there compressed."""
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }
    call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=["admin", "account", "mfa"])
    [hashed] = tmp_path.glob("bundles/ui.*.css")
    [font] = re.findall(r'url\("\.\./(ui/vendor/inter-latin\.\w+\.woff2)"\)', hashed.read_text())
    assert (tmp_path / font).exists()
    assert Path(f"{hashed}.gz").exists()
