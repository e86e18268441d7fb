"""Plain form of a turn: lower case, contractions expanded, typing errors in common words corrected.

Rules are written once against this form, and every match leads back to the words as typed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

Span = tuple[int, int]

_TOKEN = re.compile(
    r"[$€£]?\d+(?:[.,:]\d+)*%?"
    r"|[^\W\d_]+(?:['’`´][^\W\d_]+)*"
    r"|[.!?…;:,\n()\"“”]+|[-–—]{2,}|(?<=\s)[-–—](?=\s)|[-–—](?=\W)"
)
_FILLERS = frozenset("um uh er erm uhm umm hmm hm mm ah eh uhh basically actually literally honestly".split())
_SHORT = {
    "n't": "not",
    "'re": "are",
    "'ve": "have",
    "'ll": "will",
    "'d": "would",
    "'m": "am",
}
_WHOLE = {
    "can't": "can not",
    "cannot": "can not",
    "won't": "will not",
    "shan't": "shall not",
    "let's": "let us",
    "dont": "do not",
    "doesnt": "does not",
    "didnt": "did not",
    "isnt": "is not",
    "arent": "are not",
    "wasnt": "was not",
    "werent": "were not",
    "wouldnt": "would not",
    "couldnt": "could not",
    "shouldnt": "should not",
    "havent": "have not",
    "hasnt": "has not",
    "hadnt": "had not",
    "cant": "can not",
    "wont": "will not",
    "whats": "what is",
    "hows": "how is",
    "whos": "who is",
    "wheres": "where is",
    "whens": "when is",
    "thats": "that is",
    "theres": "there is",
    "youre": "you are",
    "youve": "you have",
    "youd": "you would",
    "youll": "you will",
    "theyre": "they are",
    "weve": "we have",
    "ive": "i have",
    "im": "i am",
    "lets": "let us",
    "gonna": "going to",
    "wanna": "want to",
    "gotta": "got to",
    "kinda": "kind of",
    "sorta": "sort of",
    "lemme": "let me",
    "gimme": "give me",
    "ya": "you",
    "u": "you",
    "r": "are",
    "ur": "your",
    "whadya": "what do you",
    "whatcha": "what are you",
    "d'you": "do you",
    "didya": "did you",
    "y'all": "you all",
    "'cause": "because",
    "cuz": "because",
    "coz": "because",
    "thru": "through",
    "pls": "please",
    "plz": "please",
    "thx": "thanks",
    "wat": "what",
    "wot": "what",
    "wud": "would",
    "cud": "could",
    "shud": "should",
    "abt": "about",
    "b4": "before",
    "tho": "though",
}
_IS_AFTER = frozenset("what how who where when why that there it he she here which".split())
_REPAIRED = (
    "what which when where who whose would could should does have your about because there their they with"
    " tell describe explain understand currently supplier vendor problem problems price budget decision decide"
    " happens happen change meeting sounds seems worth whether anything something through walk curious"
).split()
_REAL = frozenset(
    "hat wat tat that chat wheat hen wen then there here were whose hose woe ho how whole who wold cold mould"
    " hold hole dose doe dos doses hive hae haven hath our you yours tour four bout abut their heir they the hey"
    " thy them then tel tall teal till tells talk wok walks wall worth wort price pride prize rice prices"
    " chance change charge changes changed bidet budge budgets decided decides decision meeting meting seeing"
    " seem seems sound sounds wit wih width with wish whither wether weather tough though thorough threw"
    " happen happens problem problems vendors suppliers anythings you're describes explains its vender"
    " what when where which would could should does have your about because should shoulder shold where"
    " wear ware whew wheel whet whit white wich witch wood cloud loud hood hould ghat phat wham whey"
    " your hours pour youth young yore sour hour lour could gould wound world mold bold fold gold sold told"
    " does goes doer shoes toes hoes foes done don down own have gave hate save hare rave wave cave have has"
    " tell sell bell fell cell well yell dell hell tells tall told worth north forth seeds seams teams deems"
    " whose those chose whom shore whore furious walk wall talk balk three thee sees dies trough des".split()
)
_NEAR_KEYS = {
    "a": "qs",
    "b": "vn",
    "c": "xv",
    "d": "sf",
    "e": "wr",
    "f": "dg",
    "g": "fh",
    "h": "gj",
    "i": "uo",
    "j": "hk",
    "k": "jl",
    "l": "k",
    "m": "n",
    "n": "bm",
    "o": "ip",
    "p": "o",
    "q": "w",
    "r": "et",
    "s": "ad",
    "t": "ry",
    "u": "yi",
    "v": "cb",
    "w": "qe",
    "x": "zc",
    "y": "tu",
    "z": "x",
}


def _slips(word: str) -> set[str]:
    """Return likely typing errors of a word: two letters swapped, one lost, doubled, or a neighbouring key hit."""
    slips = set()
    for i, letter in enumerate(word):
        slips.add(word[:i] + word[i + 1 :])
        slips.add(word[: i + 1] + word[i:])
        slips.add(word[:i] + word[i + 1 : i + 2] + letter + word[i + 2 :])
        slips.update(word[:i] + near + word[i + 1 :] for near in _NEAR_KEYS[letter])
    return slips


def _mistyped() -> dict[str, str]:
    """Return the word for each likely typing error that is not a word itself; earlier words take precedence."""
    words: dict[str, str] = {}
    for word in reversed(_REPAIRED):
        for slip in _slips(word):
            if len(slip) > 2 and slip not in _REAL and slip not in _REPAIRED:
                words[slip] = word
    swapped = {"hwo": "how", "waht": "what", "taht": "that", "teh": "the", "yuo": "you", "yoru": "your", "adn": "and"}
    return words | swapped


_MISTYPED = _mistyped()


@dataclass(frozen=True, slots=True)
class Plain:
    """Plain form of a text and the way back to it.

    `text` holds words and punctuation with one space between them and one at each end, so that a rule can say " you ".
    """

    text: str
    length: int
    _starts: tuple[int, ...]
    _spans: tuple[Span, ...]

    def span(self, start: int, end: int) -> Span:
        """Return where `text[start:end]` is in the text as typed; an empty range gives the nearest word."""
        while start < end and self.text[start] == " ":
            start += 1
        while end > start and self.text[end - 1] == " ":
            end -= 1
        if not self._spans:
            return (0, self.length)
        first = max(0, bisect_right(self._starts, start) - 1)
        last = max(first, bisect_right(self._starts, max(start, end - 1)) - 1)
        return (self._spans[first][0], self._spans[last][1])


def plain(text: str) -> Plain:
    """Return the plain form of any text."""
    pieces: list[str] = []
    spans: list[Span] = []
    for match in _TOKEN.finditer(text):
        for word in _written_out(match.group()):
            if word in _FILLERS or (pieces and word == pieces[-1] and word not in ("that", "had")):
                continue
            pieces.append(word)
            spans.append(match.span())
    starts, at = [], 1
    for piece in pieces:
        starts.append(at)
        at += len(piece) + 1
    return Plain(f" {' '.join(pieces)} ", len(text), tuple(starts), tuple(spans))


def _written_out(token: str) -> list[str]:
    if not token[0].isalpha():
        if token[0].isdigit() or token[0] in "$€£":
            return [token]
        return ["-"] if token[0] in "-–—" else [_mark(token)]
    word = token.lower().translate(_STRAIGHT)
    if word in _WHOLE:
        return _WHOLE[word].split()
    if word.endswith("'s") and word[:-2] in _IS_AFTER:
        return [word[:-2], "is"]
    for ending, full in _SHORT.items():
        if word.endswith(ending) and len(word) > len(ending):
            return [*_written_out(word[: -len(ending)]), full]
    return [_MISTYPED.get(word, word)]


def _mark(token: str) -> str:
    if "?" in token:
        return "?"
    for mark in "!.…\n;:,":
        if mark in token:
            return "." if mark in "….\n" else mark
    return '"'


_STRAIGHT = str.maketrans("’`´", "'''")
