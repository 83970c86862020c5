"""All of version 1 put together, and how its errors are told."""

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from ruhepol.api import problems
from ruhepol.api.auth import TokenAuth
from ruhepol.api.problems import Problem
from ruhepol.api.v1 import (
    article_files,
    assets,
    customers,
    describing,
    figures,
    merging,
    messages,
    repairs,
    shelves,
    tickets,
    topics,
)
from ruhepol.healing.exceptions import RailError, RunMovedError, RunNotFoundError
from ruhepol.knowledge.exceptions import ArticleNotFoundError
from ruhepol.tickets.exceptions import NewerMessagesError, TicketError, TicketNotFoundError

api = NinjaAPI(
    title="Ruhepol",
    version="1",
    description="Tickets, messages, customers, their assets, articles, figures and repairs of a help desk.",
    auth=TokenAuth(),
    docs_url=None,  # its pages would load scripts from other hosts
    urls_namespace="api-v1",
)
api.add_router("/tickets", tickets.router, tags=["tickets"])
api.add_router("/tickets", merging.router, tags=["tickets"])
api.add_router("/tickets", messages.router, tags=["messages"])
api.add_router("/topics", topics.router, tags=["tickets"])
api.add_router("/customers", customers.router, tags=["customers"])
api.add_router("/assets", assets.router, tags=["assets"])
api.add_router("/articles", describing.router, tags=["articles"])  # with all of `articles`
api.add_router("/articles", article_files.router, tags=["articles"])
api.add_router("/categories", shelves.categories, tags=["articles"])
api.add_router("/brands", shelves.brands, tags=["articles"])
api.add_router("/segments", shelves.segments, tags=["articles"])
api.add_router("/figures", figures.router, tags=["figures"])
api.add_router("/known-problems", repairs.problems, tags=["repairs"])
api.add_router("/repairs", repairs.repairs, tags=["repairs"])

api.exception_handler(Problem)(problems.of_problem)

_ADVICE = {
    "EmptyMessageError": "Send some text.",
    "TicketClosedError": "Reopen the ticket first: PATCH it with `status` “open”.",
    "AlreadySolvedError": "It is solved or closed already; reopen it first.",
    "PastMomentError": "Give a moment in the future.",
    "CannotMergeError": "Name two tickets that stand for themselves; undo a later merging first.",
    "NotMergedError": "Read it first: its `merged_into` is empty.",
    "MergedError": "Undo the merging first: POST to its `unmerge`.",
    "ErasedError": "Begin a new ticket.",
    "WrongDetailsError": "Ask `/topics` what the topic asks.",
    "UnknownFilterError": "See the list of filters in the documentation.",
}


@api.exception_handler(AuthenticationError)
def _unknown(_request: HttpRequest, _error: Exception) -> HttpResponse:
    return problems.answer(
        401,
        "No valid token.",
        "Send `Authorization: Bearer …` with a token made by `ruhepol token`.",
        headers={"WWW-Authenticate": "Bearer"},
    )


@api.exception_handler(ValidationError)
def _faulty(_request: HttpRequest, error: ValidationError) -> HttpResponse:
    return problems.of_fields(error.errors)


@api.exception_handler(TicketNotFoundError)
@api.exception_handler(ArticleNotFoundError)
@api.exception_handler(RunNotFoundError)
def _absent(request: HttpRequest, _error: Exception) -> HttpResponse:
    return problems.of_problem(request, problems.NOT_FOUND)


@api.exception_handler(RailError)
def _held_back(_request: HttpRequest, error: RailError) -> HttpResponse:
    until = f"; until {error.until.isoformat()}" if error.until else ""
    return problems.answer(
        409, "A guard rail holds the repair back.", f"It is “{error.rail}”{until}: see the documentation."
    )


@api.exception_handler(RunMovedError)
def _moved(_request: HttpRequest, _error: RunMovedError) -> HttpResponse:
    return problems.answer(409, "The repair has moved on.", "Read it anew and decide again.")


@api.exception_handler(NewerMessagesError)
def _outdated(_request: HttpRequest, error: NewerMessagesError) -> HttpResponse:
    return problems.answer(
        409, str(error), "Read the newer messages, then send again with the newest number as `seen`."
    )


@api.exception_handler(TicketError)
def _refused(_request: HttpRequest, error: TicketError) -> HttpResponse:
    what = " ".join((type(error).__doc__ or str(error)).split())
    advice = _ADVICE.get(type(error).__name__, "Read the ticket anew and decide again.")
    return problems.answer(422, what, f"{advice} {error}".strip())


@api.exception_handler(HttpError)
def _broken(_request: HttpRequest, error: HttpError) -> HttpResponse:
    return problems.answer(error.status_code, str(error), "Check that the body is valid JSON in UTF-8.")
