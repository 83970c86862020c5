"""Signatures of mails (S/MIME, PGP): what was signed stays readable, and what the signature is worth is said.

S/MIME is checked as far as it can be without trusting anybody: whether the text is the one that the holder
of the enclosed certificate signed. Who issued that certificate is not asked. PGP needs the sender's key,
which we do not have: such a signature is named and not checked.
"""
