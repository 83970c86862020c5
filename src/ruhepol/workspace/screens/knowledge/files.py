"""Files that go with an article: put there, taken away."""

from typing import BinaryIO, cast

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from ruhepol.core.files.errors import StorageUnavailable
from ruhepol.knowledge.policies import get_article_for, get_file_to_remove
from ruhepol.knowledge.services.files import add_file, remove_file
from ruhepol.workspace.desk import DeskRequest, desk, staff
from ruhepol.workspace.screens.knowledge.forms import FilesForm


@desk("POST", needs=staff)
def add(request: DeskRequest, article_id: int) -> HttpResponse:
    """Keep files; readers may download them at once."""
    held = get_article_for(request.user, article_id)
    form = FilesForm(request.POST, request.FILES)
    for fault in [] if form.is_valid() else form.errors["attachments"]:
        messages.error(request, str(fault))
    try:
        for file in form.cleaned_data.get("attachments", []):
            source = cast("BinaryIO", file.file)
            add_file(article=held, name=file.name or "", source=source, by=request.user.actor)
    except StorageUnavailable:
        messages.error(request, _("Files cannot be kept right now. Please try again in a moment."))
    return _back(article_id)


@desk("POST", needs=staff)
def remove(request: DeskRequest, article_id: int, file_id: int) -> HttpResponse:
    """Take a file away."""
    remove_file(file=get_file_to_remove(request.user, article_id, file_id), by=request.user.actor)
    return _back(article_id)


def _back(article_id: int) -> HttpResponse:
    response = redirect("workspace:article", article_id=article_id)
    response.headers["Location"] += "#files"
    return response
