"""The table of what runs beside the web: a room that brings a process adds its line here."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from django.utils.module_loading import import_string

from ruhepol.config.env.table import Settings
from ruhepol.config.supervisor.bell import Bell
from ruhepol.config.supervisor.child import Child
from ruhepol.config.supervisor.together import together


@dataclass(frozen=True, slots=True)
class Daemon:
    """What an installation started by `up` runs once.

    `work` is the dotted name of a function that runs until SIGTERM and returns an exit code; it is
    imported in the parent, so that its memory is shared. `shown` is a line for the person who
    started it, with the settings' names in braces; `ports` are settings that must name free ports.
    Where the setting `unless` is given, or `only_if` says no, it is not needed. Those with the same `process`
    share one; each process more costs the memory of what it writes to. Where there is a `helper`, `work` is
    given a function that calls for it: it has a process of its own, which ends when there is nothing to do.
    """

    key: str
    about: str
    work: str
    shown: str = ""
    ports: tuple[str, ...] = ()
    unless: str = ""
    only_if: str = ""
    process: str = ""
    helper: "Daemon | None" = None

    def is_wanted(self) -> bool:
        """Tell whether this installation has use for it; asked when its data is in place."""
        return not self.only_if or bool(import_string(self.only_if)())

    def line(self, wanted: Settings) -> str:
        """Return the line to show, with this installation's values."""
        return self.shown.format_map({name: getattr(wanted, name) for name in Settings.__slots__})


DAEMONS: tuple[Daemon, ...] = (
    Daemon(
        "worker",
        "Background jobs",
        "ruhepol.core.jobs.process.run_worker",
        helper=Daemon("slow", "Slow jobs", "ruhepol.core.jobs.process.run_slow"),
    ),
    Daemon(
        "intake",
        "Mail intake",
        "ruhepol.channels.email.intake.run.run_intake",
        shown="smtp://{intake_host}:{intake_port}",
        ports=("intake_port",),
        process="worker",
    ),
    Daemon(
        "sink",
        "Mail sink",
        "ruhepol.channels.email.sink.run.run_sink",
        shown="http://127.0.0.1:{sink_web_port}/",
        ports=("sink_port", "sink_web_port"),
        process="worker",
        unless="smtp_host",
    ),
    Daemon(
        "shop",
        "Demo shop with chat",
        "ruhepol.demo.shop.run.run_shop",
        shown="http://127.0.0.1:{shop_port}/",
        ports=("shop_port",),
        only_if="ruhepol.demo.shop.keys.keys",
        process="worker",
    ),
    Daemon(
        "systems",
        "Demo systems",
        "ruhepol.demo.systems.run.run_systems",
        shown="http://127.0.0.1:{systems_port}/",
        ports=("systems_port",),
        only_if="ruhepol.demo.systems.keys.keys",
        process="worker",
    ),
    Daemon(
        "syslog",
        "Syslog",
        "ruhepol.healing.syslog.run.run_syslog",
        shown="syslog://{syslog_host}:{syslog_port} (TCP and UDP)",
        ports=("syslog_port",),
        only_if="ruhepol.healing.syslog.run.is_wanted",
        process="worker",
    ),
)


def children(daemons: Iterable[Daemon]) -> Iterator[Child]:
    """Yield their processes, loaded and not started; neighbours may share one."""
    for name, sharing in groupby(daemons, key=lambda daemon: daemon.process or daemon.key):
        helpers = list[Child]()
        yield Child(name, together([_work(daemon, helpers) for daemon in sharing]))
        yield from helpers


def _work(daemon: Daemon, helpers: list[Child]) -> Callable[[], int | None]:
    """Load its work, and its helper, which is added to the others."""
    work: Callable[..., int | None] = import_string(daemon.work)
    if not daemon.helper:
        return work
    bell = Bell()
    helpers.append(Child(daemon.helper.key, import_string(daemon.helper.work), bell))
    return partial(work, call_slow=bell.ring)
