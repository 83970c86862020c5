"""Which signals come before tickets of one theme: counting, chance and first words. Pure: no database.

`counting` puts signals and tickets side by side, `chance` tells whether that may be luck, `wording` begins
the description of the problem that they suggest.
"""
