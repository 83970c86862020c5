"""Backups: the database, the files and the secrets in one archive whose every member has its digest."""
