"""Content of a call exercise: a transcript to analyse, with an invented call to try it on."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ...content.findings import Findings
from ...core.exercise import Exercise, Line
from ...core.problems import did_you_mean


class Call(Exercise):
    """Exercise on the learner's own calls; `sample` is an invented call with one turn per line, as “Name: words”.

    `seller` is the speaker whose profile is shown; `questions` are for the learner's own reflection afterwards.
    """

    kind: Literal["call"]
    briefing: Line
    sample: Annotated[tuple[Line, ...], Field(min_length=6)]
    seller: Line
    questions: Annotated[tuple[Line, ...], Field(min_length=1)]


def check_call(findings: Findings) -> None:
    """Check that the seller is one of the speakers of the sample (E03)."""
    seller = findings.data.get("seller")
    speaking = {text.partition(":")[0].strip() for _, text in findings.select("sample.*") if isinstance(text, str)}
    if isinstance(seller, str) and speaking and seller not in speaking:
        what = f"Nobody called '{seller}' speaks in the sample."
        findings.add("E03", ("seller",), what, did_you_mean(seller, speaking))
