"""Errors as `application/problem+json` (RFC 9457): what is wrong, and what to do about it."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse


class Problem(Exception):  # noqa: N818  named as the standard names it
    """Ends a request with a status, a short title and advice."""

    def __init__(
        self, status: int, title: str, advice: str, *, headers: Mapping[str, str] | None = None
    ) -> None:
        """Remember what is wrong (`title`) and what the caller can do (`advice`)."""
        super().__init__(title)
        self.status, self.title, self.advice = status, title, advice
        self.headers = headers or {}


def answer(
    status: int,
    title: str,
    advice: str,
    *,
    errors: Sequence[Mapping[str, Any]] = (),
    headers: Mapping[str, str] | None = None,
) -> HttpResponse:
    """Return the problem as a response; `errors` name single fields."""
    body: dict[str, Any] = {"type": "about:blank", "title": title, "status": status, "detail": advice}
    if errors:
        body["errors"] = list(errors)
    return HttpResponse(
        json.dumps(body), status=status, content_type="application/problem+json", headers=dict(headers or {})
    )


def of_problem(_request: HttpRequest, problem: Problem) -> HttpResponse:
    """Return a problem a view raised."""
    return answer(problem.status, problem.title, problem.advice, headers=problem.headers)


def of_fields(errors: Sequence[Mapping[str, Any]]) -> HttpResponse:
    """Return what is wrong with which field of a request."""
    named = [{"field": _field(error["loc"]), "message": error["msg"]} for error in errors]
    return answer(
        422,
        "The request has faulty fields.",
        "Correct the fields under `errors` and send again.",
        errors=named,
    )


def _field(place: Sequence[str | int]) -> str:
    """Return a field as the caller knows it: without the part of the request and our parameter's name."""
    ours = {"payload", "asked"}
    return ".".join(str(part) for part in place[1:] if part not in ours) or str(place[0])


NOT_FOUND = Problem(
    404, "There is no such thing.", "Check the number or key, and whether the token's agent may see it."
)
