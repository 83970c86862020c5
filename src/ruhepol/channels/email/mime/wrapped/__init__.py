"""Files that travel inside other things: uuencoded in a text, packed by Outlook into `winmail.dat`."""
