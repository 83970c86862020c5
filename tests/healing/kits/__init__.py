"""Kits as files."""
