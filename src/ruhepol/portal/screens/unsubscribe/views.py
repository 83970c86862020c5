"""A customer's word that a kind of automatic mail is not wanted. Opening the link decides nothing."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from ruhepol.channels.email.exceptions import MailNotFoundError
from ruhepol.channels.email.leaving import declines, wish_of
from ruhepol.channels.email.services.opt_outs import opt_in, opt_out
from ruhepol.portal.page import draw


@csrf_exempt  # mail programs post from nowhere (RFC 8058); the signed address is the proof
@require_http_methods(["GET", "POST"])
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """Ask whether such mails shall end, and end them, by the page's button or by a mail program's click."""
    try:
        wish = wish_of(token)
    except MailNotFoundError:
        return draw(request, "solved/gone.html", status=404)
    if request.method == "POST":
        choose = opt_in if "again" in request.POST else opt_out
        choose(customer=wish.customer, kind=wish.kind, by=wish.customer.actor)
        if "List-Unsubscribe" in request.POST:
            return HttpResponse("OK", content_type="text/plain")
        return HttpResponseRedirect(request.path)
    context = {
        "is_question": wish.kind == "solution",
        "is_notice": wish.kind == "notice",
        "is_out": declines(wish.customer.pk, wish.kind),
    }
    return draw(request, "unsubscribe/page.html", context)
