"""Address of the bot's page."""

from django.urls import path

from ruhepol.workspace.screens.bot import views

urlpatterns = [
    path("bot/", views.bot, name="bot"),
    path("bot/<int:message_id>/noted/", views.noted, name="bot-answer-noted"),
]
