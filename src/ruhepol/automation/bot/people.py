"""The words for persons, machines, talking and wanting, as people type them in a chat."""

from ruhepol.automation.bot.grammar import FEW, words

LISTS = {
    "few": FEW,
    "some": words("""
        ein eine einen einem einer der die den dem das a an the any some another irgendein irgendeinen
        irgendeinem irgendeiner anderen andere anderer your ihrer ihren ihrem eurer eurem euren this with
        ihr eins one of eine[rmn]? euch ihnen meine[nrms]? my
    """),
    "real": words("""
        echte[nrms]? richtige[nrms]? lebende[nrms]? lebendige[nrms]? menschliche[nrms]? wirkliche[nrms]?
        reale[nrms]? kompetente[nrms]? zuständige[nrms]? real live actual living human proper physical
        genuine competent normal normale[nrms]? customer support service sales technical flesh-and-blood
    """),
    "people": words("""
        mensch menschen wesen human humans human_being person personen mitarbeiter mitarbeiters
        mitarbeiterin mitarbeitern mitarbeitende[nrm]? berater beraterin kundenberater kundenberaterin
        sachbearbeiter sachbearbeiterin ansprechpartner ansprechpartnerin ansprechperson kollege kollegen
        kollegin colleague colleagues support-mitarbeiter supportmitarbeiter servicemitarbeiter
        service-mitarbeiter kundendienstmitarbeiter agent agenten agentin live-agent representative rep
        operator advisor adviser employee supervisor manager vorgesetzten vorgesetzter teamleiter
        teamleiterin chef techniker technician staff team_member staff_member member_of_staff people
    """),
    "anybody": words("""
        jemand jemanden jemandem irgendjemand irgendjemandem irgendwem wem someone somebody anyone anybody
    """),
    "places": words("""
        support kundenservice kundendienst kundenbetreuung kundensupport hotline zentrale service team technik
        abteilung fachabteilung buchhaltung customer_service customer_support customer_care support_team
        helpdesk help_desk servicecenter callcenter service-team support-team live-chat live_chat live_support
    """),
    "person": "(?:(?:<some> )*(?:<real> )*<people>(?! (?:<real>|readable|resources|rights|error)))",
    "one": "(?:<person>|(?:<some> )*(?:<real> )*<anybody>(?: echte[msn]?| real| anders?| else)?)",
    "them": "(?:<one>|(?:<some> )*<places>)",
    "bot": words("""
        bot bots chatbot chatbots roboter robotern robot robots maschine maschinen machine machines computer
        computern automat automaten automaton ki ai programm software algorithmus
    """),
    "say_de": words("""
        sprechen reden schreiben chatten telefonieren verbinden verbunden unterhalten kommunizieren quatschen
        klären besprechen spreche rede schreibe chatte telefoniere verbinde verbindet sprech red schreib
        weitergeleitet weiterleiten durchgestellt durchstellen kontakt gespräch verbindung
    """),
    "say_en": words("""
        talk talking speak speaking spoken chat chatting communicate deal dealing conversation
    """),
    "pass": words("""
        connect connected transfer transferred forward forwarded pass passed hand handed escalate escalated
        switch redirect put route refer
    """),
    "me": words("me us on this it the_chat my_case to over through on along with up"),
    "want": words("""
        will wollen möchte möchten wünsche brauche brauchen benötige benötigen verlange fordere hätte hätten
        gib gebt geben bestehe erreiche lass lassen let holen hol holt bring suche bevorzuge erwarte bitte
        want need prefer require request demand like get give have find finde reach wanna insist kann könnte
        can could sehen sprechen spreche wo where
    """),
    "light": "(?:<lightly> )*?",
    "lightly": words("""
        sie mir mich uns bitte me us i you just gern gerne lieber einfach jetzt doch mal endlich sehr ich wir
        hier da vielleicht nur also sofort please ja denn auch irgendwie irgendwo now really actually rather
        finally to speak talk sprechen with mit be have connected verbunden kontakt zu bekommen auf on lieben
        dass direkt
    """),
    "end": "(?= ?$| <after>(?![\\w'-]))",
    "after": words("""
        please pls plz bitte now jetzt sofort here hier instead immediately asap haben sprechen reden der die
        dran statt und_kein und_nicht and_not not no keine?n? who_can who_actually who_really who_knows
        who_understands who_is from von aus am an_der an_die kontaktieren erreichen to_talk to_speak to_help
        to_chat to_assist to_answer to_solve to_look to_take to_deal to_call on_the in_person zum_reden
        zum_sprechen zu_sprechen rather lieber thanks thank danke anstatt anstelle persönlich oder or answer
        antworten i ich over in_here dazu\\w* right anrufen bekommen verlangen today heute endlich
    """),
    "polite": words("bitte please hallo hi hello nein no ich_will ich_möchte i_want"),
    "refuse": words("""
        nicht kein\\w* ohne statt anstatt not no don't dont without rather_than instead_of stop refuse hate
        sick_of tired_of weder
    """),
    "personal": words("""
        menschliche[nrms]? persönliche[nrms]? human live personal
    """),
    "help": words("""
        hilfe unterstützung beratung kontakt gespräch betreuung operator help assistance support contact
        interaction ansprechpartner\\w* berater\\w*
    """),
    "filling": words("""
        bitte please pls plz hallo hi hello hey ich i i'd möchte will would like want to a an einen ein eine
        einem der the den jetzt now sofort immediately endlich mal doch just only nur ja yes nein no danke
        thanks thank you real echter echten echte richtiger richtigen live sprechen reden talk speak chat mit
        with me mich und and kontakt contact oder or brauche need give get haben have not kein nicht bot robot
        chatbot roboter hier here lebender lebenden customer support service schnell dringend urgent urgently
        asap connect zum zur menschlichen
    """),
}
