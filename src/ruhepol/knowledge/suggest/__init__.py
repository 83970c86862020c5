"""Fitting answers while somebody types: `suggesting.suggest(text, language, context)`.

`words` (text to stems and letter groups), `postings` and `bm25` (an inverted index in arrays), `meaning` (an
encoder's vectors) and `engine` (all three scores fused) are pure and know no database; `shelf` keeps one
engine a language in step with the articles. What it reaches on real questions is in docs/why/suggest.md.
"""
