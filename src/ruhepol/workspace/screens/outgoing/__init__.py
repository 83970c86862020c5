"""Outgoing mail: what stands below a brand's mails, and the key its domain signs with."""
