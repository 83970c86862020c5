"""How an answer is told to people, and what is said about one that is none."""

from collections.abc import Mapping
from datetime import date, datetime

from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal
from django.utils.translation import gettext_lazy as _

from ruhepol.tickets.questions.asked import Asked, Kind, Value

FAULTS = {
    "missing": _("This is needed to help you."),
    "text": _("Please answer in words."),
    "length": _("This is too long. What does not fit here can go into the description."),
    "number": _("Please enter a number."),
    "date": _("Please enter a day, such as 2026-03-14."),
    "moment": _("Please enter a day and a time, such as 2026-03-14 09:30."),
    "choice": _("Please choose one of the answers offered."),
    "asset": _("Please choose one of your own."),
}
YES_NO = {"de": ("Ja", "Nein"), "en": ("Yes", "No")}


def said(question: Asked, value: Value, language: str, assets: Mapping[str, str]) -> str:
    """Return an answer as a reader of `de` or `en` is shown it."""
    if isinstance(value, bool):
        return YES_NO[language][0 if value else 1]
    if isinstance(value, list):
        labels = {option.key: option.label(language) for option in question.options}
        return ", ".join(labels.get(each, each) for each in value)
    return _one(question, value, language, assets)


def _one(question: Asked, value: str, language: str, assets: Mapping[str, str]) -> str:
    match question.kind:
        case Kind.CHOICE:
            return next((o.label(language) for o in question.options if o.key == value), value)
        case Kind.ASSET:
            return assets.get(value, value)
        case Kind.NUMBER:
            return format_decimal(value, locale=language, decimal_quantization=False)
        case Kind.DATE:
            return format_date(date.fromisoformat(value), locale=language)
        case Kind.MOMENT:
            moment = datetime.fromisoformat(value)
            return format_datetime(moment, "medium", tzinfo=moment.tzinfo, locale=language)
    return value
