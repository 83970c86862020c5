"""Text as data: words, their stems, their language, and the excerpt that shows a match.

German and English only, by design: both are done well instead of twenty badly. The analysis carries a
version number; whoever stores analysed text stores the version with it and renews it when it changes.
"""

from ruhepol.core.text.analysis import VERSION, Analyser, query_stems, stems
from ruhepol.core.text.excerpt import Excerpt, excerpt
from ruhepol.core.text.language import Language, detect, in_writing
from ruhepol.core.text.tokens import fold, identifiers, tokens

__all__ = [
    "VERSION",
    "Analyser",
    "Excerpt",
    "Language",
    "detect",
    "excerpt",
    "fold",
    "identifiers",
    "in_writing",
    "query_stems",
    "stems",
    "tokens",
]
