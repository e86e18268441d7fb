"""Cues: words that show who or what a statement holds responsible, such as own plan, own deed, others, circumstances.

Rules over the typed words. They are the reasons that a learner sees, and the features of the learned head. Every
pattern is bounded, so that the time is proportional to the length of the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .found import straight

SELF = r"\bi(?: (?:have|had|also|just|only|then|simply|once|really|still|even|always|often))?(?:'ve|'d)?"
"""The speaker as subject."""
DEEDS = (
    "accept(?:ed)?|acted|aimed|argued|ate|avoided|behaved|bet|blamed|bought|broke up|brought|bull(?:y|ied)"
    "|called|cancelled|cheated|chose|climbed|complained|copied|cut|deceived|decided|did|disappointed|drank|drove"
    "|eat|eating|encouraged|finished|fought|gave|gossiped|gave up|hid|hit|hoped|hurt|ignored|insulted|jumped|kept"
    "|kicked|killed|laughed|left|let|lie|lied|lowered|lying|made|offered|ordered|pitched|planned|played|pretended"
    "|promised|pulled|pushed|put|put off|quit|quoted|read|refused|rejected|relied|repaired|ran|said|sent|shouted"
    "|showed|skipped|slapped|smoked|spent|spoke|spoil(?:ed|t)|started|stole|stopped|swore|talked|teased|told|took"
    "|treated|tried|used|voted|waited|wanted|wasted|went out|went on|wrote|yelled|invited|baked|cooked|drunk"
    "|stolen|lied to|snapped|chased|changed|prepared"
)
SLIPS = (
    "forgot(?:ten)?|missed|misjudged|misread|misunderstood|overlooked|mixed up|lost|broke|dropped|spilled|spilt"
    "|fell|overslept|failed|fail|underestimated|overestimated|stumbled|froze|assumed|arrived late|got (?:lost"
    "|wrong|the)|tripped|crashed|burn(?:ed|t)|let .{1,20} down|owe|made (?:a|an|the) \\w* ?(?:mistake|error)"
    "|got caught|slipped"
)
ACHIEVED = (
    "passed (?:my|the|an?|all|with)|won|got (?:the|my|a) (?:\\w+ )?(?:job|degree|offer|place|grade|mark|result)"
    "|graduated|succeeded|achieved|completed|was (?:accepted|offered|promoted)|reached|managed to|got married"
)
KIN = (
    "mother|mum|mom|father|dad|parents?|brother|sister|son|daughter|child|children|kids?|baby|wife|husband"
    "|partner|boyfriend|girlfriend|friends?|grand\\w+|nan|gran|aunt|uncle|cousin|nephew|niece|family|colleagues?"
    "|boss|manager|neighbours?|neighbors?|flatmate|teacher|team|ex|sister-in-law|brother-in-law|classmates?"
    "|co-?workers?|relatives?"
)
TRADE = (
    "buyers?|customers?|clients?|competitors?|rivals?|marketing|procurement|purchasing|head office|management"
    "|board|engineers?|technicians?|support|service|legal|finance|pricing|product|distributors?|partners?"
    "|vendors?|suppliers?|engineering|engineer|director|committee|consultant|leads?|prices?|website|script"
    "|quotas?|target|tools?|brochure|delivery|training|crm|it people|back office|predecessor|rep before me"
    "|call centre|company|headquarters|department|decision[- ]makers?|prospects?|chief|ceo|owner"
)
PEOPLE = (
    "they|he|she|someone|somebody|nobody|no one|everyone|everybody|people|others|you|who|men|man|woman|women|boy"
    "|girl|guy|person|lady"
)
FATE = (
    "die[ds]?|dying|death|dead|passed away|funeral|ill|illness|sick|cancer|disease|dementia|hospital|operation"
    "|surgery|tumou?r|diagnos\\w+|heart attack|stroke|miscarr\\w+|pregnan\\w+|born|birth|put (?:down|to sleep)"
    "|storm|rain\\w*|snow\\w*|weather|lightning|thunder|earthquake|flood\\w*|drought|fire|turbulence|sun(?:shine"
    "|set|rise)?|spiders?|snakes?|rats?|mouse|mice|dogs?|cats?|pets?|puppy|rabbit|birds?|insects?|bugs?|maggots?"
    "|cockroach\\w*|wasps?|bees?|accident|crash(?:ed)?|by chance|luck\\w*|unlucky|fate|dark|lottery|raffle"
    "|power cut|smell\\w*|mould\\w*|rotten|vomit\\w*|poo|anniversary|redundan\\w+|stuck in|broke down|traffic"
    "|unexpected\\w*|holidays? (?:was|were) over|sunny|phobia|blood|virus|flu|nightmare|ghost|noises?"
)
OUTSIDE = (
    "market|econom\\w+|recession|inflation|season\\w*|season|summer|winter|august|december|january|holidays"
    "|crisis|war|pandemic|election|industry|sector|segment|territory|region|patch|town|interest rates?|currency"
    "|exchange rate|demand|timing|circumstances|bad year|hard times|slow|quiet|strike|ban|law|duty|sanctions"
    "|regulations?|index|harvest|insolven\\w+|saturated"
)
EXPOSED = (
    "(?:was |am |were )?(?:alone|walk(?:ed|ing)?|driving|travell?ing|swimming|swam|standing|waiting|staying"
    "|stayed|sitting|sleeping|stepped|bit|smell(?:ed|t)?|found|dropped|woke|opened|trod|entered|tasted|rode)"
)
PERCEIVED = (
    "saw|see|seeing|heard|hear|hearing|read (?:about|that|in|of)|watch(?:ed|ing)?|learn(?:ed|t) that|found out"
    "|notice[d]?|discovered|witness\\w*|received|think (?:of|about)|realised that (?:my|the|they|he|she)|observed"
)
RECEIVED = (
    "(?:was|were|am|got|been|being) (?:\\w+ly )?(?:told|given|blamed|called|robbed|attacked|ignored|rejected"
    "|left|bullied|treated|shouted at|insulted|accused|asked|made|served|cheated|hit|laughed at|praised"
    "|criticised|forced|followed|informed|fired|sacked|dumped|invited|harassed|lied to|caught)"
)


@dataclass(frozen=True, slots=True)
class Rule:
    """One type of cue: its name, its pattern, and a description of what the words do."""

    name: str
    pattern: re.Pattern[str]
    does: str


def _rule(name: str, pattern: str, does: str) -> Rule:
    return Rule(name, re.compile(pattern, re.IGNORECASE), does)


NOT_YET = (
    r"(?:did not|didn't|do not|don't|never|should(?: have|'ve)|should not have|shouldn't have|ought to have"
    r"|could have|could've|did nothing|had not|hadn't|haven't|have not|failed to|fail to|would not|wouldn't"
    r"|neglected to|was not prepared|wasn't prepared)"
)
UNABLE = (
    r"(?:could not|couldn't|can not|cannot|can't|was not able|wasn't able|was unable|am unable|did not (?:know"
    r"|notice|reali[sz]e|understand)|didn't (?:know|notice|reali[sz]e|understand)|had to|have to)"
)
RULES = (
    _rule(
        "plan",
        r"(?<!nothing )(?<!what can )\b(?:i|we)(?:'ll| will| shall| can|'m going to| am going to|'re going to"
        r"| are going to| plan to| intend to| want to|(?:'m| am) (?:planning|setting|booking|starting|preparing)"
        r"| choose to) (?!not\b|never\b|n't|wait\b|hope\b|see\b|pray\b|just\b|only hope)[a-z]+|\bnext time i\b"
        r"|\bfrom now on\b|\bmy (?:next step|plan) is\b|\bstarting (?:tomorrow|this week|today|monday)\b"
        r"|\bwhat i can do\b|\blet me \w+",
        "names own action",
    ),
    _rule("omission", rf"{SELF} {NOT_YET}(?: \w+)?", "names what was left undone"),
    _rule(
        "deed",
        rf"{SELF} (?:\w+ly )?(?:{DEEDS})\b|\bfor (?:\w+ly )?(?:lying|shouting|stealing|eating|cheating|ignoring"
        rf"|gossiping|smoking|drinking|spending|not \w+ing|calling|being (?:rude|mean|late|lazy))",
        "names an own deed",
    ),
    _rule(
        "slip",
        rf"{SELF} (?:{SLIPS})\b|{SELF} {UNABLE}|\bby (?:accident|mistake)\b|\baccidentally\b"
        rf"|\bmy (?:own )?(?:mistake|fault|error)\b",
        "names an own slip",
    ),
    _rule("achieved", rf"{SELF} (?:{ACHIEVED})", "names an own success"),
    _rule("exposed", rf"{SELF} (?:{EXPOSED})\b", "puts the speaker into the situation"),
    _rule("perceived", rf"{SELF} (?:{PERCEIVED})\b", "tells what was seen or heard"),
    _rule("received", rf"{SELF} (?:{RECEIVED})\b", "tells what was done to the speaker"),
    _rule(
        "myself",
        r"\bmyself\b|\bmy (?:own )?(?:behaviou?r|laziness|temper|part|share|choice|decision|preparation)\b",
        "looks at the own part",
    ),
    _rule(
        "others",
        rf"\b(?:my|our|their|his|her|the|a|an|some|new|another)(?: [\w'’-]+){{0,2}}? (?:{KIN}|{TRADE}|man|woman"
        rf"|guy|person|people|driver|stranger|politician\w*|government|police|shop"
        rf"|company)\b(?: \w+){{0,2}}? (?:\w+ed|\w+s|is|are|was|were|had|has|did|do|does|got|took|left|made|said"
        rf"|told|gave|went|would|could|will|keep|never|always|did(?:n't)?)\b|\b(?:{PEOPLE}) (?:\w+)",
        "makes somebody else the cause",
    ),
    _rule("outside", rf"\b(?:{OUTSIDE})\b", "names something outside"),
    _rule("fate", rf"\b(?:{FATE})\b", "names what nobody decides"),
    _rule(
        "absolved",
        r"\bnothing (?:i|we|you|anyone) (?:could|can)(?: have)?(?: do| done)?\b|\bnot my (?:fault|job|problem)\b"
        r"|\b(?:can't|can not|cannot|couldn't|could not) (?:do|change|help)(?: \w+)? (?:anything|much|it|that)\b"
        r"|\bbeyond my\b|\bnot up to me\b|\b(?:wasn't|was not|isn't|is not) me\b|\bwhat can (?:you|i|we) do\b"
        r"|\boutside (?:my|our) (?:hands|control)\b|\bnobody could\b|\bno one could\b|\bwas not at fault\b"
        r"|\bcouldn't have done\b|\bthat is (?:all|just how)\b|\bof course\b|\bbad luck\b|\bunlucky\b"
        r"|\bin my market\b",
        "says that nothing could be done",
    ),
    _rule(
        "sweeping",
        r"\b(?:always|never|nobody|no one|nothing|everyone|everybody|everything|all the time|these days|as usual"
        r"|too (?:high|small|short|many|late|slow)|useless|rubbish|terrible|joke|catastrophe|impossible)\b",
        "sweeps over everything",
    ),
    _rule(
        "evidence",
        r"\b(?:according to|report|letter|mails?|logs?|records?|statement|notice|memo|public|in writing|written"
        r"|on file|official|statistics|figures|documented|certificate|confirm(?:ed|s)|press|news|prov(?:es?|ed"
        r"|en)|as [^.,;]{1,40} (?:shows?|says?|confirms?|reported)|shows?|see the|list|interviews|forms|tickets"
        r"|book)\b",
        "points to evidence",
    ),
    _rule(
        "size",
        r"\b(?:\d[\d.,]*(?: ?(?:%|percent|per cent|k|m|million|euros?|dollars?|pounds?)(?!\w)| of (?:my |our "
        r"|the )?\w+)?|half|a third|a quarter|a fifth|one in \w+|(?:two|three|four|five|six|seven|eight|nine"
        r"|ten) of)",
        "gives a size",
    ),
)


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that say something about the cause; `because` says what."""

    name: str
    span: tuple[int, int]
    because: str


FRAME = re.compile(
    r"\s*(?:i|we)(?:'m| am| feel| felt| was| were)? [^,;:!?]{0,40}?\b(?:when|because|that|after|as|since)\b ",
    re.IGNORECASE,
)
"""Introduction to a cause, such as "I felt bad because ..."; what follows is the statement."""


def told(text: str) -> int:
    """Return where the statement itself begins, after an introduction about feelings."""
    frame = FRAME.match(straight(text[:80]))
    return frame.end() if frame and re.match(r"\s*i(?:'m| am| feel| felt| was)\b", straight(text[:12]), re.I) else 0


def cues(text: str) -> list[Cue]:
    """Return all cues in the order of the text, except those inside the introduction."""
    normalised, start = straight(text), told(text)
    result = []
    for rule in RULES:
        for match in rule.pattern.finditer(normalised, start):
            words = text[match.start() : match.end()]
            result.append(Cue(rule.name, match.span(), f"“{words}” {rule.does}"))
    return sorted(result, key=lambda cue: (cue.span, cue.name))
