"""Addresses of writing to us."""

from django.urls import path

from ruhepol.portal.screens.request import repairs, situation, solved, views

urlpatterns = [
    path("request/", views.write, name="request"),
    path("request/proof/", views.proof, name="request_proof"),
    path("request/questions/", views.questions, name="request_questions"),
    path("request/situation/", situation.typed, name="request_situation"),
    path("request/repair/", repairs.repair, name="request_repair"),
    path("request/run/<int:run_id>/", repairs.run, name="request_run"),
    path("request/run/<int:run_id>/solved/", repairs.solved, name="request_run_solved"),
    path("request/look/", situation.may_look, name="request_look"),
    path("request/answers/", views.answers, name="request_answers"),
    path("request/answers/<str:language>/<slug:slug>/", views.open_answer, name="request_answer"),
    path("request/not-it/", views.not_it, name="request_not_it"),
    path("request/solved/", solved.solved, name="request_solved"),
    path("request/glad/", solved.glad, name="request_glad"),
    path("request/forget/", solved.forget, name="request_forget"),
    path("request/sent/<str:receipt>/", views.sent, name="request_sent"),
]
