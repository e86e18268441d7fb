"""Simpler ways to pick the topic of a text, as peers: each is made from wordings and ranks topics, best first."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence

from rapidfuzz import fuzz, process
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline

from salestrain.language.words import words

Said = Sequence[tuple[str, str]]
"""Topics, each with one of its wordings."""
Ranking = Callable[[str], list[str]]


def keyword(said: Said) -> Ranking:
    """Shared words, rare ones weigh more: what a word list does."""
    known: dict[str, set[str]] = {}
    for topic, text in said:
        known.setdefault(topic, set()).update(words(text))
    spread = Counter(word for found in known.values() for word in found)
    rarity = {word: math.log(1 + len(known) / n) for word, n in spread.items()}

    def ranked(text: str) -> list[str]:
        mine = set(words(text))
        return sorted(known, key=lambda topic: -sum(rarity[word] for word in mine & known[topic]))

    return ranked


def rapidfuzz(said: Said) -> Ranking:
    """The likest wording by shared tokens (`token_set_ratio`)."""

    def ranked(text: str) -> list[str]:
        found = process.extract(text, [words for _, words in said], scorer=fuzz.token_set_ratio, limit=len(said))
        return list(dict.fromkeys(said[place][0] for _, _, place in found))

    return ranked


def tfidf(said: Said) -> Ranking:
    """Words and word pairs, weighed by rarity, with a trained head: scikit-learn's usual way."""
    model = make_pipeline(
        TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True), LogisticRegression(C=30, max_iter=2000)
    ).fit([text for _, text in said], [topic for topic, _ in said])

    def ranked(text: str) -> list[str]:
        chances = model.predict_proba([text])[0]
        return [str(topic) for _, topic in sorted(zip(-chances, model.classes_, strict=True))]

    return ranked


PEERS: dict[str, Callable[[Said], Ranking]] = {"keyword": keyword, "rapidfuzz": rapidfuzz, "TF-IDF + LR": tfidf}
