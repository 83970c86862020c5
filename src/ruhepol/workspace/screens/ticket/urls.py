"""Addresses of a ticket."""

from django.urls import path

from ruhepol.workspace.screens.ticket import (
    answers,
    diagnosis,
    files,
    mail_html,
    pickers,
    pictures,
    planned,
    presence,
    remarks,
    views,
)
from ruhepol.workspace.screens.ticket.acts import ACTS

urlpatterns = [
    path("tickets/<int:number>/", views.ticket, name="ticket"),
    path("tickets/<int:number>/draft/", views.draft, name="draft"),
    path("tickets/<int:number>/messages/<int:message>/html/", mail_html.mail_html, name="mail-html"),
    path("tickets/<int:number>/messages/<int:message>/split/", remarks.split_message, name="split"),
    path("tickets/<int:number>/planned/<int:planned_id>/undo/", planned.undo, name="undo"),
    path("attachments/<int:attachment_id>/", files.attachment, name="attachment"),
    path("attachments/<int:attachment_id>/picture/", pictures.picture, name="picture"),
    path("tickets/<int:number>/pictures/", pictures.add_pictures, name="add-answer-pictures"),
    path("tickets/<int:number>/pictures/<slug:shown>/", pictures.draft_picture, name="draft-picture"),
    path("tickets/<int:number>/who/", presence.who, name="who"),
    path("tickets/<int:number>/answers/", answers.answers, name="answers"),
    path("tickets/<int:number>/diagnosis/", diagnosis.diagnosis, name="diagnosis"),
    path("tickets/<int:number>/repair/", diagnosis.repair, name="repair"),
    path("tickets/<int:number>/runs/<int:run_id>/", diagnosis.run, name="ticket-run"),
    path("tickets/<int:number>/canned/", answers.canned, name="canned"),
    path("tickets/<int:number>/inserted/", answers.inserted, name="inserted"),
    path("pick/agents/", pickers.agents, name="pick-agents"),
    path("pick/tags/", pickers.tags, name="pick-tags"),
    path("tickets/<int:number>/pick/", pickers.tickets, name="pick-tickets"),
    path("tickets/<int:number>/messages/<int:message>/join/", remarks.join_other, name="join"),
    path("tickets/<int:number>/messages/<int:message>/dismiss/", remarks.dismiss_remark, name="dismiss"),
    *(path(f"tickets/<int:number>/{verb}/", views.act, {"verb": verb}, name=verb) for verb in ACTS),
]
