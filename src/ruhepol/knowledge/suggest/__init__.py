"""Fitting answers while somebody types: `suggesting.suggest(text, language, context)`.

`words` (text to stems and letter groups), `postings` (an inverted index in arrays) and `engine` (both
scores fused) are pure and know no database; `shelf` keeps one engine a language in step with the articles.
What it reaches on real questions is in docs/why/suggest.md.
"""
