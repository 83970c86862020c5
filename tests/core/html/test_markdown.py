"""Markdown to HTML."""

from ruhepol.core.html.markdown import headings, render, sections, to_words


def test_headings_start_at_the_second_level_with_anchors() -> None:
    """The page's title stays the only h1 whatever level an author begins with; anchors never repeat."""
    html = render("# Prüfen\n\n## Mehr\n\n# Prüfen")
    assert '<h2 id="prufen">' in html
    assert '<h3 id="mehr">' in html
    assert '<h2 id="prufen-2">' in html
    assert headings(html) == [("prufen", "Prüfen"), ("prufen-2", "Prüfen")]


def test_the_words_of_headings_have_no_marks() -> None:
    """Lists of headings and questions for search engines show what readers see, and no Markdown."""
    text = "# **Neu**: `mc-42` & Co?\n\nJa."
    assert headings(render(text)) == [("neu-mc-42-co", "Neu: mc-42 & Co?")]
    assert sections(text) == [("Neu: mc-42 & Co?", "Ja.")]


def test_raw_html_is_shown_not_run() -> None:
    """HTML in Markdown is text."""
    assert "<script" not in render("<script>alert(1)</script>")
    assert "<a" not in render("[x](javascript:alert(1))")


def test_a_video_link_alone_becomes_a_player_to_click() -> None:
    """Only a link that is its whole paragraph and leads to a known host becomes a player."""
    alone = render("[So geht es](https://www.youtube.com/watch?v=abcdefghijk)")
    assert '<figure class="video">' in alone
    assert 'data-video="https://www.youtube-nocookie.com/embed/abcdefghijk"' in alone
    assert "<iframe" not in alone
    assert "data-video" not in render("Sehen Sie [hier](https://www.youtube.com/watch?v=abcdefghijk).")
    assert "data-video" not in render("[x](https://evil.example/watch?v=abcdefghijk)")


def test_images_load_late_and_tables_scroll() -> None:
    """Images are lazy, tables sit in a box of their own."""
    assert 'loading="lazy"' in render("![Router](/media/router.png)")
    assert render("| a | b |\n|---|---|\n| 1 | 2 |").startswith(
        '<div class="table-box" tabindex="0">\n<table>'
    )


def test_a_marked_quotation_becomes_a_box_with_its_title() -> None:
    """`[!TIP]` takes the given title, else its own, else the word; other quotations stay what they are."""
    html = render("> [!TIP]\n> Erst sichern.\n\n> [!WARNING] Halt\n> Los.", callouts={"tip": "Tipp"})
    assert '<div class="boxed tip">\n<p><strong>Tipp</strong>\nErst sichern.</p>' in html
    assert '<div class="boxed warning">\n<p><strong>Halt</strong>\nLos.</p>' in html
    for plain in ("> Zitat", "> [!NIX]", ">", "> - [!TIP]"):
        assert "boxed" not in render(plain)


def test_sections_are_headings_with_the_words_below_them() -> None:
    """What stands before the first heading belongs to none; deeper headings belong to theirs."""
    assert sections("Vorher\n\n# Was?\n\nText **a**\n\n## Tiefer\nb\n\n# Wie?") == [
        ("Was?", "Text a\n\nTiefer\n\nb"),
        ("Wie?", ""),
    ]


def test_words_of_an_article_have_no_marks() -> None:
    """What is searched is what is read."""
    assert to_words("## Schritt\n\n1. **Öffnen** Sie `mc-42`") == "Schritt\n\n1. Öffnen Sie mc-42"
