"""The questions of a turn, their form, and where each stands; what is not surely a question is none.

The question word decides, also with a preposition ("by which points"), an address or a run-up ("may I ask frankly: is
it ...") before it. Requests to go on ("may I suggest Tuesday?"), statements and false starts ask nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .about import focus_of, plainly_about
from .sentences import Sentence, bare, sentences, spelled_out

_AUX = "do|does|did|is|are|was|were|am|have|has|had|can|could|will|would|shall|should|may|might|must"
_WHO = (
    "you|they|we|it|he|she|i|there|this|that|these|those|anyone|anybody|someone|somebody|everyone|everybody|nobody"
    "|people|things|something|anything|your|the|their|our|my|his|her|its|an?|any|all|one|some|both|stuff|such"
)
_PREPOSITION = (
    "by|from|with|in|to|for|on|at|of|under|until|till|since|about|after|before|through|against|into|over|within"
)
_WH = "what|how|why|where|when|who|whom|whose|which"
_OPEN = re.compile(rf"(?:(?:{_PREPOSITION}) )?(?:{_WH})\b|for what\b|to what\b")
_CONDITION = re.compile(rf"(?:when|where|whenever|what|how)\b(?! (?:{_AUX})\b)")
_WAITS = re.compile(rf"(?:when|whenever|where)\b(?! (?:exactly )?(?:{_AUX})\b)")
"""A clause that leads up to its question: "when nobody is at the door, what happens?"."""
_CLOSED = re.compile(rf"(?:{_AUX})(?: not)? (?:{_WHO})\b")
_PROPOSES = re.compile(r"(?:(?:what|how) about|what if we|how would it be if|why (?:do not|not) we)\b")
_TELL = (
    r"(?:tell (?:me|us)|describe|walk (?:me|us)|talk (?:me|us) through|explain|help (?:me"
    r"|us) (?:to )?(?:understand|see)"
    r"|give (?:me|us) (?:an? )?(?:\w+ )?(?:example|idea|picture|overview)|say (?:a (?:bit|little) )?more|share"
    r"|take (?:me|us) through|elaborate)"
)
_TELLS = re.compile(rf"(?:please )?{_TELL}\b(?! (?:you|the buyer)\b)")
_TELL_ME = re.compile(rf"(?:can|could|would|will|might) you (?:please |maybe |perhaps |just |mind )*{_TELL}\b")
_WHETHER = re.compile(rf"{_TELL} (?:if|whether)\b")
_WONDERS = re.compile(
    rf"i (?:am |was )?(?:just )?(?:wonder|wondering|curious|interested)(?: to (?:know|hear))? (?:{_WH})\b"
)
_LEAVE = re.compile(
    r"(?:may|can|could|might|shall) i (?:also |just |perhaps |maybe |then |quickly |briefly )*"
    r"(?:suggest|propose|offer|show|tell|explain|add|say|give|recommend|invite|ask|begin|start|play|sum|summari[sz]e"
    r"|repeat|introduce|share|take|note|record|write|come back to|go on|continue|be)\b"
)
"""Asks leave for something and nothing of the other."""
_TAG = re.compile(
    rf", ?(?:(?:{_AUX})(?: not)? (?:you|they|we|it|he|she|i|that|there)(?: not)?|right|correct|yes|no|okay|ok|huh|eh"
    r"|agreed|is that right|not true)\W*$"
)
_CONSENTS = re.compile(r"\b(?:okay|ok|all right|alright|agreed)\W*$")
_OWN_PLAN = re.compile(
    r"\b(?:i|we) (?:will|would|shall|am going to|are going to|have got|want to|just)\b"
    r"(?!.*\byou (?:are|have)\b)"
)
"""Says what the speaker is about to do: "ok?" behind it asks for a nod, and leads nobody."""
_LEADS = re.compile(
    r"(?:do|would|should|could) (?:you not|not you) (?:agree|think|say|want|feel|believe|see|prefer|like)\b"
    r"|(?:is|was|would) not (?:it|that|this)\b|(?:would you|do you|you would|you will) agree\b|surely\b|obviously\b"
    r"|who would not\b"
)
_OR = re.compile(r"\bor (?!(?:not|so|something|anything|whatever|what|more|less|else|later)\b)\w+")
_STATES = re.compile(r"you (?:are|were|have been) [^:–—]*$")
"""Says something of the other, whatever clause comes after it: "you are satisfied with it, how it is?"."""
_REACTS = re.compile(
    r"(?:oh|ah|and|so|but|well|wait|yeah|yes|no|not|ok|okay|right|really|sorry|pardon|pardon me|huh|sure|correct|fine"
    r"|alright|all right|agreed|good|yes please|(?:i )?(?:did not|do not) \w+(?: \w+){0,2}|again|excuse me|you know"
    r"|hello|hi|hey|\W)+$|(?:\w+, )?(?:is|are|do|does|did|have|has) (?:it|that|you|they|he|she)\W*$"
)
"""No more than a reaction, or a check of one word."""
_ASIDE = re.compile(r"\b(?:know|see|understand|what|how|why|where|when|who|which|matters?|about|of|that|whether|as) $")
_BREAK = re.compile(r"(?:^|[,;:]|\s[–—-]+|[–—]|\b(?:and|but|so|or|because|then|like))\s+(?=\S)|^")
_NEXT = re.compile(
    rf"(?:,|;|\s[–—-]+|[–—])\s*(?:and |but |so )?(?=(?:(?:{_PREPOSITION}) )?(?:{_WH})\b|(?:{_AUX}) (?:{_WHO})\b)"
    rf"|\s(?:and|but) (?=(?:(?:{_PREPOSITION}) )?(?:{_WH})\b|(?:{_AUX}) (?:you|they|we|it|he|she|there|that|this)\b)",
    re.IGNORECASE,
)
"""Where a second question may begin in the same sentence."""
_WHICH_TELLS = re.compile(r"(?:who|which|where|whose|when)\b", re.IGNORECASE)
_FEWEST = 3
_ENDS_BROKEN = re.compile(rf"\b(?:{_AUX}|{_WHO}|{_WH}|{_PREPOSITION}|and|or|but|to)$")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: its words as said, its form, what it is about as far as recognised, and where it starts.

    `at` is the number of characters before it in its turn.
    """

    words: str
    form: str
    focus: str = ""
    at: int = 0


def questions_of(text: str, before: Sequence[Asked] = ()) -> tuple[Asked, ...]:
    """Return the questions of a turn in their order.

    Args:
        text: the turn.
        before: the questions of the seller's turn before, which are not counted again when they are only repeated.
    """
    asked: list[Asked] = []
    run_up = ""
    for sentence in sentences(text):
        found = list(_in_sentence(sentence, run_up))
        if found and len(bare(found[0].words)) < _FEWEST and found[0].form == "closed" and asked:
            found = found[1:]  # "Who goes out? You?" is one question.
        asked += found
        run_up = "" if found else sentence.text
    return tuple(_once(asked, before))


def _once(asked: Sequence[Asked], before: Sequence[Asked]) -> Iterator[Asked]:
    """Yield each question once: what breaks off and begins anew, or is said again, counts when it is whole."""
    said = [bare(one.words) for one in before]
    for place, one in enumerate(asked):
        words = bare(one.words)
        begun = any(bare(later.words)[: len(words)] == words for later in asked[place + 1 :])
        if begun or words in said:
            continue
        said.append(words)
        yield one


def is_begun(one: Asked, later: Sequence[Asked]) -> bool:
    """Return whether a question without an end is begun anew, and whole, in the next turn of the same person."""
    words = bare(one.words)
    return not one.words.endswith("?") and any(
        bare(next_one.words)[: len(words)] == words and len(bare(next_one.words)) > len(words) for next_one in later
    )


def _in_sentence(sentence: Sentence, run_up: str) -> Iterator[Asked]:
    if not (sentence.asks or _asks_unmarked(sentence)):
        return
    pieces = list(_pieces(sentence.text))
    whole = spelled_out(sentence.text)
    for place, (start, part) in enumerate(pieces):
        form = _form(spelled_out(part), whole if place == len(pieces) - 1 else spelled_out(part))
        if not form:
            continue
        about = part if place else f"{run_up} {part}"
        head = _head(spelled_out(part))
        focus = (
            plainly_about(spelled_out(part)) if head is None else focus_of(about, part, spelled_out(part)[head:], form)
        )
        words = part.strip(" ,;:–—-\n")
        begins = start + part.index(words)
        yield Asked(words, form, focus, sentence.start + begins)


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Yield the questions that stand in one sentence; a clause before the first belongs to it."""
    start = 0
    for joint in _NEXT.finditer(text):
        before, after = text[start : joint.start()], text[joint.end() :]
        if not _is_whole(before) or (_WHICH_TELLS.match(after) and not _may_follow(before, joint.group())):
            continue
        yield start, before
        start = joint.end()
    yield start, text[start:]


def _is_whole(part: str) -> bool:
    """Return whether a part is a question by itself, which no clause or run-up is."""
    plain = spelled_out(part)
    head = _head(plain)
    if head is None or len(plain[head:].split()) < _FEWEST:
        return False
    if _WAITS.match(plain, head):
        return False
    return not (_TELLS.match(plain[head:]) or _TELL_ME.match(plain[head:]) or _LEAVE.match(plain[head:]))


def _may_follow(before: str, joint: str) -> bool:
    """Return whether "who", "which" or "when" asks anew after this part, rather than telling more about it."""
    plain = spelled_out(before)
    head = _head(plain) or 0
    return bool(_OPEN.match(plain, head)) and ("and" in joint.lower() or bool(re.search(r"[,–—-]", joint)))


def _asks_unmarked(sentence: Sentence) -> bool:
    """Return whether a sentence without a question mark surely asks: a request to tell, or a plain inversion."""
    plain = spelled_out(sentence.text)
    begins = _after_run_up(plain)
    rest = plain[begins:]
    if _TELLS.match(rest) or _TELL_ME.match(rest) or _WONDERS.match(rest):
        return True
    if re.match(
        rf"(?:{_WH})(?: [\w'’-]+){{0,3}} (?:do|does|did|are|were|will|would|could|can|have) (?:you|they|your)\b", rest
    ):
        return sentence.is_unmarked or rest.startswith(("how do you", "what do you", "what are you", "where do you"))
    if not sentence.is_unmarked or len(rest.split()) < _FEWEST:
        return False
    is_wh = re.match(rf"(?:{_WH})(?: [\w'’-]+){{0,2}} (?:{_AUX})\b(?! to\b)", rest) and not _CONDITION.match(rest)
    return bool(
        is_wh
        or re.match(
            r"(?:do|does|did|are|is|have|can|could|would|will) (?:you|they|your|the|there|it|some\w+|any\w+)\b", rest
        )
        or re.match(r"what (?:happens|happened|makes|made|keeps|stops)\b", rest)
    )


_LEAD = re.compile(
    r"(?:(?:so|and|but|or|well|ok|okay|now|then|right|alright|yeah|yes|no|oh|great|good|sure|cool|thanks|thank you"
    r"|you know|i mean|like|just|also|first|because|look|hey|hi|hello|anyway|maybe|perhaps|please|again|fair enough"
    r"|interesting|sorry|honestly|lol|haha|wait|true|fair|listen|k|um+|uh+|erm?|tbh|ok so|one question"
    r"|a question|quick q(?:uestion)?|my question is|let me ask(?: you)?|what i (?:want|wanted) to ask is"
    r"|tell me(?=[,:])|(?:may|can|could) i ask(?: you)?(?: (?:frankly|openly|directly|something"
    r"|honestly))?)[\s,:;–—-]+)*"
)


def _after_run_up(plain: str) -> int:
    match = _LEAD.match(plain)
    return match.end() if match else 0


def _head(plain: str) -> int | None:
    """Return where the question of this sentence begins: its question word or its turned verb, at a clause's start."""
    first = _after_run_up(plain)
    if _STATES.match(plain, first):
        return None
    places = sorted({first, *(joint.end() for joint in _BREAK.finditer(plain) if joint.end() >= first)})
    for place in places:
        rest = plain[place:]
        if _is_head(rest) and not (place and _ASIDE.search(plain[:place])):
            return place
    return None


def _is_head(rest: str) -> bool:
    if _TELLS.match(rest) or _WONDERS.match(rest) or _CLOSED.match(rest):
        return True
    if not _OPEN.match(rest):
        return False
    goes_on = bool(_NEXT.search(rest)) or bool(re.search(rf", (?:{_WH}|{_AUX})\b", rest))
    return not (goes_on and _WAITS.match(rest))


def _form(plain: str, whole: str) -> str:
    """Return the form of a question with its words spelled out; nothing where it asks nothing of the other."""
    if _REACTS.fullmatch(plain):
        return ""
    tag = _TAG.search(plain)
    if tag and _CONSENTS.search(tag.group()) and _OWN_PLAN.search(plain[: tag.start()]):
        return ""
    if _LEADS.search(plain) or (
        tag and _head(plain[: tag.start()]) is None and len(plain[: tag.start()].split()) >= _FEWEST
    ):
        return "leading"
    head = _head(plain)
    if head is None:
        return _form_of_statement(plain, whole)
    rest = plain[head:]
    if _LEAVE.match(rest):
        inner = re.search(rf" (?:(?:{_PREPOSITION}) )?(?:{_WH})\b", rest)
        return "open" if inner and re.match(r"\w+ i \w+(?: you)?$", rest[: inner.start()]) else ""
    if len(bare(rest)) <= 2 and _ENDS_BROKEN.search(" ".join(bare(rest))) and not _OPEN.match(rest):
        return ""
    return _form_at(rest)


def _form_at(rest: str) -> str:
    if _PROPOSES.match(rest):
        return "closed"
    if _TELLS.match(rest) or _TELL_ME.match(rest) or _WONDERS.match(rest):
        return "closed" if _WHETHER.search(rest) else "open"
    if _OPEN.match(rest):
        return "open"
    if _TAG.search(rest) and not _CLOSED.match(rest):
        return "leading"
    return "choice" if _OR.search(rest) else "closed"


def _form_of_statement(plain: str, whole: str) -> str:
    """Return the form of a sentence that is a question by its mark alone."""
    if not whole.rstrip("\"”’')] ").endswith("?"):
        return ""
    if re.search(r"\b(?:what|who|where|when|how|how much|how many|which(?: one)?)\W*$", plain):
        return "open"
    if _TAG.search(plain):
        return "leading"
    begins = _after_run_up(plain)
    return "choice" if _OR.search(plain[begins:]) else "closed"
