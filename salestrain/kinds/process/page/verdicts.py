"""Trust it or change it: an answer for each commitment first, then the evidence, and the three claims together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ....ui.inputs import field, form, hidden, radios
from ....ui.layout import columns, listed, section, table
from ....ui.markup import Html, button, fold, join, tag
from ..content import RUNGS
from ..ledger import CLAIMS, NOTE, VERDICTS, Evidence, Sides, tally
from ..moves import evidence_for
from .evidence import points, share


def parts(session: Any) -> list[Html]:
    """The next commitment to answer for, those answered with their evidence, and at the end the claims."""
    process, state = session.exercise, session.state
    evidence = evidence_for(session.script, state)
    commitments = [one for one in evidence if one.sort == "commitment"]
    waiting = [one for one in commitments if one.id not in state.answers]
    done = [next(one for one in commitments if one.id == name) for name in reversed(state.answers)]
    whose = "the deals you loaded" if state.source == "own" else process.record_of
    found = [tag("p", f"{len(done)} of {len(commitments)} answered. The evidence is counted from: {whose}"),
             tag("p", "Too little data: fewer than 20 closed deals on a side. Trust: the whole interval lies above 0. "
                 "Drop: even its best end is below +5 points. Fix: anything else.", class_="st-notice")]  # fmt: skip
    if done:
        found.append(section("What the evidence says", _answered(session, done[0])))
    if waiting:
        found.append(_ask(session, waiting[0]))
    else:
        ways = [button("Change the process, or skip", "go", "lead"),
                button("Save the evidence as CSV", "keep", "evidence", "st-quiet")]  # fmt: skip
        found.append(section("The three claims", *_claims(evidence), tag("div", *ways, class_="st-row")))
    if done[1:]:
        found.append(section("Answered before", *[_answered(session, one) for one in done[1:]]))
    return found


def looked_back(session: Any) -> list[Html]:
    """What was answered beside the evidence, and the three claims."""
    evidence = evidence_for(session.script, session.state)
    answered = [_answered(session, one) for one in evidence if one.id in session.state.answers]
    return [*answered, tag("h4", "The three claims"), *_claims(evidence)]


def _ask(session: Any, one: Evidence) -> Html:
    stage = session.exercise.stages[one.stage]
    commitment = next(c for c in stage.commitments if c.id == one.id)
    sides = one.sides
    counts = "No closed deal went on from here."
    if sides.kept + sides.skipped:
        counts = (f"Of closed deals that went on with it {sides.kept_won} of {sides.kept} were won, of those that went "
                  f"on without it {sides.skipped_won} of {sides.skipped}.")  # fmt: skip
    return section(
        f"{RUNGS[commitment.rung]}: {one.text}",
        tag("p", f"Stage “{stage.name}”. {counts}", _asked(sides)),
        tag("p", "How sure is that? The interval, and what it says, come after your answer.", class_="st-hint"),
        form("trust", hidden("commitment", one.id),
             radios("answer", "What do you do with it?", [(name, words) for name, words in VERDICTS.items()]),
             field("Why?", "why", "st-trust-why", long=True, required=False), submit="Answer, and show the evidence"),
    )  # fmt: skip


def _asked(sides: Sides) -> str | None:
    if not sides.asked:
        return None
    return (f" Asked {sides.asked} times: given {sides.given}, on a condition {sides.conditional}, "
            f"refused {sides.refused}.")  # fmt: skip


def _answered(session: Any, one: Evidence) -> Html:
    given = session.state.answers[one.id]
    same, said = given["answer"] == one.verdict, VERDICTS[given["answer"]]
    chip = tag("span", "as the evidence says" if same else "against the evidence",
               class_="st-chip " + ("st-good" if same else "st-caution"))  # fmt: skip
    because = join(" Because: ", tag("q", given["reason"])) if given["reason"] else None
    return tag(
        "div",
        tag("h4", one.text),
        tag("p", f"You said “{said}”, the evidence says “{VERDICTS[one.verdict]}”. ", chip, because),
        tag("p", one.why),
        _figures(one),
        class_="st-card",
    )


def _figures(one: Evidence) -> Html:
    sides = one.sides
    lines = [
        f"Won with it: {share(sides.kept_won, sides.kept)}. Without it: {share(sides.skipped_won, sides.skipped)}."
        if sides.kept + sides.skipped else None,
        f"Difference: {points(one.difference)}. {NOTE}" if one.difference else None,
        _asked(sides),
    ]  # fmt: skip
    return listed(line for line in lines if line)


def _claims(evidence: Sequence[Evidence]) -> list[Html]:
    found: list[Html] = []
    for sort, claim in CLAIMS.items():
        counts = tally(evidence, sort)
        mine = [one for one in evidence if one.sort == sort]
        sentence = ", ".join(f"{VERDICTS[name]} {count}" for name, count in counts.items())
        rows = [
            tag("tr", tag("th", one.text, scope="row"), tag("td", VERDICTS[one.verdict]),
                tag("td", share(one.sides.kept_won, one.sides.kept), class_="st-number"),
                tag("td", share(one.sides.skipped_won, one.sides.skipped), class_="st-number"))
            for one in mine
        ]  # fmt: skip
        head = columns(("What", False), ("The evidence says", False), ("Won with it", True), ("Won without it", True))
        inside = fold(f"Every one, with its figures ({len(mine)})", table(claim, head, rows))
        says = tag("p", f"Of {len(mine)}: {sentence}.")
        found.append(tag("div", tag("p", tag("strong", claim)), says, inside, class_="st-card"))
    found.append(tag("p", f"Shares are of closed deals that went on beyond the stage, with 95 % intervals. {NOTE}"))
    return found
