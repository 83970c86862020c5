"""What a known problem looks like in signals: a small language, pure and without the database.

`language` says what can be said, `text` reads it as people write it (TOML), `judge` answers whether it is so
with one asset, since when, and what shows it; `book` finds those of many that are worth judging, and
`replay` asks of the past.
"""
