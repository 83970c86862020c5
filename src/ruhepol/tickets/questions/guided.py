"""The questions that guide somebody who does not know what we need: what, who, since when, how often."""

from typing import Any

from ruhepol.tickets.questions.asked import YES, Kind


def _option(key: str, de: str, en: str) -> dict[str, str]:
    return {"key": key, "de": de, "en": en}


def _question(key: str, kind: Kind, de: str, en: str, **facts: Any) -> dict[str, Any]:  # noqa: ANN401  columns
    return {"key": key, "kind": kind, "label_de": de, "label_en": en, **facts}


GUIDED: list[tuple[dict[str, Any], str]] = [
    (
        _question(
            "doing",
            Kind.TEXT,
            "Was wollten Sie gerade tun?",
            "What were you trying to do?",
            help_de="Zum Beispiel: die Rechnung herunterladen.",
            help_en="For example: download the invoice.",
        ),
        "",
    ),
    (
        _question(
            "affected",
            Kind.CHOICE,
            "Wen betrifft es?",
            "Who is affected?",
            options=[
                _option("me", "Nur mich", "Only me"),
                _option("some", "Mehrere von uns", "Several of us"),
                _option("all", "Alle", "Everybody"),
            ],
        ),
        "",
    ),
    (_question("since", Kind.MOMENT, "Seit wann?", "Since when?"), ""),
    (_question("worked", Kind.YES_NO, "Hat es vorher funktioniert?", "Did it work before?"), ""),
    (
        _question(
            "changed",
            Kind.TEXT,
            "Was hat sich seitdem geändert?",
            "What has changed since then?",
            help_de="Zum Beispiel ein neues Gerät oder eine Aktualisierung. „Nichts“ hilft uns auch.",
            help_en="For example a new device or an update. “Nothing” helps us, too.",
            wanted=[YES],
        ),
        "worked",
    ),
]
"""Columns of each question, and the key of the one it hangs on."""
