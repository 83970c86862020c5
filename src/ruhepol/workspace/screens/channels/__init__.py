"""Channels: are mailboxes well, which mails wait for somebody's decision."""
