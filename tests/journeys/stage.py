"""Makes the demo company in a data folder, without its weeks of history."""

import sys

from ruhepol.config import boot

PATIENT = ('ask = "http"', 'ask = "http"\nlimit = "30s"')


def make(password: str) -> None:
    """Bring in the people of the company with this password, its articles, and its systems with all kits."""
    boot.django()
    from ruhepol.config import prepare  # noqa: PLC0415  these need Django set up
    from ruhepol.config.env.secret import kept  # noqa: PLC0415
    from ruhepol.core.actors import SYSTEM  # noqa: PLC0415
    from ruhepol.core.jobs.drain import drain  # noqa: PLC0415
    from ruhepol.demo import signals  # noqa: PLC0415
    from ruhepol.demo.company import found  # noqa: PLC0415
    from ruhepol.demo.customers import invite  # noqa: PLC0415
    from ruhepol.demo.library import ARTICLES  # noqa: PLC0415
    from ruhepol.demo.systems.keys import connect  # noqa: PLC0415
    from ruhepol.healing.models import Remedy  # noqa: PLC0415
    from ruhepol.knowledge.services.importing import import_folder  # noqa: PLC0415

    company = found(kept(prepare._demo_password(), lambda: password))  # noqa: SLF001  so that `up` tells it
    import_folder(folder=ARTICLES, by=SYSTEM, owner=company.agents["ada"])
    invite()
    signals.know()
    for remedy in Remedy.objects.all():  # a busy machine is not a broken one
        Remedy.objects.filter(pk=remedy.pk).update(plan=remedy.plan.replace(*PATIENT))
    connect()
    drain()


if __name__ == "__main__":
    make(sys.argv[1])
