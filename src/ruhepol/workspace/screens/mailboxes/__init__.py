"""Mailboxes: the addresses customers write to, how their mail gets here, and whether that works."""
