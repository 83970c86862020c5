"""Pictures of an article: dropped, pasted or chosen, and taken out again."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from ruhepol.core.files.errors import StorageUnavailable
from ruhepol.knowledge.exceptions import BadImageError
from ruhepol.knowledge.models import Article, ArticleImage
from ruhepol.knowledge.policies import get_article_for, get_image_to_remove
from ruhepol.knowledge.services.images import add_image, remove_image
from ruhepol.workspace.desk import DeskRequest, desk, staff
from ruhepol.workspace.frame import draw, is_swap
from ruhepol.workspace.screens.knowledge.forms import PicturesForm


@desk("POST", needs=staff)
def add(request: DeskRequest, article_id: int) -> HttpResponse:
    """Keep pictures; what cannot be taken is named with its reason, the others are there."""
    held = get_article_for(request.user, article_id)
    form = PicturesForm(request.POST, request.FILES)
    added: list[ArticleImage] = []
    faults = [] if form.is_valid() else [str(fault) for fault in form.errors["uploads"]]
    for file in form.cleaned_data.get("uploads", []):
        try:
            added.append(
                add_image(article=held, name=file.name or "", data=file.read(), by=request.user.actor)
            )
        except BadImageError as error:
            faults.append(f"{file.name}: {error}")
        except StorageUnavailable:
            faults.append(
                f"{file.name}: "
                + _("Files cannot be kept right now. Your text is still here; please try again.")
            )
    return _shown(request, held, added, faults)


@desk("POST", needs=staff)
def remove(request: DeskRequest, article_id: int, image_id: int) -> HttpResponse:
    """Take a picture out; where texts name it, its words stay."""
    held = get_article_for(request.user, article_id)
    remove_image(image=get_image_to_remove(request.user, article_id, image_id), by=request.user.actor)
    return _shown(request, held, [], [])


def _shown(request: DeskRequest, held: Article, added: list[ArticleImage], faults: list[str]) -> HttpResponse:
    if is_swap(request):
        context = {"article": held, "images": held.images.all(), "added": added, "faults": faults}
        return draw(request, "article/_images", context, status=422 if faults else 200)
    for fault in faults:
        messages.error(request, fault)
    return redirect("workspace:article", article_id=held.pk)
