"""Who asked for a repair and was told that a person looks at it first hears what became of it."""

from django.utils.translation import gettext as _

from ruhepol.core.actors import SYSTEM, ActorKind
from ruhepol.healing.models import Mode, Run, RunState
from ruhepol.healing.plans.deeds import MessageStep
from ruhepol.healing.plans.text import parse
from ruhepol.healing.services.contact import Words, write_to, written
from ruhepol.healing.services.starting import what_was_done


def tell_outcome(*, run_id: int) -> bool:
    """Write to the customer who asked for a repair that needed approval; tell whether they were written to.

    Not where the repair itself has written to them.
    """
    run = Run.objects.select_related("problem", "asset", "customer").get(pk=run_id)
    if run.customer is None or run.dry or not _was_promised(run):
        return False
    done = what_was_done(run)

    def words() -> tuple[str, str]:
        language = written()
        title = run.problem.title_in(language)
        asked = _("You asked for a repair: %(title)s (%(asset)s).") % {
            "title": title,
            "asset": run.asset.name,
        }
        ask = _("Does it still not work? An answer to this message reaches a person.")
        return f"{run.asset.name}: {title}", "\n\n".join([asked, *_came_of(run, done), ask])

    # It may end twice: healed, and undone afterwards.
    asked = f"outcome:{run.pk}:{run.state}"
    # What they wrote before they asked is about something else.
    since = run.created_at
    return write_to(customer=run.customer, words=words, since=since, asked=asked, by=SYSTEM) is not None


def _was_promised(run: Run) -> bool:
    if run.mode != Mode.APPROVAL or run.started_kind != ActorKind.CUSTOMER:
        return False
    writes = any(isinstance(step, MessageStep) for step in parse(run.plan).steps)
    return not (writes and run.state == RunState.HEALED)


def _came_of(run: Run, done: Words) -> list[str]:
    """Return what became of it, in the active language."""
    if run.state == RunState.HEALED:
        return [_("It has been repaired and checked. This was done:"), done[written()]]
    return [
        {
            "gone": _("It had passed already; nothing was done."),
            "asked": _("We have undone it; everything is as it was before.")
            if run.state == RunState.UNDONE
            else _("A colleague has stopped it."),
            "refused": _("A colleague has looked at it and decided against this repair."),
            "deadline": _("Nobody could look at it in time; we are sorry."),
        }.get(run.why, _("The repair did not help."))
    ]
