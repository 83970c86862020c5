"""Questions put in order: into groups nobody has named yet, and under causes agents have named.

Both look at the same points (`space`): two questions are near one another where they share words, groups of
letters or, with an encoder, meaning. Pure arithmetic; numpy is loaded by whoever imports a module of it.
"""
