"""Signatures of mails (S/MIME, PGP): what was signed stays readable, and what the signature is worth is said.

Here S/MIME is checked without trusting anybody: whether the text is the one that the holder of the enclosed
certificate signed. Who issued that certificate is asked by `trust.certificates`. PGP needs the sender's key,
so such a signature is only found here; `trust.pgp` has it checked where a key is kept. What came encrypted is
named.
"""
