"""Word salad in several ways, from what people really typed; the same each time for the same chance."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

from salestrain.language.acting.listening import is_content

FLOOR_SETS = {
    "shuffled sentence": 3300,
    "content words in any order": 900,
    "words of the buyer": 1700,
    "words replaced": 1500,
    "words after a true beginning": 1500,
    "halves of three sentences": 700,
    "words at random": 900,
    "content words at random": 900,
    "an action with words thrown in": 900,
}
"""Ways to make salad, and how much of each."""
_NOUNS = (
    "order stop shift day week month van shop bed room visit claim ticket press line driver nurse pupil invoice"
    " delivery part repair error site customer patient permit crane school lorry call"
).split()
_MEASURES = "cost number days hours average lost share rate time value count price age interval delay".split()
_PEOPLE = (
    "old leads|lost customers|new customers|farmers|shops|buyers|visitors of the fair|neighbours|open quotes"
    "|owners who said no last year|people from the list|customers that went quiet"
).split("|")
_TIMES = (
    "on Monday|by Friday|by the 15th|every morning|each Tuesday at noon|tomorrow|this week|before ten|by 15:00 tomorrow"
    "|next week|by the end of the month|starting today|on the 3rd of May|before each visit|within two days"
).split("|")
_OPENINGS = ("I will", "I'll", "I", "I am going to", "We will", "")
_ENDS = ("?", "?", "?", ".", "")
_AIMS = "cost problem happen lose effect better result mean decide lead".split()


class Bank:
    """What salad is made of.

    Args:
        chance: source of chance.
        real: lines that people typed.
        sentences: their sentences.
        before: what buyers said before.
    """

    def __init__(
        self, chance: random.Random, real: Sequence[str], sentences: Sequence[str], before: Sequence[str]
    ) -> None:
        self.chance, self.real, self.all_sentences, self.before = chance, real, sentences, before
        self.words = [word for line in real for word in words_in(line)]
        self.content = [word.lower() for word in self.words if is_content(word.lower())]

    @staticmethod
    def sentences(text: str) -> list[str]:
        """Return the sentences of a text."""
        return [part.strip() for part in re.split(r"(?<=[.?!;])\s+", text) if part.strip()]

    @staticmethod
    def telegrams(chance: random.Random, count: int) -> list[str]:
        """Return honest lines in the style of a telegram: "Cost per stop?"."""
        forms: tuple[Callable[[str, str, str], str], ...] = (
            lambda measure, one, other: f"{measure.capitalize()} per {one}?",
            lambda measure, one, other: f"{measure.capitalize()} of the {one}?",
            lambda measure, one, other: f"{one.capitalize()}s a {other}?",
            lambda measure, one, other: f"Lost {one}s a {other}?",
            lambda measure, one, other: f"{measure} per {one} and {other}?",
            lambda measure, one, other: f"{one.capitalize()} or {other}?",
            lambda measure, one, other: f"Impact on the {one}?",
            lambda measure, one, other: f"Current {one}?",
            lambda measure, one, other: f"how many {one}s",
            lambda measure, one, other: f"{measure} with {one}?",
            lambda measure, one, other: f"{one.capitalize()}s lost per {other}?",
            lambda measure, one, other: f"{one.capitalize()} {measure}?",
        )
        return [chance.choice(forms)(chance.choice(_MEASURES), *chance.sample(_NOUNS, 2)) for _ in range(count)]

    @staticmethod
    def actions(chance: random.Random, count: int) -> list[str]:
        """Return actions as people write them into a plan: "By Friday I ring six of the old leads."."""
        lines = []
        for _ in range(count):
            deed = chance.choice(
                ("call", "ring", "visit", "ask", "write to", "meet", "thank", "show the plan to", "book")
            )
            number = chance.choice(("two", "three", "five", "six", "ten", "12", "the", "four of the", "all"))
            whom, when = chance.choice(_PEOPLE), chance.choice(_TIMES)
            what = chance.choice(("", "", "", " what decided it", " for a name", " what a stopped line costs"))
            did = f"{chance.choice(_OPENINGS)} {deed} {number} {whom}{what if deed == 'ask' else ''}".strip()
            line = f"{when[0].upper()}{when[1:]} {did}" if chance.random() < 0.5 else f"{did} {when}"
            lines.append(line + chance.choice((".", ".", "")))
        return lines

    def sentence(self) -> list[str]:
        """Return the words of a random sentence."""
        return words_in(self.chance.choice(self.all_sentences))

    def some(self, words: Sequence[str], least: int, most: int) -> list[str]:
        """Return a few random words of these."""
        return [self.chance.choice(words) for _ in range(self.chance.randint(least, most))]


def words_in(text: str) -> list[str]:
    """Return the words of a text."""
    return re.findall(r"[\w'’-]+", text)


def made(bank: Bank, way: str, count: int) -> list[str]:
    """Return so many lines of salad made in this way."""
    lines: list[str] = []
    while len(lines) < count:
        words = _WAYS[way](bank)
        if len(words) >= 3:
            text = " ".join(words)
            lines.append((text.lower() if bank.chance.random() < 0.5 else text) + bank.chance.choice(_ENDS))
    return lines


def _shuffled(bank: Bank) -> list[str]:
    words = bank.sentence() if bank.chance.random() < 0.75 else words_in(bank.chance.choice(bank.real))
    if len(words) < 4:
        return []
    mixed = list(words)
    bank.chance.shuffle(mixed)
    same = sum(one == other for one, other in zip(mixed, words, strict=True))
    return mixed if 3 * same <= len(words) else []


def _bare(bank: Bank) -> list[str]:
    words = [word for word in bank.sentence() if is_content(word.lower())]
    bank.chance.shuffle(words)
    return words[:8] if len(words) > 3 else []


def _of_buyer(bank: Bank) -> list[str]:
    words = [word for word in words_in(bank.chance.choice(bank.before)) if is_content(word.lower())]
    picked = bank.chance.sample(words, min(len(words), bank.chance.randint(2, 5)))
    if bank.chance.random() < 0.6:
        picked.insert(bank.chance.randint(0, len(picked)), bank.chance.choice(_AIMS))
    if bank.chance.random() < 0.3:
        picked.insert(0, bank.chance.choice(("what", "how", "when", "why", "I", "what when")))
    return picked


def _replaced(bank: Bank) -> list[str]:
    words = bank.sentence()
    if len(words) < 5:
        return []
    for at in bank.chance.sample(range(len(words)), max(2, round(len(words) * bank.chance.uniform(0.3, 0.6)))):
        words[at] = bank.chance.choice(bank.words)
    return words


def _with_tail(bank: Bank) -> list[str]:
    words = bank.sentence()
    if len(words) < 3:
        return []
    return words[: bank.chance.randint(2, max(2, min(5, len(words) - 1)))] + bank.some(bank.content, 2, 4)


def _spliced(bank: Bank) -> list[str]:
    first, second = bank.sentence(), bank.sentence()
    if len(first) < 6 or len(second) < 6:
        return []
    third = words_in(bank.chance.choice(bank.before))
    return first[: bank.chance.randint(2, 5)] + second[3 : 3 + bank.chance.randint(2, 4)] + third[1:4]


def _action(bank: Bank) -> list[str]:
    words = words_in(Bank.actions(bank.chance, 1)[0])
    kept = [word for word in words if is_content(word.lower()) or word in ("I", "we") or bank.chance.random() < 0.3]
    for _ in range(bank.chance.randint(1, 3)):
        kept.insert(bank.chance.randint(1, len(kept)), bank.chance.choice(bank.content))
    return kept


_WAYS: dict[str, Callable[[Bank], list[str]]] = {
    "shuffled sentence": _shuffled,
    "content words in any order": _bare,
    "words of the buyer": _of_buyer,
    "words replaced": _replaced,
    "words after a true beginning": _with_tail,
    "halves of three sentences": _spliced,
    "words at random": lambda bank: bank.some(bank.words, 3, 12),
    "an action with words thrown in": _action,
    "content words at random": lambda bank: bank.some(bank.content, 3, 8),
}
