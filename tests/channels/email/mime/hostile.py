"""Mails built to make a reader loop, recurse or look again from the start, at any size."""

WORDS = {
    "quotes": "> a\n",
    "answers": "> a\nb\n",
    "introductions": "On Mon, Mar 2, 2026 at 10:15 AM a <a@b.example> wrote:\n",
    "introductions-and-quotes": "Am 02.03.2026 um 10:15 schrieb a:\n> b\nc\n",
    "almost-introductions": "On Mon 2026 10:15 a@b.example\n\n",
    "colons": "a:\n",
    "fields": "From: a@b.example\nSent: 1\nTo: b\n\n",
    "delimiters": "-- \n",
    "underscores": "_",
    "dashes": "-",
    "marks": ">",
    "spaces": " ",
    "line-ends": "\n",
    "stars": "*",
    "begins": "begin 644 a\nM\n",
    "telephones": "Sent from my iPhone\n",
    "outlooks": "Get Outlook for iOS\n\n",
    "rules": "-----Original Message-----\n",
    "addresses": "a@b.example ",
    "ats": "@",
    "dots": "a.",
    "reports": "<a@b.example>: 550 5.1.1 unknown\n",
    "capitals": "AB> c\nd\n",
    "greetings": "Thanks,\n",
    "long-words": "a",
    "farewells": "Best regards and thanks and ",
    "farewell-lines": "Viele Grüße, Kim\n",
    "absences": "Thank you for your mail. I am ",
    "from-a-town": "Viele Grüße aus ",
    "copied-fields": "To: b\nSubject: c\nFrom: a@b.example\nDate: 2026 10:15\n",
    "users": "    user\n",
    "refused": "550 a... \n",
    "armour": "-----BEGIN PGP MESSAGE-----\n",
    "links": "https://a.example/ ",
}
HTML = {
    "links": "<a href=https://a.example/>b</a>",
    "open-links": "<a href=https://a.example/>b",
    "open-quotes": '<a href="',
    "both-quotes": "<a '\"",
    "pairs-without-end": '<a ""',
    "ends-inside-quotes": '<a ">"',
    "comments": "<!--",
    "less": "<",
    "tags": "<div",
    "deep": "<blockquote>",
    "lists": "<ul><li>",
    "cells": "<td>",
    "ends": "</div>",
    "styles": "<style>",
    "hidden": "<div style='display:none'>",
    "entities": "&amp;&#x41;&",
    "attributes": "<p " + "a=b " * 20 + ">",
    "quote-marks": "<div class=gmail_quote>a",
    "breaks": "<br>",
    "spaces": " &nbsp;",
    "literal": "<pre>\n",
}
FIELDS = {
    "quotes": '"',
    "brackets": "(",
    "angles": "<",
    "commas": "a@b.example,",
    "words": "=?utf-8?q?a?= ",
    "open-words": "=?utf-8?b?",
    "parameters": ';a="',
    "pieces": ";a*1*=%41",
    "folds": "\n a",
    "eight-bit": "ü",
    "ids": "<a@b.example> ",
    "backslashes": '"\\',
}


def mails(size: int) -> dict[str, bytes]:
    """Return all of them, each of about `size` bytes."""
    found = {}
    for name, unit in WORDS.items():
        body = f"Answer\n\n{unit * (size // len(unit))}\nend\n"
        found[f"words-{name}"] = f"From: MAILER-DAEMON@b.example\n\n{body}".encode()
    for name, unit in HTML.items():
        body = f"<p>Answer</p>{unit * (size // len(unit))}"
        found[f"html-{name}"] = f"From: a@b.example\nContent-Type: text/html\n\n{body}".encode()
    for name, unit in FIELDS.items():
        value = unit * (size // len(unit))
        head = "".join(f"{field}: a{value}\n" for field in ("From", "Subject", "References", "Content-Type"))
        found[f"field-{name}"] = f"{head}\nAnswer\n".encode()
    parts = "--b\nContent-Type: text/plain\n\na\n" * (size // 32)
    found["parts"] = f"Content-Type: multipart/mixed; boundary=b\n\n{parts}".encode()
    nested = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(size // 60))
    found["nested"] = nested.encode()
    found["mails-in-mails"] = b"Content-Type: message/rfc822\n\n" * (size // 30)
    return found
