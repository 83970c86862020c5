"""HTML read as text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ruhepol.core.html.plain import to_text

CASES = {
    "paragraphs": ("<p>Hallo  Kim,</p>\n<p>bis   bald</p>", "Hallo Kim,\n\nbis bald"),
    "breaks": ("a<br>b<br/>c", "a\nb\nc"),
    "divs": ("<div>a</div><div>b</div>", "a\nb"),
    "bullets": ("<ul><li>eins</li><li>zwei</li></ul>", "- eins\n- zwei"),
    "numbers": ("<p>So:</p><ol><li>eins<li>zwei</ol>", "So:\n\n1. eins\n2. zwei"),
    "nested": ("<ul><li>a<ul><li>b</li></ul></li></ul>", "- a\n  - b"),
    "quote": ("<p>Ja</p><blockquote><p>Frage?</p></blockquote>", "Ja\n\n> Frage?"),
    "link": ('<a href="https://a.example/x">Hier</a>', "Hier (https://a.example/x)"),
    "bare link": ('<a href="https://a.example/">https://a.example</a>', "https://a.example"),
    "mail link": ('<a href="mailto:a@b.example">a@b.example</a>', "a@b.example"),
    "entities": ("&auml;&amp;&nbsp;&lt;b&gt;", "ä& <b>"),
    "silence": ("<style>p{}</style><script>x</script><title>t</title>da", "da"),
    "literal": ("<pre>a\n  b</pre>", "a\n  b"),
    "cells": ("<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>", "1\t2\n3"),
    "image": ('<img alt="Logo" src="x">', "[Logo]"),
    "quote without paragraphs": ("Ja<blockquote>Frage?</blockquote>", "Ja\n\n> Frage?"),
    "quote in quote": ("<blockquote>a<blockquote>b</blockquote></blockquote>", "> a\n>\n> > b"),
    "rule": ("a<hr>b", "a\n---\nb"),
    "two breaks": ("a<br><br>b", "a\n\nb"),
    "break at a block's end": ("<div>a<br></div><div>b</div>", "a\nb"),
    "empty block with a break": ("<div>a</div><div><br></div><div>b</div>", "a\n\nb"),
    "empty item": ("<ul><li></li></ul><p>a</p>", "a"),
    "hidden": ('<div style="display:none"><div>x</div></div>da', "da"),
    "hidden without end": ('<p style="display:none">da', "da"),
    "head without end": ("<head><title>t</title><body>da", "da"),
    "less in words": ("a < b und c<d", "a < b und c"),
    "address in brackets": ("Kim <kim@a.example> schreibt", "Kim <kim@a.example> schreibt"),
    "comment without end": ("da<!-- x", "da"),
    "conditional comment": ("<!--[if mso]>x<![endif]-->da", "da"),
    "quote sign in a value": (
        '<a title="a>b" href="https://a.example/x">Hier</a>',
        "Hier (https://a.example/x)",
    ),
    "tracker": (f'<a href="https://a.example/{"x" * 300}">Hier</a>', "Hier"),
    "inline": ("Das <b>ist</b> <i>gut</i>.", "Das ist gut."),
}


@pytest.mark.parametrize("name", CASES)
def test_html_reads_like_a_letter(name: str) -> None:
    """Blocks become lines, lists keep their marks, links their targets."""
    html, text = CASES[name]
    assert to_text(html) == text


@given(st.text(alphabet="<>/abpulo liqdv=\"'&;!-[]", max_size=200))
def test_broken_html_is_still_read(html: str) -> None:
    """Whatever tags are missing or crossed, reading gives text and no error."""
    assert isinstance(to_text(html), str)


def test_a_mark_stands_before_its_element() -> None:
    """Whoever reads a mail is told where its program began the quote."""
    html = '<p>Ja</p><div class="q">Frage?</div>'
    assert (
        to_text(html, mark=lambda _tag, facts: "§" if facts.get("class") == "q" else "") == "Ja\n\n§\nFrage?"
    )
