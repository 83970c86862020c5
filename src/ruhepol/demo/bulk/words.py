"""What bulk tickets say: German and English sentences, put together by a seeded generator."""

from random import Random

THINGS = {
    "de": ("die Rechnung", "mein Server", "die Bestellung", "das Postfach", "die Domain", "das Zertifikat",
           "die Lieferung", "das Passwort", "die Datensicherung", "der Vertrag"),
    "en": ("the invoice", "my server", "the order", "the mailbox", "the domain", "the certificate",
           "the delivery", "the password", "the backup", "the contract"),
}  # fmt: skip
TROUBLES = {
    "de": ("fehlt seit gestern", "startet nicht mehr", "kommt nicht an", "wurde doppelt berechnet",
           "ist abgelaufen", "meldet einen Fehler", "lässt sich nicht ändern", "ist zu langsam"),
    "en": ("has been missing since yesterday", "does not start any more", "does not arrive",
           "was charged twice", "has expired", "shows an error", "cannot be changed", "is too slow"),
}  # fmt: skip
REMARKS = {
    "de": ("Ich habe es schon dreimal versucht.", "Können Sie bitte nachsehen?",
           "Es eilt, wir öffnen um acht.",
           "Im Anhang steht nichts weiter.", "Vor dem Umzug ging es noch.", "Meine Kundennummer steht oben.",
           "Der Kollege hatte das im letzten Monat gelöst.", "Danke für die schnelle Hilfe."),
    "en": ("I have tried it three times.", "Could you please have a look?",
           "It is urgent, we open at eight.",
           "There is nothing more in the attachment.", "It worked before the move.",
           "My customer number is above.", "Your colleague solved this last month.",
           "Thank you for the help."),
}  # fmt: skip
REPLIES = {
    "de": ("Guten Tag, wir haben es geprüft und behoben.",
           "Bitte starten Sie den Server im Kundenbereich neu.",
           "Die Rechnung liegt jetzt im Kundenbereich.", "Wir melden uns morgen bis zwölf Uhr wieder."),
    "en": ("Hello, we have checked and repaired it.", "Please restart the server in the customer area.",
           "The invoice is in the customer area now.", "We will be back to you by noon tomorrow."),
}  # fmt: skip
FIRST = ("Anna", "Ben", "Clara", "David", "Elif", "Finn", "Greta", "Hakan", "Ida", "Jonas", "Kim", "Lea")
LAST = ("Adler", "Berger", "Conrad", "Demir", "Engel", "Fuchs", "Graf", "Hansen", "Ivanov", "Jung", "Keller")


def subject(random: Random, language: str) -> str:
    """Return a subject: a thing, its trouble, a number to tell it by."""
    thing, trouble = random.choice(THINGS[language]), random.choice(TROUBLES[language])
    return f"{thing[0].upper()}{thing[1:]} {trouble} ({random.randrange(10_000, 100_000)})"


def question(random: Random, language: str) -> str:
    """Return what a customer writes: two to six sentences."""
    remarks = random.sample(REMARKS[language], k=random.randrange(1, 6))
    return " ".join([f"{subject(random, language)}.", *remarks])


def answer(random: Random, language: str) -> str:
    """Return what an agent replies: one or two sentences."""
    return " ".join(random.sample(REPLIES[language], k=random.randrange(1, 3)))


def person(random: Random) -> str:
    """Return a name."""
    return f"{random.choice(FIRST)} {random.choice(LAST)}"
