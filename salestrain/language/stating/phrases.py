"""Words of an objective besides numbers and times: verb, metric, people, source and owner."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .numbers import NUMBER, WORD_NUMBER
from .parts import Phrase, Quantity, Span, Verb
from .people import PERSONS
from .quantities import STOPS

VAGUE_VERBS = (
    "improve|enhance|optimi[sz]e|maximi[sz]e|minimi[sz]e|work on|focus on|strengthen|leverage|support|help"
    "|handle|manage|engage|look into|look at|think about|explore|consider|get better|be(?:come)? (?:more |a "
    "|the )?\\w+|be|become|do better|better|facilitate|understand|deal with|continue|maintain|care for"
    "|take care of|pay attention to|push|drive|foster|streamline|professionali[sz]e|prioriti[sz]e|aim|strive"
    "|find a balance|keep working on|know"
)
PLAIN_VERBS = (
    "book|raise|cut|make|increase|double|triple|halve|get|close|add|grow|send|reduce|hold|lift|reach|generate"
    "|call back|call|win|shorten|visit|ask for|ask|have|sign|complete|move|keep|sell|train|recover|bring|publish"
    "|contact|respond to|respond|expand|log|boost|build|secure|renew|do|deliver|lower|hit|identify|start|schedule"
    "|review|decrease|invite|create|answer|follow up with|follow up on|follow up|collect|open|practi[sc]e|present"
    "|map|earn|talk to|talk with|speak to|speak with|meet with|meet|write|prepare|record|document|test|learn|read"
    "|update|clean up|qualify|drop|stop|introduce|launch|run|set up|set|plan|organi[sz]e|arrange|attend|finish"
    "|achieve|gain|attract|convert|retain|upsell|cross-sell|negotiate|onboard|coach|teach|interview|measure|track"
    "|report|analy[sz]e|compare|define|agree|offer|propose|submit|host|join|enter|research|list|rank|score|assign"
    "|hire|replace|switch|use|take|give|show|demo|demonstrate|apply|register|share|post|mail|email|ring|phone"
    "|acquire|land|obtain|produce|ship|install|order|confirm|check|verify|resolve|clear|eliminate|remove|save"
    "|spend|invest|bill|invoice|collect|drive up|bring down|step up|ramp up|extend|exceed|surpass|outsell"
    "|engage with|network with|cook|walk|jog|run|swim|eat|drink|exercise|sleep|log|watch|limit|adopt|incorporate"
    "|monitor|consume|search for|search|sign up|wear|follow through with|follow|stretch|lift|meditate|approach"
    "|cover|deepen|defend|go|bring up|turn|put|pay|pick|try out|prospect|source|pitch|introduce|nominate|audit"
    "|survey|discover|listen|summari[sz]e|tell|reply|return"
)
_SUBJECT = (
    r"(?:(?:i|we|you)(?:'ll|'d|'m|'re)?|(?:my|our|the|each|every)(?: \w+)? (?:team|reps?|sellers?|colleagues?"
    r"|manager)"
    rf"|(?:my|our) (?:team|goal|aim|objective|target)|(?!(?:try|{PLAIN_VERBS}"
    rf"|{VAGUE_VERBS})\b)(?-i:[A-Z][a-z]+(?: and (?:I|[A-Z][a-z]+))?))"
)
_MODAL = (
    r"(?:will|shall|should|must|can|would like to|want to|wants to|need to|needs to|plan to|plans to|intend to"
    r"|aim to|am going to|are going to|is going to|is to|have to|has to|going to|wanna|gonna|goal is to|are to"
    r"|am to|to)"
)
_TRY = (
    r"(?:try(?:ing)? (?:to|and)|attempt to|strive to|aim to|see if \w+ can|hope to|do (?:my|our) best to"
    r"|start(?:ing)? to)"
)
_ADVERB = r"(?:\w+ly|also|then|always|together|please|just|really)"
_OPENING = re.compile(
    rf"\s*(?:[-*•]|\d{{1,2}}[.)] )?\s*(?P<label>(?:our |my |the )?(?:objective|goal"
    rf"|target)\s*:\s*)?(?P<owner>{_SUBJECT}(?= (?:{_MODAL}|{_ADVERB})\b| (?:{PLAIN_VERBS})\b"
    rf"|'ll)(?:'ll)?)?\s*(?:{_MODAL}\s+)?(?:{_MODAL}\s+)?(?:{_ADVERB}\s+)?(?P<hedge>{_TRY}\s+)?(?:{_ADVERB}\s+)?",
    re.IGNORECASE,
)
_VERB = re.compile(
    rf"(?P<vague>(?:{VAGUE_VERBS})(?!\w))|(?P<plain>(?:start(?:ing)? \w+ing|(?:{PLAIN_VERBS})))(?!\w)", re.IGNORECASE
)
_ANYWHERE = re.compile(
    rf"\b(?:to|will|should|and|'ll) (?:(?P<vague>{VAGUE_VERBS})|(?P<plain>{PLAIN_VERBS}))(?!\w)"
    rf"|\b(?P<ing>\w{{3,}}ing)\b",
    re.IGNORECASE,
)
_UNKNOWN = re.compile(
    r"(?P<plain>[a-z]{3,}ing|(?!every|each|all|more|less|two|three|from|with|some|any|our|the"
    r"|my\b)[a-z]{3,12}(?<!s))(?= (?:the|an?|my|our|all|every|each|at least|on|for|through|to|up to|\d+)\b)",
    re.IGNORECASE,
)
"""A verb that is on no list: a word before an article or a number at the beginning."""
_PARTICLE = re.compile(r"(?:get|bring)\b[^.,;]{1,40}?\b(?P<particle>up|down)\b", re.IGNORECASE)

_ENDS = "|".join(sorted(STOPS - {"the", "a", "an", "every", "each"}))
_WHOM = re.compile(
    rf"\b(?:with|to|for|from|at|among|between|in|towards?|across)(?: (?:my|our"
    rf"|their))? (?P<whom>(?!the (?:pipeline|crm)\b)(?:(?!(?:{_ENDS})\b)[\w'-]+ ){{0,4}}(?:{PERSONS})"
    r"(?: (?:directors?|teams?|managers?))?)\b",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(r"\b(?:with|for|from|at)\b", re.IGNORECASE)
_COUNTING = re.compile(rf"(?:(?:at|least|most|about|some|any|top|{WORD_NUMBER}|\d+)\b ?)*", re.IGNORECASE)
_WHOM_OBJECT = re.compile(
    r"\b(?:train|coach|onboard|engage|teach|meet|support|help) (?P<whom>(?:the |our |my )?(?:new )?(?:reps?"
    r"|sellers?|partners?|customers?|team|colleagues?|stakeholders?))\b",
    re.IGNORECASE,
)
_RECORD = (
    r"(?:reports?|dashboards?|crm(?: (?:reports?|list|data|export|system))?|surveys?|logs?|lists?|sheets?"
    r"|systems?|statements?|spreadsheet|records?|figures|tracker|export|ledger|scorecard|calendar|time sheet|app"
    r"|diary)"
)
_SOURCE = re.compile(
    rf"\b(?:(?:as (?:shown|logged|measured|recorded|counted|seen|reported|tracked|documented) (?:in|by|on)"
    rf"|according to|per|source:|based on|taken from|using|on|in|from|measured (?:by|in|with)"
    rf"|with the) (?P<source>(?:the |our |my )?(?:\w+ ){{0,2}}?{_RECORD}))\b",
    re.IGNORECASE,
)
_OWNER_ELSEWHERE = re.compile(
    r"\b(?:(?:my|our)(?! (?:manager|boss|colleagues?|partners?)\b)|i|we)\b|\bowner: ?\w+", re.IGNORECASE
)
_LEAD = re.compile(
    r"\s*(?:(?:(?:at least|at most|for|to|at|on|about|from|up to|more than|less than|about|around|another|only"
    r"|top|over|a share of|the number of|number of|a total of|all|the|a|an|my|our|its|their|of|new pipeline of"
    r"|between|some|more|every|each|in|with|where|per|day|week|month)\b|\d{1,2}(?=-)|[€$£~]) *)",
    re.IGNORECASE,
)
_METRICS = re.compile(
    r"\b(?:(?:average |mean |overall )?(?:win|hit|close|closing|conversion|response|reply|no-show|churn|discount"
    r"|renewal|retention|show|success|usage|adoption|attach) rate|(?:average )?(?:deal|order) (?:size|value)"
    r"|average order value|(?:average )?sales cycle|quota attainment|forecast accuracy|gross margin"
    r"|customer satisfaction(?: score)?|share of [\w-]+(?: [\w-]+)?|time to first reply|time to \w+|(?:cost"
    r"|revenue|meetings|calls|deals) per (?:lead|rep|seller|head|person|customer|account|deal)"
    r"|days sales outstanding|(?:upsell|recurring|new|net) revenue|NPS|net promoter score)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r" *(?P<word>[A-Za-z][\w'-]*)")
_POSSESSIVE = re.compile(r"(?:'s|s')$")
_COMPARING = frozenset("more less better best bigger larger faster higher greater some any".split())


def opening(text: str) -> tuple[Phrase | None, Verb | None, int]:
    """Return owner and verb at the beginning, and where the object begins."""
    match = _OPENING.match(text)
    owner, start, hedge = None, 0, None
    if match:
        start, hedge = match.end(), match["hedge"]
        if match["owner"]:
            owner = Phrase(match.span("owner"), match["owner"], "says who does it")
    if _METRICS.match(text, start):
        return owner, None, start  # "Win rate of 25 %" begins with a noun.
    verb_match = _VERB.match(text, start)
    if verb_match:
        return owner, _verb(text, verb_match, is_hedged=bool(hedge)), verb_match.end()
    verb_match = _ANYWHERE.search(text, max(0, start - 4))
    if verb_match and (verb_match["vague"] or verb_match["plain"]):
        return owner, _verb(text, verb_match, is_hedged=bool(hedge)), verb_match.end()
    verb_match = _UNKNOWN.match(text, start)
    if verb_match:
        span = verb_match.span("plain")
        return owner, Verb(span, verb_match["plain"].lower(), "stands where the verb stands"), span[1]
    return owner, None, start


def _verb(text: str, match: re.Match[str], *, is_hedged: bool) -> Verb:
    name = "vague" if match["vague"] else "plain"
    span, words = match.span(name), match[name]
    if is_hedged:
        return Verb(span, words.lower(), "“try” leaves open whether it is done", specific=False)
    if match["vague"]:
        return Verb(span, words.lower(), f"nobody can see when “{words}” is done", specific=False)
    particle = _PARTICLE.match(text, span[0])
    value = f"{words.lower()} {particle['particle'].lower()}" if particle and " " not in words else words.lower()
    return Verb(span, value, f"“{words}” can be seen done or not")


def metric(text: str, start: int, numbers: Sequence[Quantity], busy: Sequence[Span]) -> Phrase | None:
    """Return what is counted or changed: a known measure, or the noun phrase after the verb or its number.

    Args:
        text: objective.
        start: where the object begins.
        numbers: its quantities.
        busy: spans that belong to other parts.
    """
    measure = _METRICS.search(text, start)
    if measure:
        return Phrase(measure.span(), measure[0].lower(), "a known measure of selling")
    at = start
    for _ in range(6):
        number = next((n for n in numbers if n.span[0] <= at + 2 <= n.span[1] and n.role != "value"), None)
        if number and number.unit and number.unit in text[slice(*number.span)].lower() and len(number.unit) > 2:
            at = _digits_end(text, number.span)
            break
        lead = _LEAD.match(text, at)
        step = max(lead.end() if lead else at, number.span[1] if number else at)
        if step == at:
            break
        at = step
    phrase = noun_phrase(text, at, busy)
    while phrase and _POSSESSIVE.search(text[slice(*phrase)]):  # "my boss's 3 accounts" are accounts
        following = NUMBER.match(text, phrase[1] + 1)
        phrase = noun_phrase(text, following.end() if following else phrase[1], busy)
    return phrase and Phrase(phrase, text[slice(*phrase)].lower(), "stands after the verb")


def _digits_end(text: str, span: Span) -> int:
    """Return where the number itself ends, before its noun."""
    return max((match.end() for match in NUMBER.finditer(text, *span)), default=span[1])


def noun_phrase(text: str, at: int, busy: Sequence[Span]) -> Span | None:
    """Return the span of up to four words, ended by a stop word, a time or punctuation; None if there is none.

    Args:
        text: objective.
        at: where to begin.
        busy: spans that belong to other parts.
    """
    begin, end, words = None, at, 0
    while words < 4:
        word = _WORD.match(text, end)
        if not word or any(start <= word.start("word") < stop for start, stop in busy):
            break
        plain = word["word"].lower()
        if begin is None and plain in _COMPARING | {"the", "a", "an", "my", "our", "all", "every"}:
            end = word.end()
            continue
        if plain in STOPS and not (plain == "of" and words == 1 and word["word"] == "of"):
            break
        if plain in _COMPARING or (plain.endswith("ly") and words):
            break
        begin, end, words = begin if begin is not None else word.start("word"), word.end(), words + 1
    return None if begin is None else (begin, end)


def whom(text: str, busy: Sequence[Span]) -> Phrase | None:
    """Return the people the objective is with or for."""
    for pattern in (_WHOM, _WHOM_OBJECT):
        for match in pattern.finditer(text):
            start, end = match.span("whom")
            start += _COUNTING.match(text[start:end]).end()  # type: ignore[union-attr]
            span = (start, end)
            after = _WORD.match(text, end)
            if start == end or text[end : end + 1] == "'" or (after and after["word"].lower() not in STOPS):
                continue  # such as "partner" in "partner meetings", or "customers' satisfaction"
            if not any(span[0] < stop and begin < span[1] for begin, stop in busy):
                return Phrase(span, text[start:end].lower(), "says with or for whom")
    return _named(text, busy)


def _named(text: str, busy: Sequence[Span]) -> Phrase | None:
    """Return somebody who is on no list, recognised by the capitals of a name: "from Harbour Foods"."""
    for match in _PREPOSITION.finditer(text):
        span = noun_phrase(text, match.end(), busy)
        words = text[slice(*span)].split() if span else []
        if span and all(word[0].isupper() and not word.isupper() for word in words):
            return Phrase(span, text[slice(*span)].lower(), "says with or for whom")
    return None


def source(text: str) -> Phrase | None:
    """Return where the number will be read."""
    match = _SOURCE.search(text)
    return Phrase(match.span("source"), match["source"].lower(), "says where the number is read") if match else None


def owner_elsewhere(text: str) -> Phrase | None:
    """Return a possessive that shows whose objective it is."""
    match = _OWNER_ELSEWHERE.search(text)
    return Phrase(match.span(), match[0].lower(), "shows whose it is") if match else None
