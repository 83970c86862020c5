"""Named stories through the whole house: real processes, real mail, a real browser, nothing in between."""
