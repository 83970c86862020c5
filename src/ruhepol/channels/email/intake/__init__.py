"""The three doors through which mail comes in: our own SMTP server, IMAP mailboxes, files.

Each hands raw bytes to `services.take` and tells its other side only afterwards that they are kept.
"""
