"""The questions of a topic's form: put, change, move, take away; beside them the form they make."""

from functools import partial

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from ruhepol.tickets.details import form_of, put_questions
from ruhepol.tickets.exceptions import QuestionNeededError, QuestionOrderError
from ruhepol.tickets.models import Question, Topic
from ruhepol.tickets.questions.fields import drawn
from ruhepol.tickets.services.questions import add_guided, move_question, remove_question, save_question
from ruhepol.ui.uploads import FilesField
from ruhepol.workspace.desk import DeskRequest, admins, desk
from ruhepol.workspace.frame import show
from ruhepol.workspace.screens.questions.forms import QuestionForm


@desk("GET", needs=admins)
def questions(request: DeskRequest, topic_id: int) -> HttpResponse:
    """Show the questions in their order, and the form they make."""
    topic = get_object_or_404(Topic, pk=topic_id)
    asking, preview = form_of(topic, None), forms.Form()
    put_questions(preview, asking, partial(FilesField, most=1))
    context = {
        "topic": topic,
        "questions": asking.questions,
        "preview": drawn(preview, [row.asked for row in asking.questions]),
    }
    return show(request, "questions", context)


@desk("GET", "POST", needs=admins)
def edit(request: DeskRequest, topic_id: int, key: int | None = None) -> HttpResponse:
    """Put a question, or change one."""
    topic = get_object_or_404(Topic, pk=topic_id)
    held = _question(topic_id, key) if key else None
    form = QuestionForm(request.POST or None, agent=request.user, topic=topic, question=held)
    if request.method == "POST" and form.is_valid():
        try:
            save_question(topic=topic, question=held, by=request.user.actor, **form.facts)
        except QuestionNeededError:
            form.add_error(None, _("Another question waits for an answer that would be gone."))
        except QuestionOrderError:
            form.add_error(None, _("A question can only wait for an answer to an earlier one."))
        else:
            messages.success(request, _("Kept."))
            return redirect("workspace:questions", topic_id=topic_id)
    context = {"topic": topic, "form": form, "question": held}
    return show(request, "question", context, status=422 if form.errors else 200)


@desk("POST", needs=admins)
def move(request: DeskRequest, topic_id: int, key: int) -> HttpResponse:
    """Move a question up or down by one."""
    try:
        move_question(
            question=_question(topic_id, key), up=request.POST.get("way") == "up", by=request.user.actor
        )
        messages.success(request, _("Moved."))
    except QuestionOrderError:
        messages.error(request, _("It would stand before the question it waits for."))
    return redirect("workspace:questions", topic_id=topic_id)


@desk("POST", needs=admins)
def remove(request: DeskRequest, topic_id: int, key: int) -> HttpResponse:
    """Take a question away; what was told before stays on its tickets."""
    try:
        remove_question(question=_question(topic_id, key), by=request.user.actor)
        messages.success(request, _("The question is gone. What was answered before stays."))
    except QuestionNeededError:
        messages.error(request, _("Another question waits for an answer to this one."))
    return redirect("workspace:questions", topic_id=topic_id)


@desk("POST", needs=admins)
def guided(request: DeskRequest, topic_id: int) -> HttpResponse:
    """Add the guiding questions that are not there yet."""
    add_guided(topic=get_object_or_404(Topic, pk=topic_id), by=request.user.actor)
    messages.success(request, _("The guiding questions are at the end."))
    return redirect("workspace:questions", topic_id=topic_id)


def _question(topic_id: int, key: int) -> Question:
    return get_object_or_404(Question.objects.select_related("topic", "after"), topic=topic_id, pk=key)
