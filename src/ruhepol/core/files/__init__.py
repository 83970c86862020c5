"""Bytes by content: stored once, found by their sha256, whole or not at all.

Rooms call `core.files.services`; where the bytes lie is one `Shelf`: a folder, or an object store where
several machines share them.
"""
