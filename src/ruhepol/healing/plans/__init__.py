"""How a known problem is looked at and repaired: a small language, pure and without the database.

`language` says what can be said (checks, deeds, rails), `text` reads it as people write it (TOML), `holds`
judges a reading, `places` fills in what is known of the asset, `windows` and `amounts` read times.
"""
