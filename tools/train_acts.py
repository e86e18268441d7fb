"""Make the learned heads that are shipped: `python tools/train_acts.py --data DIR`.

DIR holds the coded texts acts_p4g.csv (PersuasionForGood, Apache-2.0), acts_casino.csv (CaSiNo, CC BY 4.0) and
acts_mrda.csv (ICSI meetings, CC BY 4.0); nothing else in it is read. Our own examples come from data/acts. Other texts
must not be added here: the heads are shipped, and most coded talks may only be used for measuring.
"""

from __future__ import annotations

import argparse
import csv
import os
import random
from functools import cache
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np

from salestrain.language.encoder import Encoder
from salestrain.language.heads.learned import WEIGHTS, digest_of_examples, write_heads
from tools.fitting import Recipe, Said, fitted

OWN = Path(__file__).parent.parent / "data" / "acts"
LISTENING = Recipe(words=0.5, meaning=0.1, mix=0.7)
REFLECTION = Recipe(words=0.5, meaning=0.1, even=1.0, bar=0.3)
"""Few examples, read in talks of another sort: shrunk more. A missed reflection is worse than one shown too many."""
MEETING = {"statement": "input", "other": "other", "backchannel": "other", "closed": "question", "wh": "question"}
"""What a meeting adds to our own examples of what is no reflection: how people sound when they talk at length."""
OF_EACH, FEWEST_WORDS = 100, 6
BEHAVIOUR = {
    "reflection_simple": "reflection",
    "reflection_complex": "reflection",
    "question": "question",
    "input": "input",
    "other": "other",
    "pitch": "input",
    "commitment_ask": "question",
    "small_talk": "other",
    "affirm": "other",
    "acknowledge": "other",
}
"""What our own examples are as behaviour; the other labels of selling can be any."""


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with the coded texts")
    parser.add_argument("--to", type=Path, default=WEIGHTS, help="file to write")
    options = parser.parse_args()
    encoder = Encoder.load()
    vector = cache(lambda text: encoder.embed([text])[0].astype(np.float64))
    heads = {
        name: fitted(said, np.array([vector(one.text) for one in said]), recipe)
        for name, (said, recipe) in taught(options.data).items()
    }
    write_heads(options.to, heads, {"examples": digest_of_examples(OWN), "encoder": encoder.digest})


def taught(data: Path) -> dict[str, tuple[list[Said], Recipe]]:
    """For each head the texts it is fitted to, and how."""
    listening, selling = rows(OWN / "listening.csv"), rows(OWN / "selling.csv")
    behaviour = [
        Said(r["text"], r["last_line"], BEHAVIOUR[r["act"]]) for r in listening + selling if r["act"] in BEHAVIOUR
    ]
    reflected = [s._replace(label=_yes(s.label == "reflection")) for s in behaviour + meeting(data)]
    own = [Said(r["text"], r["last_line"], r["act"]) for r in selling]
    donation = [
        Said(r["text"], r["previous_text"], r["act"])
        for r in rows(data / "acts_p4g.csv")
        if r["speaker"] == "persuader"
    ]
    camp = [(r["text"], r["previous_text"], r["tags"].split(",")) for r in rows(data / "acts_casino.csv")]
    persuasion = donation + [s for s in own if s.label != "empathy"]
    return {
        "behaviour": (behaviour, LISTENING),
        "reflection": (reflected, REFLECTION),
        "persuasion": (persuasion, Recipe()),
        "commitment_ask": ([s._replace(label=_yes(s.label == "commitment_ask")) for s in donation + own], Recipe()),
        "small_talk": (_camp(camp, "small-talk") + _own(own, "small_talk"), Recipe()),
        "empathy": (_camp(camp, "showing-empathy") + _own(own, "empathy"), Recipe()),
    }


def meeting(data: Path) -> list[Said]:
    """Statements, questions and backchannels of meetings, as many of each; the same each time."""
    kept: dict[str, list[Said]] = {}
    for row in rows(data / "acts_mrda.csv"):
        act, long = row["act"], len(row["text"].split()) >= FEWEST_WORDS
        if act in MEETING and (long or act != "statement"):
            kept.setdefault(act, []).append(Said(row["text"], row["previous_text"], MEETING[act]))
    chance = random.Random(1)
    return [one for act in MEETING for one in chance.sample(kept[act], OF_EACH)]


def rows(path: Path) -> list[dict[str, str]]:
    """The lines of a table with a header."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _camp(camp: list[tuple[str, str, list[str]]], tag: str) -> list[Said]:
    return [Said(text, last_line, _yes(tag in tags)) for text, last_line, tags in camp]


def _own(own: list[Said], act: str) -> list[Said]:
    return [one._replace(label=_yes(one.label == act)) for one in own]


def _yes(holds: bool) -> str:
    return "yes" if holds else "no"


if __name__ == "__main__":
    main()
