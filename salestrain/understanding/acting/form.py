"""Questions of a turn and their form: open, closed, choice or leading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .plain import Plain

AUX = (
    "do|does|did|is|are|was|were|am|have|has|had|can|could|will|would|shall|should|may|might|must"
)  # fmt: skip
_WHO = "you|they|we|it|he|she|i|there|anyone|anybody|someone|somebody|everyone|people|things|any of you"
_THE = "your|the|this|that|these|those|their|our|my|his|her|its|a|an|any|all|one|some|both"
_LEAD = re.compile(
    r" (?:(?:so|and|but|or|well|ok|okay|now|then|right|alright|all right|yeah|yes|yep|no|oh|great|good|sure|cool"
    r"|thanks|thank you|mhm|you know|i mean|like|just|also|first|because|cause|see|look|hey|hi|hello|anyway|maybe"
    r"|perhaps|please|i guess|i see|again|gotcha|got it|fair enough|interesting|let us see|sorry"
    r"|[,;:\"-]) )*"
)
_NOT_AFTER = r"(?<! know)(?<! see)(?<! understand)(?<! matter)(?<! not)"
_WH = r"what|how|why|where|when|who|whom|whose|which"
_MIDDLE = (
    rf"(?: (?!(?:{AUX}|you|i|we|they|he|she|it|that|this|those|there|if|because|to|the|our|my|your|their|his|who|which"
    r"|when|what|people|one|not)\b)[^\W\d][\w'-]*)"
)
_WH_ASKS = re.compile(
    rf" (?:{_WH}){_MIDDLE}{{0,4}}"
    rf" (?:{AUX})(?: not)? (?:{_WHO}|{_THE})\b"
)
_WH_STARTS = re.compile(
    rf" (?:(?:what|how|why|where|who|whose|which)(?: else)?(?: exactly)?{_MIDDLE}{{0,2}} (?:{AUX})\b(?! to\b)"
    r"|(?:what|how) about|how come|how so|why not|what if|what happens|what else|who else|where else|how else"
    r"|what (?:kind|kinds|sort|sorts|type|types) of|how (?:many|much|often|long|far|soon|big|large|old) "
    r"|who (?!you|i|we|they|is|was|has|does)\w+s\b|what (?:makes?|made|brings?|brought|drives|drove|led|leads|keeps?|stops?|prevents?"
    r"|causes?|caused|worries|bothers|matters|changed|changes|goes|went|comes|came|got|gets|concerns|frustrates"
    r"|kept|needs?|prompted|helps|helped|works|worked|triggered|triggers|gives|gave)\b|when (?:do|does|did|is|are|was|will|would"
    r"|can|could|should|have|has|had) (?:you|they|we|it|he|she|the|your|this|that))"
)
_RELATIVE = re.compile(
    rf" which (?:{AUX}|[a-z]+ly)\b| who (?:has|have|had|is|are|was|were) (?!the|your|in|on)\w+"
    r"| (?:what|who|where|when) (?:[\w'-]+ )?(?:is|was|makes|made|are|were|has|matters) [^?]* (?:is|was|are) (?!your|that|this|it|you)"
    r"| who knows\b"
)
_INVERTED = re.compile(
    rf" (?:(?:{AUX})(?: not)? (?:{_WHO})|(?:does|did|is|are|was|were|has|can|could|will|would|should)(?: not)?"
    rf" (?:{_THE}))\b"
)
_INVERTED_INSIDE = re.compile(
    r" (?:do|did|have|are|were|can|could|would|will|should)(?: not)? you\b(?! (?:know ,|see ,|mind ,))"
)
_NOT_INVERTED = re.compile(
    r" (?:is|was|are) (?:that|it|this|those|these|there) (?:we|you|they|i|he|she|it|there|the|is|are|was|were)\b"
    r"| (?:have|do|are|were) you (?:know|may|can|have|are|were)\b| do it\b| (?:have|has) (?:it|a|the|that)\b"
    rf"| (?:{AUX}) (?:{_WHO}|{_THE}) [.,-]"
)
_THERE = re.compile(r" (?:is there|are there|is that|does that|would that|do any|is it|does it)\b")
_TELL = re.compile(
    r" (?:tell (?:me|us)|describe|walk (?:me|us)|talk (?:me|us) through|talk to me about|explain|help (?:me|us) (?:to )?"
    r"(?:understand|see)|give (?:me|us) (?:a |an |some )?(?:\w+ )?(?:example|idea|sense|feel|picture|overview)"
    r"|say (?:a bit |a little )?more|share|take (?:me|us) (?:through|back)|paint me|educate me|bring me up)\b"
)
_WONDER = re.compile(
    r" (?:i (?:am |was |have been |would be |were )?(?:just )?(?:wonder(?:ing)?|curious|interested)"
    r"|i (?:would|will) (?:really |just |also )?(?:like|love|want|be curious|be interested|be keen|appreciate)(?: it)?"
    r" (?:to|if you could|for you to) (?:know|hear|understand|learn|get|find out|ask|see|tell|explain)"
    r"|i want(?:ed)? to (?:know|hear|understand|learn|ask|find out)|(?:can|could|may|might) i ask|let me ask(?: you)?"
    r"|i have to ask|i need to (?:know|understand)|i do not (?:quite |fully |yet )?(?:know|understand|see) (?:yet )?"
    r"|curious|i am trying to (?:understand|figure out|learn|see))\b"
)
_WONDER_INSIDE = re.compile(
    r" (?:wonder(?:ing)?|curious|interested in|love to hear|like to hear|like to know|like to understand|remind me"
    r"|interested to (?:know|hear|learn)|say (?:something |a (?:bit|little) )?more|tell (?:me|us)) (?:again |about |kind of |sort of "
    r"|a (?:little|bit) )*(?:what|how|why|where|about|which|more)\b"
)
_WHY_NOT_WE = re.compile(r" why (?:do not|not) (?:we|i|you (?:go|start|try|take|just|come))\b")
_EMBEDDED = re.compile(rf" (?:{_WH}|whether|if|about|more|your)\b")
_REQUEST = re.compile(
    r" (?:can|could|would|will|might)(?: you| we| i)(?: please| maybe| perhaps| just| kindly| be able to| be willing to"
    r"| also| mind| like to| get you to| have you| ask you to)*"
    r" (?:tell|telling|describe|describing|explain|explaining|walk|walking|talk|talking|share|sharing|elaborate|expand"
    r"|help (?:me|us)|give (?:me|us)|giving|say|take (?:me|us)|speak|clarify|go into|go over|run me|outline|list"
    r"|paint|summari[sz]e|hear)\b"
)
_IF = re.compile(r" (?:tell|let) (?:me|us) (?:know )?(?:if|whether)\b| (?:wonder|wondering|curious|ask|know|see) (?:if|whether)\b")
_COUNTED = re.compile(
    r"^ (?:how (?:many|old|tall|late|early)|what (?:time|day|date|year|month|age|percentage|percent|is your name|is the name)"
    r"|when|who|whom|whose|which)\b"
)
_INVITES = re.compile(
    r"^ (?:(?:do|did|would|have) you (?:have |got |get )?(?:any|some|an|a) (?:other |more |further |new |good )?"
    r"(?:ideas?|thoughts?|questions?|feelings?|sense|concerns?|suggestions?|views?|opinions?|examples?|plans?)"
    r"|(?:do you|would you) (?:know|remember|recall|see|mind) (?:what|how|why|where|exactly what|telling|sharing|explaining"
    r"|describing|filling|walking|talking|saying)"
    r"|have you (?:ever )?(?:thought|given|considered|had any|got any|noticed any)"
    r"|(?:is|are|was|were|would|has|have) there (?:be |been )?(?:any|anything|something|some|other|ways?|else)"
    r"|(?:is there|are there)(?: \w+)? (?:anything|other|else)"
    r"|anything|any (?:other|more|further|thoughts?|ideas?|questions?|concerns?|particular|specific|reason|feedback)|what|how)\b"
    r"|^[^?]* (?:be|is|was|says?|mean|about|for|do|like|with|is|to) what [?]"
)
_ELLIPSIS = re.compile(
    r"^ (?:anything else|any (?:other |more |further |particular |specific )?(?:questions|thoughts|ideas|concerns|reason"
    r"|examples?|feedback|others?)|what else|what other|who else|how so|how come|why not|in what way|such as)\b"
)
_TAG = re.compile(
    rf" , (?:(?:{AUX}) not (?:you|they|we|it|he|she|i|that|there)|(?:{AUX}) (?:you|they|we|it|he|she|i|that|there)(?: not)?"
    r"|right|correct|is that right|is not that right|would not you (?:say|agree)) [?.]? ?$"
    r"| , (?:yeah|yes|no|huh|eh|true|agreed|okay|ok) [?] ?$"
)
_LEADING = re.compile(
    r" (?:(?:do|would|should|could|can) not you (?:think|agree|say|want|feel|believe|see|like|prefer|rather|wish|need)"
    r"|would you not (?:agree|say|want|prefer|like)|do you not (?:agree|think|want)"
    r"|(?:is|are|was|does|has|would|will|can|should|could) not (?:it|that|this|your|the|there|he|she|they)"
    r"|(?:would you|you would|you will) agree|do you agree|surely|obviously|clearly you|you must (?:be|have|agree|feel|hate|want)"
    r"|who would not|why would(?: not you| you not)|you (?:do )?want to .*? (?:do not|right)"
    r"|would it not be|how (?:much better|great|nice|good) would|admit|wouldnt)\b"
)
_PRESUMES = re.compile(
    r" how (?:frustrat|annoy|tired|unhappy|fed up|bad|awful|terrible|disappoint|worr|concern|upset|sick)\w*(?: of \w+)?"
    r" (?:are|is|was|were|do|does)\b"
)
_OR = re.compile(r" or (?!(?:not|no|so|something|anything|whatever|what|more|less|two|three|am i|is it not|other)\b)[\w']+")
_SHORT_ASK = re.compile(
    rf"^ (?:{_WH}|and then|meaning|such as|like what|in what way|for example|because|so what|to what extent)\b"
)
_CHECK = re.compile(r"^ (?:(?:[,-]|and|so|but|ok|yeah) )*(?:right|ok|okay|alright|all right|correct|you know|is that right|fair|agreed|no|yes) [?]")
_NO_ASK = re.compile(r"^ (?:(?:oh|ah|yeah|and|so|but|[,-]) )*(?:yeah|mhm|huh|really|oh|hm|sure|pardon(?: me)?|i am sorry|sorry|(?:is|are|do|does|did|was|were|have|has) (?:it|that|they|you|he|she)) [?]")
_WHETHER = re.compile(r"^(?: [\w']+){1,6} (?:if|whether) (?!(?:[\w']+ ){0,2}(?:you|we))")
_QUOTED = re.compile(r"(?:\"|\b(?:say|says|said|saying|think|thinking|thought|like|going|goes|go) ,?) ?$")


@dataclass(frozen=True, slots=True)
class Question:
    """One question; `start` and `end` are places in the plain form."""

    start: int
    end: int
    form: str
    because: str


def questions(said: Plain) -> list[Question]:
    """The questions of a turn, in order."""
    found: list[Question] = []
    for start, end in sentences(said.text):
        found += _in_sentence(said.text, start, end)
    return found


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Sentences of the plain form, each with the space before it and after it."""
    start = 0
    for mark in re.finditer(r" (?:[.?!] )+", text):
        if mark.end() - 1 > start:
            yield start, mark.end()
        start = mark.end() - 1
    if text[start:].strip():
        yield start, len(text)


def _in_sentence(text: str, start: int, end: int) -> Iterator[Question]:
    asked = "?" in text[start:end].rstrip()[-4:]
    part = text[start:end]
    lead = _LEAD.match(part)
    begins = lead.end() - 1 if lead else 0
    openers = _openers(part, begins, asked)
    if not openers:
        told = _unopened(part, begins, asked)
        if told:
            at = begins if re.search(r"[^\W_]", part[begins:]) else 0
            yield Question(start + at, end, *told)
        return
    for (at, how), (stop, _) in zip(openers, [*openers[1:], (len(part), "")], strict=True):
        form, because = _form(part[at:stop], how)
        yield Question(start + at, start + stop, form, because)


def _openers(part: str, begins: int, asked: bool) -> list[tuple[int, str]]:
    """Where questions begin in a sentence, and by which sign."""
    places: dict[int, str] = {}
    clause_starts = {begins} | {
        m.end() - 1 for m in re.finditer(r" (?:[,;:-]|and|but|so|or|because|then|[,;:-] (?:and|but|so|or|then)) ", part)
    }
    for at in sorted(clause_starts):
        how = _sign(part, at, asked, at == begins)
        if how:
            places[at] = how
    for pattern, how in ((_WONDER_INSIDE, "wonder"), (_WH_ASKS, "wh"), (_INVERTED_INSIDE, "inverted")):
        for match in pattern.finditer(part):
            before = part[: match.start()].rsplit(" ", 1)[-1]
            if (before in _INSIDE_NOT_AFTER and how != "wonder") or match.start() < begins:
                continue
            if how != "inverted" and not asked and _RELATIVE.match(part, match.start()):
                continue
            places.setdefault(match.start(), how)
    ended = part.rstrip().endswith(".")
    spoken = [
        (at, how)
        for at, how in sorted(places.items())
        if at == begins or not (_QUOTED.search(part[:at]) or (ended and how not in ("wonder", "tell", "request")))
    ]
    return _apart(part, spoken)


_INSIDE_NOT_AFTER = frozenset(
    "know see understand what how why where when who which than as nor neither so that of about tell me if whether"
    " only much many often long far little whatever do i you they we he she it would could can will should did".split()
)


def _sign(part: str, at: int, asked: bool, first: bool) -> str:
    rest = part[at:]
    if _REQUEST.match(rest):
        return "request"
    if _WHY_NOT_WE.match(rest):
        return "proposal" if asked else ""
    if _WH_ASKS.match(rest) and (asked or not _RELATIVE.match(rest)):
        return "wh"
    if (first or asked) and _WH_STARTS.match(rest) and (asked or not _RELATIVE.match(rest)):
        return "wh"
    if _INVERTED.match(rest) and (asked or not _NOT_INVERTED.match(rest)) and (first or asked or _INVERTED_INSIDE.match(rest) or _THERE.match(rest)):
        return "inverted"
    if (first or part[max(0, at - 1) : at] in ",;") and _TELL.match(rest):
        return "tell"
    wonder = _WONDER.match(rest)
    if first and wonder and _EMBEDDED.match(rest, wonder.end()) and (asked or not _WHETHER.search(rest)):
        return "wonder"
    return ""


def _apart(part: str, places: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Signs that stand within one question count once: "can you tell me | what do you ...", a tag, "... or do you ..."."""
    kept: list[tuple[int, str]] = []
    for at, how in places:
        if kept:
            between = part[kept[-1][0] : at]
            if len(between.split()) < 3 or kept[-1][1] in ("request", "tell", "wonder") and " , " not in between:
                continue
            if kept[-1][1] == "wh" and how == "inverted" and not re.search(r" (?:[,;:-]|and|but|or|so) ?", between + " "):
                continue
            if re.search(r" or(?: ,)? ?$", between) and how == "inverted":
                continue
        if _TAG.match(" ," + part[at:]):
            continue
        kept.append((at, how))
    return kept


def _form(question: str, how: str) -> tuple[str, str]:
    """Form and reason of a question with its sign."""
    leading = _LEADING.search(question) or _PRESUMES.search(question) or _TAG.search(question)
    if leading and how != "tell":
        return "leading", f"“{leading.group().strip(' ,?.')}” puts the answer into the buyer's mouth"
    head = " ".join(question.split()[:3])
    if how in ("request", "tell", "wonder"):
        if _IF.search(question):
            return "closed", "asks whether: yes or no is an answer"
        return "open", f"“{head}” invites to tell"
    if how == "proposal":
        return "closed", "proposes something: yes or no is an answer"
    if how == "wh":
        if _COUNTED.match(question):
            return "closed", f"“{head}” asks for one item"
        return "open", f"“{head}” lets the buyer answer freely"
    if _INVITES.match(question):
        return "open", f"“{head}” invites to tell"
    if _OR.search(question):
        return "choice", "offers answers to choose from, with “or”"
    return "closed", f"“{head}” can be answered with yes or no"


def _unopened(part: str, begins: int, asked: bool) -> tuple[str, str] | None:
    """Form and reason of a sentence that does not begin like a question; None: it is none."""
    rest = part[begins:]
    if _ELLIPSIS.match(rest):
        return ("closed", "asks for one item") if rest.startswith(" who") else ("open", "lets the buyer answer freely")
    if _TAG.search(part) and len(rest.split()) > 3:
        return "leading", "a statement with a tag that asks for a yes"
    if not asked or _NO_ASK.match(part):
        return None
    if _CHECK.match(part):
        return "leading", "asks for no more than a yes"
    if not re.search(r"[^\W_]", rest):
        return None
    leading = _LEADING.search(rest)
    if leading:
        return "leading", f"“{leading.group().strip()}” puts the answer into the buyer's mouth"
    if _SHORT_ASK.match(rest) or _INVITES.match(rest):
        return ("closed", "asks for one item") if _COUNTED.match(rest) else ("open", "lets the buyer answer freely")
    if _OR.search(rest):
        return "choice", "offers answers to choose from, with “or”"
    return "closed", "a statement said as a question: yes or no is an answer"
