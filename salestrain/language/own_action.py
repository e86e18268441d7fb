"""Recognition of the learner's own action in a text: an observable verb, what or how much, and when."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .statements import objective
from .stating.found import straight
from .stating.objectives import Objective
from .stating.parts import Phrase, Quantity

_I = re.compile(
    r"\b(i|we)(?:'ll| will| shall| am going to| are going to|'m going to| plan to| want to)? (?=[a-z])", re.I
)
_SOON = re.compile(
    r"\b(?:today|tonight|tomorrow|right away|right now|straight away|starting now"
    r"|(?:before|after|during|at (?:the )?(?:start|end|beginning) of|in|on|with) (?:each|every|any)(?: \w+){1,2}"
    r"|(?:each|every) time\b|whenever\b|as soon as(?: \w+){1,4}"
    r"|(?:before|after|until) (?:the )?(?:lunch|breakfast|noon|holidays?|work|mail|weekend|season|break|i (?!have"
    r"|am)\w+)"
    r"|(?:on )?the (?:same |next )?(?:day|evening|morning|afternoon|week|hour) (?:before|after|of|it|they|we|i)\b"
    r"|the (?:same|next|following) (?:day|evening|morning|afternoon|week)"
    r"|in the week of(?: the)? \w+"
    r"|on the (?:first|second|third|last|\w+(?:th|st|nd|rd)) of \w+"
    r"|(?:by|until|till|before|on|from|after|starting|at) (?:the )?\d{1,2}(?:st|nd|rd|th)"
    r"|(?:(?:by|until|till|before|at|from|after|around|between) )?\d{1,2}(?:[:.]\d\d(?: ?[ap]m)?"
    r"| ?[ap]m| o'clock| sharp)"
    r"|(?:by|until|till|before|on|from|due) \d{1,2}[./]\d{1,2}|at (?:[1-9]|1[0-2])(?= |$)"
    r"|(?:by|until|till|before|at) (?:noon|midday|midnight|lunchtime|close of (?:business|play)|cob|eod|eow|eom|then"
    r"|the weekend|the end of (?:the )?\w+))\b",
    re.I,
)
"""Times of today, days of the month, clock times, or times tied to something else: as soon as a quote is out."""
_HEDGED = re.compile(
    r"\b(?:i|we)(?:'d|'m| am| are| would| do)?(?: really| just| still| also| only)* (?:hop(?:e|ing)|wish|want(?! "
    r"to have)|try|trying"
    r"|attempt|aim|like|love|need|ought|have|should|could|might|may|must|can|think(?:ing)? (?:of|about))\b(?! (?:a"
    r"|an|the|my|our|no|\d+)\b)",
    re.I,
)
"""Wishes, duties and possibilities, which nobody can observe being done."""
_VOW = re.compile(
    r"(?<!\bthe )(?<!\ban )(?<!\bmy )(?<!\bour )\b(?:(?:try|tries|trying"
    r"|attempt(?:ing)?|strive|striving|endeavou?r|aim(?:ing)?"
    r"|seek(?:ing)?)\b(?! (?:an?|the|my|our|this|that|these|those|no|out|it|\w+ing|\d+|two|three|four|five|six|ten)\b)"
    r"|do (?:my|our) (?:very )?best|mak(?:e|ing) (?:more of )?an? (?:\w+ )?effort|(?:work|try|push) harder"
    r"|harder(?= *(?:[.,;:!]|$)| (?:from|than|on|at|with|next|this|every|each|in)\b)|get better"
    r"|be (?:more|less|better)\b|bear in mind|keep in mind)",
    re.I,
)
"""Words of a vow: they say how much somebody wants it, and nobody can see whether they did."""
_PLEDGED = re.compile(
    r"\b(i|we)(?:'ll| will| shall| do| hereby)? (?:commit|promise|pledge|undertake|resolve|vow)"
    r"(?: myself| ourselves| you)? to (?=\w)",
    re.I,
)
"""A pledge in front of an action, which counts for itself: "I commit to calling ten of them"."""
_DEED = re.compile(
    r"\b(?:i|we)(?:'ll| will| shall| am going to| are going to|'m going to|'re going to| plan to| intend to| "
    r"promise to)?"
    r"(?: (?:also|then|always|never|just|\w+ly))* (?P<verb>[a-z]+)\b(?: (?:up|down|out|aside|back|over|away"
    r"|off))?(?= \S)",
    re.I,
)
_NO_OBJECT = frozenset("try trying harder more better best effort it this that".split())
"""What follows a vow and is nothing that is done: "I will try harder"."""
_TOWARDS = re.compile(r"^\s*(?:(?:through|at|to|into|round|around|past|by|for|with|on|over|along)\s+)?")
_NO_DEED = frozenset(
    "be is are was were am been have has had do does did will shall would could should might may must can cannot not"
    " going go think feel hope believe know want need like love wish wait worry expect understand remain stay "
    "try aim become"
    " get keep seem hate doubt guess suppose mean care focus improve handle manage consider explore better maintain"
    " continue support help hear lose miss win bake own trust work concentrate strive push rely hurry prioritise"
    " prioritize leverage embrace optimise optimize maximise maximize utilise utilize harness champion empower elevate"
    " enhance foster cultivate nurture strengthen deepen sharpen adopt accelerate unlock transform reinvent dedicate"
    " pivot streamline align live breathe unleash internalise internalize".split()
)
"""Verbs that nobody can observe, or that describe results rather than deeds."""
_ABSTRACT = frozenset(
    "commitment commitments mindset mindsets effort energy passion focus attitude attitudes excellence ownership"
    " success growth synergy synergies potential motivation discipline confidence power dedication quality"
    " % percent".split()
)
"""What nobody can count, whatever number stands in front of it."""
_REFUSAL = re.compile(
    r"(?:\b(?:i|we)(?:'ll| will| shall| am| are|'m|'re| do| can| could| would| should)?"
    r"(?: (?:really|just|certainly|definitely|simply|still|also))* (?:not|never|no longer|cannot)\b"
    r"|\b(?:i|we) (?:\w+ )?(?:wont|won't|don't|dont|can't|cant|shan't|wouldn't|ain't|refuse to|refuse)\b"
    r"|\b(?:i|we)(?:'ll| will)? (?:stop|quit|give up|avoid) \w+ing\b)"
    r"[^:;.!?]*?(?=[:;.!?]|,? (?:but|and|instead) (?:i|we)\b|, |$)",
    re.I,
)
"""What somebody will not do: no deed, whatever numbers and days it has."""
_STOPS = re.compile(r"\b(?:stop|quit|give up|avoid) \w+ing\b", re.I)
_DAY = re.compile(
    r"\b(?:(?:by|until|till?|before|on|from|after|starting|every|each) )?(?:(?:next|this|coming) )?"
    r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|tmrw|tmw|today|tonight)s?\b"
    r"|\b(?:by|until|till?|before|on|from|next|this|every|each) (?:mon|tues?|weds?|thurs?|thu|fri|sat|sun)\b",
    re.I,
)
"""Days by name: they say when before any pace ("per week") and any topic ("what month end costs")."""
_ASKED_THERE = re.compile(r" (?:what|why|how|when|who|which|whether|if)\b.*$", re.I)
"""Where the words of a question begin that somebody will ask."""
_OTHERS_ACT = re.compile(
    r"^(?!.*\b(?:i|we|i'll|we'll|i'm|we're)\b)[^,;:.]*\b(?:should|must|has to|have to|needs? to|ought to|will|shall)\b",
    re.I,
)
"""A duty or a future with somebody else as its subject."""
_SEEN_WITH = re.compile(
    r"(?:go (?:there|through|over|to|back|and|with|in|round|around)|work through"
    r"|get (?!better|more|used)(?:\w+ ){1,4}from"
    r"|have (?:an? )?(?:\w+ )?(?:(?:lunch|coffee|breakfast|dinner) with"
    r"|call|meeting|talk|chat|appointment)"
    r"|keep (?:an? |the )?(?:list|log|diary|record|note|tally)\w*)\b",
    re.I,
)
"""What makes a vague verb a deed that can be seen: to go is nothing, to go there is."""
_TRIED = re.compile(r"try (?:it|out|an?|the|my|our|this|that|these|those|\d+|two|three|four|five|six|ten)\b", re.I)
_OTHERS = re.compile(r"\b(?:will|shall|should|must|would|has to|needs to) ?$")
"""Words right before a verb with someone else as subject: "the market will"."""
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b|/\d")
"""What follows a number that is a day of the month."""
_AFTER_A_DAY = re.compile(r"^(?:(?:st|nd|rd|th)\b(?: of \w+)?|/\d+)")
_MINE = frozenset("i we i'll we'll i'm we're my our me us".split())

FEWEST_WORDS = 3
"""A verb alone, or with a word or two, leaves open what was done."""

Found = tuple[str, str] | None
"""The words, and why they count."""


@dataclass(frozen=True, slots=True)
class OwnAction:
    """The three parts of an action; None for a missing part."""

    verb: Found
    what: Found
    when: Found
    instead: str = ""
    """What the words are where no verb counts: `refused`, a `vow`, or `others` for the act of somebody else."""


def own_action(text: str) -> OwnAction:
    """Return the parts of an action in any text; an action of somebody else has no verb of one's own."""
    normalised = straight(text)
    acted = " ".join(_REFUSAL.sub(" ", normalised).split())
    if acted != " ".join(normalised.split()):
        rest = _action_in(acted.strip(" ,;:.")) if acted.strip(" ,;:.") else None
        if rest and rest.verb:
            return rest
        if not _STOPS.search(normalised):
            return OwnAction(None, None, None, "refused")
    return _action_in(normalised)


def names_a_deed(text: str) -> bool:
    """Return whether a text tells what somebody could have seen its writer do, such as "I asked who lives with it"."""
    act = own_action(text)
    return act.verb is not None and (act.what is not None or len(text.split()) > FEWEST_WORDS)


def _action_in(normalised: str) -> OwnAction:
    """Return the parts of an action in words from which nothing is left to take away."""
    # The second verb of a pledge is what somebody could see.
    normalised = _PLEDGED.sub(r"\1 will ", normalised)
    parsed = objective(normalised)
    if _VOW.search(normalised):
        return OwnAction(None, _object(parsed), _when(normalised, parsed), "vow")
    deed = _deed(normalised)
    verb = parsed.verb
    vague = deed is not None and deed["verb"].lower() in _NO_DEED
    if deed and (
        vague or verb is None or not verb.specific or verb.span[0] != deed.start("verb") or _what(parsed) is None
    ):
        return _with_verb(
            objective("I will call " + _TOWARDS.sub("", normalised[deed.end() :])),
            deed["verb"],
            _when(normalised, parsed),
        )
    parts = parsed if parsed.verb else _as_a_plan(normalised) or _after_a_colon(normalised) or parsed
    is_own = _is_own(parts)
    counted = _verb(parts) if is_own and not _HEDGED.search(normalised) else None
    is_theirs = _OTHERS_ACT.search(normalised) or (parts.owner and parts.verb and not is_own)
    return OwnAction(
        counted,
        _object(parts) if is_own or parts.quantity("target", "change", "also") else None,
        _when(normalised, parsed),
        "others" if is_theirs else "vow" if is_own and counted is None else "",
    )


def _object(parts: Objective) -> Found:
    what = _what(parts)
    if what is not None and _ORDINAL.match(parts.text, what.span[1]):
        # The number of a day is no amount: read the words without it.
        before, after = parts.text[: what.span[0]].rstrip(), parts.text[what.span[1] :]
        return _object(objective(before + _AFTER_A_DAY.sub("", after)))
    words = _ASKED_THERE.sub("", _words(parts, what.span)) if what else ""
    named = {word for word in words.lower().split() if not word.isdigit()} or {words}
    is_seen = named - _NO_OBJECT - {""} and not named & _ABSTRACT
    return (words, "what or how much") if is_seen else None


def _deed(said: str) -> re.Match[str] | None:
    """Return what "I" or "we" say they do, with any observable verb, whether it is on a list or not."""
    deed = next((match for match in _DEED.finditer(said) if _is_seen(said, match)), None)
    hedged = _HEDGED.search(said)
    return None if deed and hedged and hedged.start() < deed.start() else deed


def _is_seen(said: str, deed: re.Match[str]) -> bool:
    """Return whether a verb can be observed; to try something out can, to try to do it cannot."""
    at = deed.start("verb")
    return deed["verb"].lower() not in _NO_DEED or any(seen.match(said, at) for seen in (_TRIED, _SEEN_WITH))


def _with_verb(parts: Objective, verb: str, when: Found) -> OwnAction:
    """Return the action of a verb with the object that follows it."""
    return OwnAction((verb, f"“{verb}” can be seen done or not"), _object(parts), when)


def _what(parts: Objective) -> Quantity | Phrase | None:
    return parts.quantity("target", "change", "also") or parts.whom or parts.metric


def _when(said: str, parsed: Objective) -> Found:
    day = _DAY.search(said)
    named = day.group() if day else next((_words(parsed, time.span) for time in parsed.times), None)
    soon = _SOON.search(said)
    words = named or (soon.group() if soon else None)
    return (words, "a time") if words else None


def _as_a_plan(text: str) -> Objective | None:
    """Read "from Monday I call" as the plan "I will call", because verbs are looked for at the beginning."""
    match = _I.search(text.replace("’", "'"))
    return objective(f"{match.group(1)} will {text[match.end() :]}") if match else None


def _after_a_colon(text: str) -> Objective | None:
    """Read "a day after each visit: call the baker" as "call the baker", because verbs are looked for at the start."""
    _, colon, rest = text.partition(":")
    parts = objective(rest.strip()) if colon and rest.strip() else None
    return parts if parts and parts.verb else None


def _is_own(parts: Objective) -> bool:
    """Return whether the action is the speaker's own, since somebody else's leaves nothing to do."""
    if parts.verb is None:
        return False
    if parts.owner:
        return parts.owner.value.lower() in _MINE
    return not _OTHERS.search(parts.text[: parts.verb.span[0]].lower())


def _verb(parts: Objective) -> Found:
    verb = parts.verb
    words = _words(parts, verb.span) if verb else ""
    is_seen = verb and verb.specific and verb.value and words.lower() not in _NO_DEED
    return (words, verb.because) if verb and is_seen else None


def _words(parts: Objective, span: tuple[int, int]) -> str:
    return parts.text[span[0] : span[1]].strip()
