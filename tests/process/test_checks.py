"""Mistakes in a process are found at their line, with what would be right."""

from __future__ import annotations

import pytest

from salestrain.content.loading import check_text
from tests.process.samples import FOLDER

TEXT = (FOLDER / "exercise.yaml").read_text(encoding="utf-8")


def found(old: str, new: str) -> list[tuple[str, str]]:
    """Code and sentence of every mistake after this change of the shipped process."""
    assert TEXT.count(old) >= 1
    return [(problem.code, str(problem)) for problem in check_text(TEXT.replace(old, new, 1), FOLDER.name)[1]]


@pytest.mark.parametrize(
    ("old", "new", "code", "says"),
    [
        ("passes: 50", "passes: 101", "E01", "101 is outside the range"),
        ("passes: 50", "passes: -1", "E01", "-1 is outside the range"),
        ("passes: 50", "passes: 0", "E93", "With 0% passing, no deal can ever be won"),
        ("typical_days: [3, 7, 14]", "typical_days: [3, 7]", "E01", ""),
        ("rung: time", "rung: tme", "E01", "time"),
        ("given_by: seller", "given_by: nobody", "E01", "'nobody' is not possible here"),
        ("needs: [o.cost]", "needs: [o.costs]", "E03", "There is no outcome or commitment 'o.costs'"),
        ("needs: [o.cost]", "needs: [c.decide]", "E92", "needs 'c.decide' of a later one"),
        ("did: held, which: s.open", "did: held, which: c.time", "E03", "There is no stage 'c.time'"),
        ("which: c.time, kept", "which: c.tim, kept", "E03", "Did you mean"),
        ("id: o.reason", "id: reason", "E02", "begins with 'o.'"),
        ("id: c.explore,", "id: c.time,", "E02", "is taken"),
        ("said: skip_found, gte: 2", "said: skips_found, gte: 2", "E03", "There is no thing that is noticed"),
        ("{count: {said: belief_with_reason, gte: 2}}", "{fact: f.x}", "E03", "nothing is noticed that 'fact'"),
        ("commitment: c.consensus", "commitment: c.everybody", "E03", "There is no commitment 'c.everybody'"),
        ("deal: d.saffron", "deal: d.safran", "E03", "There is no deal 'd.safran'"),
        ("closed: 2026-04-16", "closed: 2026-04-10", "E94", "is after 2026-04-10, the deal closed"),
        ("    result: won\n    closed: 2026-04-16\n", "    result: won\n", "E94", "no day on which it closed"),
        ("did: asked, which: c.change", "did: held, which: s.explore", "E94", "nobody has asked for it"),
        (
            'shows: contradicted, because: "He looks at it alone. Nobody works on it with us."',
            "shows: contradicted",
            "E94",
            "The words are contradicted, and nobody is told why",
        ),
        ("asked: 210", "asked: 3", "E95", "There are 210 answers to 3 times of asking"),
        (
            "exit: {all_outcomes: true, commitments_min: 2}",
            "exit: {all_outcomes: false, commitments_min: 0}",
            "E92",
            "The exit asks for nothing",
        ),
    ],
)
def test_a_mistake_is_named_with_its_code(old: str, new: str, code: str, says: str) -> None:
    assert (code, True) in [(name, says in sentence) for name, sentence in found(old, new)]


def test_a_process_that_is_broken_everywhere_is_answered_and_not_raised() -> None:
    nothing = "schema: salestrain/exercise@1\nkind: process\nid: x\nstages: 3\ndeals: {a: 1}\nrecord: no\nrubric: []\n"
    assert {"E01", "E13"} >= {problem.code for problem in check_text(nothing, "y")[1]}
