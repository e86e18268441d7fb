"""A place to look at the transcript of a real call: what to say about it, and an invented call to try it on."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ...content.findings import Findings
from ...core.exercise import Exercise, Line
from ...core.problems import did_you_mean


class Call(Exercise):
    """An exercise at one's own calls. `sample` is an invented call, a turn a line, as “Name: words”.

    `seller` is the one of its speakers whom the profile is about; `questions` are what to ask oneself afterwards.
    """

    kind: Literal["call"]
    briefing: Line
    sample: Annotated[tuple[Line, ...], Field(min_length=6)]
    seller: Line
    questions: Annotated[tuple[Line, ...], Field(min_length=1)]


def check_call(findings: Findings) -> None:
    """E03: the seller is one of those who speak in the sample."""
    seller = findings.data.get("seller")
    speaking = {text.partition(":")[0].strip() for _, text in findings.select("sample.*") if isinstance(text, str)}
    if isinstance(seller, str) and speaking and seller not in speaking:
        what = f"Nobody called '{seller}' speaks in the sample."
        findings.add("E03", ("seller",), what, did_you_mean(seller, speaking))
