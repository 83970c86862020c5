"""Making scripts and style sheets smaller without changing them: what compression cannot do by itself."""

import re

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def minify_css(text: str) -> str:
    """Comments, indentation and empty lines away; nothing cleverer, compression does the rest."""
    return "\n".join(line for line in map(str.strip, _COMMENT.sub("", text).splitlines()) if line)


def minify_js(text: str) -> str:
    """Take whole-line comments and indentation away; template literals of ours have neither."""
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith(("//", "/*", "* ", "*/")))
