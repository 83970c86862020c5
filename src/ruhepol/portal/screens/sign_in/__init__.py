"""Proving an e-mail address by a code."""
