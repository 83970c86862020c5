"""Words too common to tell one text from another, folded as `tokens.fold` writes them."""

from ruhepol.core.text.tokens import fold

_GERMAN = """
ab aber alle allem allen aller alles als also am an andere anderen anderer anderes auch auf aus bei beim
bereits bin bis bist bitte da dabei dadurch dafür damit danach dann daran darauf das dass daß dazu dein
deine deinen deiner dem den denen denn der deren des dessen dich die dies diese diesem diesen dieser dieses
dir doch dort du durch eben ein eine einem einen einer eines einige er erst es etwas euch euer eure
eventuell für gar gegen gehen geht gerade gern gerne gibt hab habe haben habt hallo hat hatte hatten her
hier hin ich ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres im immer in ins irgendwie ist ja je jede jedem
jeden jeder jedes jemand jetzt kann kannst kein keine keinem keinen keiner können könnt könnte könnten liebe
lieber mal man manche mein meine meinem meinen meiner meines mich mir mit möchte möchten muss musste müssen
nach nein nicht nichts noch nun nur ob oder ohne schon sehr sei sein seine seinem seinen seiner seit sich
sie sind so sobald solche soll sollen sollte sollten sonst sowie trotz über um und uns unser unsere unserem
unseren unter viel viele vielen vom von vor wann war waren warum was weg wegen weil welche welchem welchen
welcher welches wenn wer werde werden wie wieder wieso will wir wird wirst wo wohl wollen worden wurde
wurden würde würden zu zum zur zwar darf dürfen danke eigentlich guten tag freundliche freundlichen grüße
grüßen mfg vielleicht leider
"""
_ENGLISH = """
a about after again all also am an and any anyone are as at be because been before being both but by can
could did do does doing done don during each else every few for from further get had has have having he
hello her here hers hi him his how i if in into is it its just kind let like ll m me might more most much my
no nor not now of off on once one only or other our ours out over own please re regards s same shall she
should since so some somebody such t thank thanks than that the their theirs them then there these they this
those through to too under until up upon us ve very was we were what when where whether which while who whom
whose why will with would yet you your yours dear
"""

GERMAN = frozenset(fold(word) for word in _GERMAN.split())
ENGLISH = frozenset(_ENGLISH.split())
