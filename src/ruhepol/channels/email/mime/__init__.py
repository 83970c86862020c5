"""Reading mails: bytes in, a `Mail` out, whatever the bytes are. Pure, and never raises.

`parse.parse` is the door. The standard library cuts the MIME tree; headers, charsets and names are
read by our own lenient readers, because real mail breaks the rules in each of them.
"""
