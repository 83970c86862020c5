"""Kits: known problems as data, one file each, to be carried from house to house; pure, without the database.

`language` says what stands in a file, `text` reads it and names every mistake by its line, `writing` writes
one; `shelf` holds those that are shipped, in `library`.
"""
