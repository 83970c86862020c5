"""The demo company: Nordstern Hosting, a hosting firm that also sells hardware, with some weeks of history.

Everything is written by the same services as real life, at moments the clock is held at, so that every
figure a newcomer sees is computed and none is painted.
"""
