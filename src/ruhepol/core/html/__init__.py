"""HTML that came from people: cleaned by allow-list, turned into text, or made from Markdown.

`clean.clean_mail` and `clean.clean_article` let through what is named and nothing else;
`plain.to_text` reads HTML as words; `markdown.render` writes safe HTML from Markdown.
"""
