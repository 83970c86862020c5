"""The table of processes that run beside the web: a room that brings one adds its line here."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.module_loading import import_string

from ruhepol.config.env.table import Settings
from ruhepol.config.supervisor.child import Child


@dataclass(frozen=True, slots=True)
class Daemon:
    """A process of which an installation started by `up` has one.

    `work` is the dotted name of a function that runs until SIGTERM and returns an exit code; it is
    imported in the parent, so that its memory is shared. `shown` is a line for the person who
    started it, with the settings' names in braces; `ports` are settings that must name free ports.
    Where the setting `unless` is given, the process is not needed.
    """

    key: str
    about: str
    work: str
    shown: str = ""
    ports: tuple[str, ...] = ()
    unless: str = ""

    def child(self) -> Child:
        """Return the process, loaded and not started."""
        work: Callable[[], int] = import_string(self.work)
        return Child(self.key, work)

    def line(self, wanted: Settings) -> str:
        """Return the line to show, with this installation's values."""
        return self.shown.format_map({name: getattr(wanted, name) for name in Settings.__slots__})


DAEMONS: tuple[Daemon, ...] = (
    Daemon("worker", "Background jobs", "ruhepol.core.jobs.process.run_worker"),
    Daemon(
        "intake",
        "Mail intake",
        "ruhepol.channels.email.intake.run.run_intake",
        shown="smtp://{intake_host}:{intake_port}",
        ports=("intake_port",),
    ),
    Daemon(
        "sink",
        "Mail sink",
        "ruhepol.channels.email.sink.run.run_sink",
        shown="http://127.0.0.1:{sink_web_port}/",
        ports=("sink_port", "sink_web_port"),
        unless="smtp_host",
    ),
)
