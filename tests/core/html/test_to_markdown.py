"""HTML from elsewhere as Markdown."""

from hypothesis import given
from hypothesis import strategies as st

from ruhepol.core.html.markdown import render
from ruhepol.core.html.to_markdown import to_markdown

WORD = """
<html><head><style>p.MsoNormal {margin:0}</style></head><body lang=DE>
<h2 style='mso-list:l0'>So geht es<o:p></o:p></h2>
<p class=MsoNormal><b>Erst</b> sichern,&nbsp;dann <i>los</i>.<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<!--[if gte mso 9]><xml><w:WordDocument/></xml><![endif]-->
<ol><li>Eins</li><li>Zwei</li></ol></body></html>
"""


def test_words_markup_of_a_word_processor_is_left_behind() -> None:
    """Headings, emphasis and lists stay; styles, empty paragraphs and Word's own tags do not."""
    assert to_markdown(WORD) == "## So geht es\n\n**Erst** sichern, dann *los*.\n\n1. Eins\n2. Zwei"


def test_links_pictures_tables_and_code_come_along() -> None:
    """What an article can show is kept with its addresses."""
    html = '<p><a href="article:a" onclick="x()">A</a> <img src="image:b" alt="B"></p><pre>x = 1</pre>'
    text = to_markdown(html + "<table><tr><th>K</th></tr><tr><td>v</td></tr></table>")
    assert "[A](article:a) ![B](image:b)" in text
    assert "```\nx = 1\n```" in text
    assert "| K |\n| --- |\n| v |" in text


def test_nothing_that_runs_comes_along() -> None:
    """Neither scripts nor their addresses."""
    text = to_markdown('<script>alert(1)</script><a href="javascript:x()">a</a><img src=x onerror=y>')
    assert "alert" not in text
    assert "javascript" not in text
    assert "onerror" not in text


@given(st.text(st.sampled_from('<>/ab"=! [](*_\\`#-\n'), max_size=60))
def test_any_input_becomes_markdown_that_is_safe(html: str) -> None:
    """Whatever was pasted, what it becomes can be shown."""
    assert "<script" not in render(to_markdown(html))
