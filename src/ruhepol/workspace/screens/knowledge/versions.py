"""Earlier versions of a text: read, compared, made the newest again."""

from difflib import SequenceMatcher
from itertools import pairwise

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from ruhepol.knowledge.models import ArticleVersion
from ruhepol.knowledge.policies import get_article_for, get_version_for
from ruhepol.knowledge.services.editing import restore_version
from ruhepol.workspace.desk import DeskRequest, desk, staff
from ruhepol.workspace.frame import show

MOST = 100

Line = tuple[str, str]
"""A line and what became of it: `same`, `gone` or `new`."""


@desk("GET", needs=staff)
def versions(request: DeskRequest, article_id: int, language: str) -> HttpResponse:
    """List the versions of a text and show one of them with what it changed."""
    held = get_article_for(request.user, article_id)
    text = held.texts.filter(language=language).first()
    if text is None:
        raise Http404
    known = list(text.versions.select_related("agent")[:MOST])
    asked = request.GET.get("number", "")
    chosen = next((each for each in known if str(each.number) == asked), known[0])
    before = dict(pairwise(known)).get(chosen)
    context = {
        "article": held,
        "text": text,
        "versions": known,
        "chosen": chosen,
        "lines": changes(before, chosen),
        "is_first": before is None,
    }
    return show(request, "article_versions", context)


@desk("POST", needs=staff)
def restore(request: DeskRequest, article_id: int, language: str, number: int) -> HttpResponse:
    """Make an old version the newest; readers see it once it is published."""
    version = get_version_for(request.user, article_id, language, number)
    restore_version(version=version, by=request.user.actor)
    messages.success(
        request, _("Version %(number)s is the newest again. Publish to show it.") % {"number": number}
    )
    return redirect("workspace:article", article_id=article_id)


def changes(before: ArticleVersion | None, after: ArticleVersion) -> list[Line]:
    """Return the lines of a version, with those that are new in it and those that left."""
    old, new = (_lines(each) for each in (before, after))
    if before is None:
        return [(line, "same") for line in new]
    found: list[Line] = []
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            found += [(line, "same") for line in new[j1:j2]]
        else:
            found += [(line, "gone") for line in old[i1:i2]] + [(line, "new") for line in new[j1:j2]]
    return found


def _lines(version: ArticleVersion | None) -> list[str]:
    if version is None:
        return []
    return [version.title, version.summary, *version.body.splitlines(), version.keywords]
