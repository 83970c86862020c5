"""What a browser may be given of strangers' HTML."""

import pytest

from ruhepol.core.html.clean import any_picture, clean_article, clean_mail

ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)></svg>",
    "<svg><script>alert(1)</script></svg>",
    '<a href="javascript:alert(1)">x</a>',
    '<a href="java\tscript:alert(1)">x</a>',
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    '<iframe src="javascript:alert(1)"></iframe>',
    '<form action="https://evil.example"><input name=a></form>',
    '<div style="background:url(javascript:alert(1))">x</div>',
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    '<base href="https://evil.example/">',
    '<meta http-equiv="refresh" content="0;url=https://evil.example">',
    '<link rel="stylesheet" href="https://evil.example/x.css">',
    '<object data="x.swf"></object><embed src="x.swf">',
    "<textarea autofocus onfocus=alert(1)>",
]


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("clean", [clean_mail, clean_article])
def test_nothing_that_acts_survives(attack: str, clean) -> None:
    """No script, handler, frame, form, style or foreign scheme passes either profile."""
    out = clean(attack).lower().replace("&lt;", "").replace("\t", "")
    for bad in (
        "<script",
        " onerror=",
        "onload=",
        "onfocus=",
        "javascript:",
        "<iframe",
        "<form",
        "<svg",
        "<style",
    ):
        assert bad not in out.split('title="')[0]
    assert not any(tag in out for tag in ("<base", "<meta", "<link", "<object", "<embed", 'href="data:'))


def test_mail_keeps_inner_images_and_drops_remote_ones() -> None:
    """A tracking pixel has no source any more, a picture inside the mail has."""
    out = clean_mail('<img src="https://spy.example/p.gif"><img src="cid:logo@mail">')
    assert "spy.example" not in out
    assert "cid:logo@mail" in out


def test_a_rule_decides_what_images_become() -> None:
    """What is stored keeps pictures elsewhere; a rule may give them another source, or none."""
    html = '<img src="https://shop.example/p.gif"><img src="cid:logo@mail"><img src="javascript:x">'
    stored = clean_mail(html, picture=any_picture)
    assert "shop.example" in stored
    assert "javascript" not in stored
    shown = clean_mail(stored, picture=lambda source: "/ours" if source.startswith("http") else None)
    assert shown == '<img src="/ours"><img><img>'


def test_links_do_not_hand_over_the_window() -> None:
    """Every link carries noopener."""
    assert "noopener" in clean_mail('<a href="https://example.org">x</a>')


def test_ordinary_writing_passes() -> None:
    """Lists, tables and emphasis stay as they are."""
    html = "<p>Hallo <b>Kim</b></p><ul><li>eins</li></ul><table><tbody><tr><td>1</td></tr></tbody></table>"
    assert clean_mail(html) == html
