"""What the word lists and readability measures find, and what they accept."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest

from salestrain.content.findings import Findings
from salestrain.content.yaml import parse
from salestrain.kinds.conversation.checks.prose import brands, check_language, grade, jargon, real_brands, roles
from tests.small_talk import SMALL, small_scenario


def codes_and_places(**changes: Any) -> list[tuple[str, str]]:
    findings = Findings("exercise.yaml", parse(json.dumps({**SMALL, **changes}, ensure_ascii=False)))
    check_language(small_scenario(**changes), findings)
    return [(problem.code, problem.where) for problem in findings.problems]


def opening(text: str) -> list[str]:
    return [code for code, where in codes_and_places(buyer={**SMALL["buyer"], "opens": text}) if where == "buyer.opens"]


def test_the_small_talk_is_plain() -> None:
    assert [] == codes_and_places()


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Write to mara@quayside.example, please.", ["W56"]),
        ("See www.quayside.example for that.", ["W56"]),
        ("Ring +44 20 7946 0018.", ["W56"]),
        ("Forty-six thousand, or 46 000, in 2026.", []),
        ("Between 3,000 and 5,000 a year.", []),
        ("We leverage what we have.", ["W55"]),
        ("The lever is stuck.", []),
        ("The engineer is late; she has the key.", []),
        ("The engineer is late, he has the key.", ["W57"]),
        ("He asked the engineer.", []),
        ("Fine 👍", ["W63"]),
        ("What is marked in red is late.", ["W63"]),
        ("The red lorry is late.", []),
        (" ".join(["word"] * 46), ["W54"]),
        (" ".join(["word"] * 31), ["W55"]),
        ("Word word. " * 15, []),
    ],
)
def test_a_line_is_told_for_what_it_holds(text: str, codes: list[str]) -> None:
    assert codes == opening(text)


def test_a_line_said_twice_is_told_at_the_second() -> None:
    repeated = {"reply": [{"say": "Their drivers know our dock!"}]}
    moves = [{**move, **repeated} if move["id"] == "m.change" else move for move in SMALL["moves"]]
    assert [("W53", "moves.3.reply.1.say")] == codes_and_places(moves=moves)


def test_facts_that_never_exist_together_may_share_their_cover() -> None:
    same = {"withhold": "That is a longer story."}
    facts = [{**fact, **same} if fact["id"] in ("f.cost", "f.solved") else fact for fact in SMALL["facts"]]
    assert [] == codes_and_places(facts=facts)


def test_the_grade_of_a_text_is_that_of_the_index() -> None:
    """4.71 letters a word + 0.5 words a sentence - 21.43, for words of 4 letters, 4 in each sentence."""
    assert pytest.approx(4.71 * 4 + 0.5 * 4 - 21.43) == grade("What does that cost? Some more each year.")


def test_a_brand_is_known_by_its_hash_alone() -> None:
    known = frozenset({hashlib.sha256(b"quillrota").hexdigest()[:16]})
    assert (["Quillrota"], True) == (
        real_brands("It is in Quillrota's hands.", known),
        all(len(digest) == 16 for digest in brands()),
    )


def test_the_lists_are_in_order_and_say_each_thing_once() -> None:
    words, named = list(jargon()), [role for role, _ in roles()]
    assert (len(set(words)), len(set(named)), {"he", "she"}) == (len(words), len(named), {by for _, by in roles()})
