"""Writes the agreed description of the API anew: `python -m tests.api.snapshot`."""

import json
import os

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django

    django.setup()
    from tests.api.test_openapi import SNAPSHOT, current

    SNAPSHOT.write_text(json.dumps(current(), indent=1, sort_keys=True) + "\n")
