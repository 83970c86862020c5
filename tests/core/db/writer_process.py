"""A busy writer: `python -m tests.core.db.writer_process NAME COUNT`."""

import sys

import django

if __name__ == "__main__":
    django.setup()

    from django.db import transaction

    from ruhepol.core.models import StoredFile, Tick
    from tests.core.jobs.tasks import leave_mark

    name, count = sys.argv[1], int(sys.argv[2])
    for number in range(count):
        with transaction.atomic():
            assert StoredFile.objects.count() >= number
            leave_mark(f"{name} {number}")
        Tick.objects.filter(task="counter").update(task="counter")
