"""Addresses of the widget; they stand outside the languages."""

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from ruhepol.portal.screens.widget import asking, files, looking, talking

app_name = "widget"


@csrf_exempt
def messages(request: HttpRequest, key: str) -> HttpResponse:
    """Fetch with GET, speak with POST."""
    return (talking.speak if _wants_to_post(request) else talking.messages)(request, key)


def _wants_to_post(request: HttpRequest) -> bool:
    asked = (
        request.headers.get("Access-Control-Request-Method")
        if request.method == "OPTIONS"
        else request.method
    )
    return asked == "POST"


urlpatterns = [
    path("config", asking.config, name="config"),
    path("words", asking.words, name="words"),
    path("suggest", asking.suggest, name="suggest"),
    path("look", looking.look, name="look"),
    path("repair", looking.repair, name="repair"),
    path("run", looking.run, name="run"),
    path("run/solved", looking.judge, name="run-solved"),
    path("answer", asking.answer, name="answer"),
    path("solved", asking.solved, name="solved"),
    path("chats", talking.chats, name="chats"),
    path("chats/current/messages", messages, name="messages"),
    path("chats/current/seen", talking.seen, name="seen"),
    path("chats/current/files", talking.files, name="files"),
    path("chats/current/human", talking.human, name="human"),
    path("chats/current/end", talking.end, name="end"),
    path("chats/current/rate", talking.rate, name="rate"),
    path("chats/current/opened", talking.opened, name="opened"),
    path("chats/current/survey", talking.survey, name="survey"),
    path("chats/current/transcript", talking.transcript, name="transcript"),
    path("chats/current/address", talking.address, name="address"),
    path("files/<str:signed>", files.file, name="file"),
]
