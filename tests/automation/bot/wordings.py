"""How people ask for a person, and how they speak of persons without asking for one."""

WANT_A_PERSON_DE = """
Mensch
Mensch bitte
Mitarbeiter
Mitarbeiter bitte!
Ich möchte mit einem Menschen sprechen
ich will mit einem menschen reden
Ich moechte mit einem Mitarbeiter sprechen.
Kann ich mit einem echten Menschen sprechen?
Kann ich bitte mit jemandem sprechen?
Könnte ich mit jemandem aus dem Support reden?
Bitte verbinden Sie mich mit einem Mitarbeiter
Verbinde mich mit einem Menschen
Verbinden Sie mich bitte
Bitte weiterverbinden
Stellen Sie mich bitte durch
Stellen Sie mich zum Kundenservice durch
Ich brauche einen Menschen
Ich brauche einen echten Ansprechpartner
Ich hätte gern einen Ansprechpartner
Ich hätte gerne einen menschlichen Ansprechpartner
Geben Sie mir einen Menschen
gib mir einen mitarbeiter
Ich verlange einen Mitarbeiter zu sprechen
Ich will jetzt einen Menschen sprechen!!!
Ist da ein Mensch?
Ist da jemand?
Ist hier jemand?
Hallo, ist da jemand?
Gibt es hier auch echte Menschen?
Sitzt da ein Mensch?
Ist ein Mitarbeiter da?
Ist ein Mensch verfügbar?
Mit wem kann ich sprechen?
Kann mir bitte jemand helfen?
kann mir hier jemand echtes helfen
Kein Bot bitte
Keinen Roboter!
Ich will nicht mit einem Bot reden
Ich möchte nicht mit einer Maschine sprechen
Ich rede nicht mit Maschinen
Mit einem Computer spreche ich nicht
Ich habe keine Lust, mit einem Bot zu schreiben
Ohne Chatbot bitte
Bot aus
Ich brauche keinen Bot, sondern einen Menschen
Rufen Sie mich bitte an
Bitte rufen Sie mich zurück
Können Sie mich anrufen?
Ich möchte angerufen werden
Rückruf bitte
Ich bitte um Rückruf
Ich möchte einen Rückruf
Kundenservice
Kundendienst bitte
Hotline
Ich möchte mit dem Kundendienst sprechen
Ich würde gerne mit dem Support telefonieren
Ich will mit Ihrem Vorgesetzten sprechen
Ich möchte den Chef sprechen
Ich möchte persönlich mit jemandem sprechen
Ich wünsche persönliche Beratung
Ich brauche menschliche Hilfe
menschliche Unterstützung
Ich möchte mit einem Kundenberater chatten
Kann ich mit einer Kollegin sprechen?
Können Sie mich an einen Mitarbeiter weiterleiten?
Bitte an einen Kollegen weitergeben
Das bringt nichts. Ich will einen Menschen.
Das hat nicht geholfen, bitte verbinden Sie mich mit einem Berater
Meine Rechnung ist falsch, ich möchte mit einem Mitarbeiter sprechen
ich möchte mit einem menschn sprechen
ich will mit einem mitabeiter reden
bitte mit einem Menchen verbinden
Lieber ein Mensch bitte
Ich spreche lieber mit einem Menschen
Ich möchte lieber mit einem Menschen schreiben
Könnte ich bitte einen Mitarbeiter bekommen
Wo finde ich einen Ansprechpartner?
Wie erreiche ich einen Mitarbeiter?
Wie kann ich mit einem Menschen sprechen?
Ich möchte mit einer realen Person sprechen
Ich will eine echte Person
echte Person bitte
Bitte einen Menschen
Hol mir mal jemanden, der sich auskennt
kann ich nicht einfach mit jemandem reden
Ich hätte lieber eine Person aus Fleisch und Blut
Schreibt hier auch ein Mensch?
Leiten Sie mich an den Kundenservice weiter
Können Sie einen Kollegen dazuholen?
Kann mich jemand zurückrufen?
jetzt reicht's, Mensch her!
Ich bestehe auf einen Menschen
"""
WANT_A_PERSON_EN = """
human
Human please
a human, please
agent
AGENT!!!
representative
speak to agent
talk to human
operator
I want to talk to a human
I want to speak to a real person
I'd like to speak with someone
Can I talk to a person?
Can I speak to somebody, please?
can i please chat with a live agent
Could you connect me with a person?
Connect me to a human
Please connect me to an agent.
Transfer me to a representative
please transfer me to customer service
Put me through to someone
Put me through to support
escalate this to a human
Please escalate to a manager
hand me over to a human
pass me on to a colleague
I need a human
I need a real person
i need a human now
I need to speak with a manager
Get me a human
give me a real person
get me a person please
Is anyone there?
Is anybody there
is there a human here?
Is there a real person I can talk to?
Are there any real people here?
hello? is someone there
Who can I talk to?
Who can I speak with about this?
Can someone help me?
could somebody please help me
no bots please
no more bots
not a bot please
I don't want to talk to a bot
I do not want to chat with a machine
stop the bot
turn off the bot
I refuse to talk to a robot
I'm tired of talking to a machine
I'd rather talk to a human
I would prefer a human
I would like human assistance
human help please
live agent
live chat
live person please
customer support
customer service please
Call me
please call me back
Can you call me?
Give me a call
I want a callback
callback please
How do I reach a human?
How can I contact a real person?
How do I talk to a person here
can i get a human
Can I have a human please
This is useless. Human!
That did not help. Can I talk to someone?
My order is broken and I want to talk to a person
i want to talk to a humna
i need to speek to a person
let me talk to a human
let me speak to your supervisor
I demand to speak with a supervisor
someone real please
I want someone who can actually help
I want to talk to somebody from the support team
switch me to an agent
may I speak to an advisor
A human being, please
please let a human answer
I just want a person to look at this
any humans around?
Can a human look at this please
Is there somebody I could speak to
Can I have someone call me?
you are useless, give me someone human
I wish to speak to customer care
"""
SPEAK_OF_PERSONS = """
The human-readable invoice is missing
Where is the human readable version of my invoice?
Mitarbeiterzugang anlegen
Wie lege ich einen neuen Mitarbeiter an?
Wie kann ich einen Mitarbeiter hinzufügen?
Mein Mitarbeiter kann sich nicht anmelden
Unser Mitarbeiter hat sein Passwort vergessen
Ich möchte einen Mitarbeiter löschen
Ich brauche einen Mitarbeiterzugang
Ich möchte jemanden zu meinem Konto einladen
Ich möchte den Ordner mit jemandem teilen
Kann ich mit einer anderen Person das Konto teilen?
Ich brauche eine weitere Person in meinem Tarif
Wie viele Personen dürfen den Server nutzen?
Ich habe gestern mit einem Mitarbeiter gesprochen und nichts ist passiert
Der Mitarbeiter am Telefon sagte, die Rechnung kommt per Post
Mensch, wo bleibt meine Bestellung?
Menschen mit Behinderung: gibt es einen Rabatt?
Personalausweis hochladen
Wie ändere ich den Ansprechpartner in meinem Vertrag?
Ansprechpartner ändern
Ansprechpartner im Vertrag ist falsch
Was kostet ein Rückruf ins Ausland?
Wie richte ich die Rufumleitung ein?
Wie blockiere ich Bots auf meiner Seite?
Der Bot von Google findet meine Seite nicht
Ich bin kein Roboter wird immer wieder angezeigt
Das Captcha fragt, ob ich ein Roboter bin
Meine Maschine startet nicht
Mein Computer spricht nicht mit dem Drucker
Welche Sprachen sprechen Ihre Geräte?
Jemand hat mein Konto gehackt
Jemand anderes hat mein Paket angenommen
Das Paket wurde einer fremden Person übergeben
Ich möchte die Rechnung an eine andere Person schicken
Wie verbinde ich den Router mit dem Modem?
Verbinden Sie den Server mit dem Internet?
Wie leite ich meine Domain weiter?
Wie stelle ich die Weiterleitung ein?
Wo finde ich den Support-Vertrag?
Support für PHP 8
Wie lange gibt es noch Support für meinen Server?
Was kostet der Service?
Ist jemand von der Störung betroffen, der in Berlin wohnt?
Chefbestellung stornieren
Ich möchte den Vertrag auf meinen Chef umschreiben
Ich muss nicht mit einem Mitarbeiter sprechen, sagen Sie mir nur, wo die Rechnung ist
kein Mitarbeiter nötig, wo ist die Rechnung?
Mein Agent auf dem Server läuft nicht
Technikertermin verschieben
Wann kommt der Techniker?
Der Techniker war nicht da
Kann jemand meine Mails lesen?
Wie spreche ich den Server über die Konsole an?
Ich kann mich nicht mit dem Server verbinden
I can't connect to the server
How do I connect the printer to my computer?
How do I add a person to my account?
How do I remove a person from my plan?
I need an agent installed on my server
The monitoring agent does not start
Set the user agent header
ssh agent forwarding does not work
human resources needs the invoice
Our human resources team needs access
I spoke to a human yesterday and he promised a refund
The person at your hotline told me to wait
A representative told me the parcel is lost
Someone has hacked my account
Somebody else got my parcel
How do I transfer my domain to another person?
Transfer the server to another account
How do I transfer a domain?
Can I share my account with someone?
How do I block bots on my website?
robots.txt is ignored
Is there a person limit in the family plan?
I am not a robot appears again and again
How many employees can I add?
How do I change the contact person?
The employee account is locked
Change account manager email
Does the plan have phone support?
Where do I find the support contract?
What does the service cost?
How do I call the API?
The function call me() fails
People cannot see my website
Are people able to order without an account?
Can someone else pick up my parcel?
Could someone have read my mails?
Is there someone else using my account?
The invoice was sent to the wrong person
We need a manager account for our shop
Please cancel my order
Where is my invoice?
Ich finde meine Rechnung nicht
Danke, das hat geholfen
Can I have the invoice sent to another person?
Ich brauche eine Vollmacht für eine andere Person
Can I get a refund for a person who died
Can a person with a visual impairment use it?
The task manager shows 100% cpu
Kann ich meinen Vertrag an jemanden übergeben?
Hallo
"""


def lines(block):
    """Return the wordings of a block."""
    return [line for line in block.splitlines() if line]
