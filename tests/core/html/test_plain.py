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
