"""What a recorder writes by itself: that it started, who came and went, what it could not hear. None is speech."""

from __future__ import annotations

import re

from .times import BRACKETED

_WHO = r"(?:[^:]{1,60}?\s+)?"
_LINES = (
    # started and stopped
    rf"{_WHO}(?:has\s+)?(?:start|stopp|paus|resum|end|enabl)ed\s+(?:the\s+|a\s+)?(?:live\s+)?"
    r"(?:transcription|transcript|recording|captions?|meeting|call)(?:\s+by\s+.{1,60})?",
    r"(?:the\s+|live\s+)?(?:transcription|recording|transcript|meeting|call|captioning)\s+(?:has\s+|was\s+|is\s+)?"
    r"(?:now\s+|been\s+)?(?:started|stopped|paused|resumed|ended|begins?|ends?|in\s+progress|on|off)"
    r"(?:\s*(?:by|at|after|on|:|-|–)\s*.{0,60})?",
    rf"{_WHO}(?:hat\s+)?(?:die\s+)?(?:transkription|aufzeichnung|aufnahme)\s+(?:wurde\s+)?(?:gestartet|beendet|läuft)",
    rf"{_WHO}(?:a\s+)?(?:démarré|arrêté|commencé)\s+(?:la\s+|l['’])?(?:transcription|enregistrement)",
    rf"{_WHO}(?:ha\s+)?(?:inici|deten|comenz)\w+\s+la\s+(?:transcripción|grabación)",
    r"(?:la\s+)?(?:transcription|transcripción|trascrizione)\s+(?:a\s+|ha\s+|è\s+)?(?:démarré|terminée|iniciada|finalizada)\w*",
    # who came and went
    r"[^:,;.?!]{1,60}\s+(?:has\s+)?(?:joined|left|rejoined)(?:\s+(?:the\s+)?(?:meeting|call|room|conversation|chat))",
    r"[^:,;.?!]{1,60}\s+(?:has\s+joined|has\s+left|joined\s+as\s+a\s+guest|was\s+admitted)",
    r"[^:,;.?!]{1,60}\s+(?:ist\s+(?:dem\s+\w+\s+)?beigetreten|hat\s+(?:das\s+\w+|den\s+\w+)\s+verlassen)",
    # notices
    r"(?:this|the|your)\s+(?:meeting|call|conversation|session)\s+(?:is|was|may|will)\s+(?:being\s+|now\s+|be\s+)*"
    r"(?:recorded|transcribed|monitored)\b.{0,120}",
    r"this\s+(?:editable\s+)?(?:transcript|transcription|document|file|recording|record)\b.{0,160}"
    r"(?:computer|generated|automatic|automatically|machine|mistakes|errors|created|made\s+by|software|accura).{0,160}",
    r"(?:people|you)\s+can\s+(?:also\s+)?(?:change|edit)\s+the\s+text.{0,80}",
    r"(?:auto(?:matically)?[- ]|ai[- ]|machine[- ]|computer[- ])?(?:transcribed|generated|transcription|transcript|"
    r"captioned|"
    r"created|exported|recorded|powered|translated)\s+(?:by|with|using|on|from|via)\b.{0,120}",
    r"(?:ai|automatically)[- ]generated\b.{0,120}",
    r"(?:messages\s+and\s+calls\s+are|end-to-end)\s*.{0,20}encrypted\b.{0,120}",
    r"(?:join|view|watch|open|get)\s+(?:the\s+)?(?:meeting|recording|full\s+\w+|notes)\s*(?:at|on|:)?\s*https?://\S+",
    r"(?:https?://|www\.)\S+",
    r"(?:please\s+)?(?:rate|verify|check)\b.{0,40}\b(?:accuracy|transcript)\b.{0,60}",
    r"[\W_]*(?:end|start|beginning|begin)\s+of\s+(?:the\s+)?(?:transcript|transcription|recording|call|meeting|file|document)[\W_]*",
    r"[\W_]*(?:transcript|transkript|transcription|transcripción|trascrizione|protokoll)[\W_]*",
    r"[-–—=*\[(#]+\s*(?:the\s+)?(?:end|ende|fin|fine)\s*[-–—=*\])#.]*",
    r"(?:page|seite|página|pagina)\s+\d+(?:\s*(?:of|/|von|de|di|sur)\s*\d+)?",
    r"(?:©|\(c\)|copyright)\s.{0,120}|.{0,40}all\s+rights\s+reserved.{0,40}",
    r"(?:strictly\s+)?confidential.{0,60}",
    r"(?:kind|language)\s*:\s*\S+",
    r"(?:meeting|call|recording)\s+(?:started|ended|duration|id|length|time|date)\b.{0,60}",
    r"<?(?:media|image|video|audio|sticker|gif)\s+(?:omitted|weggelassen)>?",
    r"(?:missed|video|voice)\s+(?:voice\s+|video\s+)?call(?:,.{0,20})?",
    r"(?:diese|dieses)\s+(?:transkript|protokoll|besprechung|gespräch)\s+(?:wurde|wird)\b.{0,120}",
)
_ACT = re.compile(
    r"(?:started|stopped|paused|resumed)\s+(?:the\s+)?(?:transcription|recording|captions?)|(?:transcription|recording)\s+"
    r"(?:in\s+progress|started|stopped)",
    re.I,
)
_MACHINE = re.compile("|".join(f"(?:{pattern})" for pattern in _LINES), re.I)
_LONGEST_LINE = 320
_MAY_BE = re.compile(
    r"transcri|transkri|record|caption|meeting|call|join|left|admitted|encrypted|https?:|www\.|page|seite|p[áa]gina|©|\(c\)|"
    r"copyright|rights|confidential|kind|language|omitted|weggelassen|generated|created|exported|powered|translated|edit|change|"
    r"verify|accura|end\b|ende|fin\b|fine|beigetreten|verlassen|aufzeich|aufnahme|enregistre|grabaci|trascri|protokoll|diese",
    re.I,
)
"""One of these stands in every such line; looking for them is quick."""
_NOISE_WORDS = (
    r"inaudible|indistinct|unintelligible|unclear|unverständlich|crosstalk|cross[- ]talk|overlapp?ing|laugh\w*"
    r"|chuckl\w*"
    r"|giggl\w*|lach\w*|gelächter|rires?|risas?|risate|ride|music|musik|musique|música|musica|applause|applaus\w*"
    r"|silence|silent|stille|pauses?|noises?|background|coughs?|coughing|sighs?|sighing|clears|throat|beep|ringing"
    r"|phone rings"
    r"|foreign|speaking foreign|no audio|blank_audio|audio cuts?|audio|static|typing|door|inaudibile|incomprensible"
    r"|räuspert|hustet"
    r"|seufzt|soupire?|pausa|silencio|silenzio|mumbl\w*|whisper\w*|breath\w*|sniff\w*|muted|recording|transcription"
)
_NOISE = re.compile(
    rf"[\[(【<（*]{{1,3}}(?=[^\])】>）*]{{0,50}}\b(?:{_NOISE_WORDS})\b)[^\[\](){{}}】<>）*]{{1,50}}[\])】>）*]{{1,3}}|[♪♫]+|\[\?+\]|\[_+\]",
    re.I,
)
_SYSTEM = re.compile(
    r"^(?:system|bot|zoom|teams|microsoft teams|google meet|meet|webex|recorder|recording|transcript(?:ion)?|"
    r"notification|"
    r"announcement|automated(?: voice| message)?|operator message|(?:.{0,30}\s)?"
    r"(?:notetaker|note taker|meeting bot|ai assistant))"
    r"(?:\s*\(.*\))?$",
    re.I,
)
_HEADS = frozenset(
    "date time day start started end ended duration length subject re meeting participants participant attendees"
    " attendee"
    " present absent invitees location place title recording transcript topic agenda type owner stage company account"
    " industry source language id link file filename version created updated modified recorded transcribed status"
    " organizer organiser organized tags keywords deal opportunity crm platform project speakers cc bcc"
    " from to sent datum uhrzeit zeit dauer teilnehmer teilnehmende anwesend ort thema betreff titel sprache"
    " besprechung"
    " gesprächspartner durée participants présents lieu sujet objet titre langue réunion fecha hora duración asistentes"
    " participantes lugar asunto tema título idioma reunión data ora durata partecipanti luogo oggetto titolo lingua"
    " riunione dato deltagere datums tijd duur deelnemers onderwerp".split()
)
_SECTIONS = frozenset(
    "summary overview actions action next followup follow-up highlights takeaways key outline chapters insights notes"
    " todo todos decisions transcript notetaker zusammenfassung aufgaben résumé resumen riassunto call note".split()
)
_SECTION_ENDS = frozenset("items steps points takeaways notes summary transcript highlights topics actions ups".split())
_STRIPPED = " \t*_#-–—=~|•·.:>[]()"


def is_machine_line(line: str) -> bool:
    """Return whether a whole line was written by the recorder, or holds no letter and no digit."""
    bare = line.strip(_STRIPPED)
    if len(line) > _LONGEST_LINE or "?" in line:
        return False
    if not any(character.isalnum() for character in bare):
        return True
    if not _MAY_BE.search(line):
        return False
    return bool(_MACHINE.fullmatch(bare) or _MACHINE.fullmatch(line.strip()))


def is_machine_act(words: str) -> bool:
    """Return whether words beside a name are no speech but what the person made the recorder do."""
    return bool(_ACT.fullmatch(words.strip(_STRIPPED)))


def is_system(name: str) -> bool:
    """Return whether a label is the meeting program's own, and nobody's name."""
    return bool(_SYSTEM.match(name))


def heads_a_record(label: str) -> bool:
    """Return whether a label says something about the record, such as its date or who was there."""
    return any(word.strip("().,*") in _HEADS for word in label.casefold().split())


def heads_a_section(label: str) -> bool:
    """Return whether a label begins a part of a record that nobody said, such as a summary."""
    words = [word.strip("().,*") for word in label.casefold().split()]
    if not words or len(words) > 3:
        return False
    return words[0] in _SECTIONS and (len(words) == 1 or words[-1] in _SECTION_ENDS)


def spoken(text: str) -> str:
    """Return what was said: without times in brackets, and without what is written about sounds."""
    if not any(mark in text for mark in "[(<【（*♪♫{"):
        return " ".join(text.split())
    return " ".join(_NOISE.sub(" ", BRACKETED.sub(" ", text)).split())
