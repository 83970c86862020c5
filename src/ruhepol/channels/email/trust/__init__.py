"""Who a mail is really from: SPF, DKIM and DMARC, read from a server we trust or found out by DNS.

Pure but for the resolver it is handed: nothing here touches the database.
"""
