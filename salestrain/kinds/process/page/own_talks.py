"""Own talks as trails: what was held, what came out, what was asked for, and whether it went forward."""

from __future__ import annotations

from typing import Any

from ....ui.layout import columns, listed, section, table
from ....ui.markup import Html, button, join, tag
from ..trail import Trail
from ..wording import asking
from .evidence import share
from .tabs import words_of

ANSWERS = {"given": "given", "conditional": "on a condition", "refused": "refused"}


def part(session: Any) -> Html:
    """The talks that were brought in, and the way to bring in more."""
    bring = tag("div", button("Bring in my talks", "bring"), class_="st-row")
    lead = tag("p", "Talks that you finished in this course: which conversation was held, what came out, what you "
               "asked for and what you got. Nobody else's are looked at.")  # fmt: skip
    if not session.state.talks:
        return section("Your own talks", lead, bring)
    return section("Your own talks", *shown(session), bring)


def shown(session: Any) -> list[Html]:
    """How often a commitment was asked for and given, and each talk as a trail."""
    talks: tuple[Trail, ...] = session.state.talks
    asked = sum(bool(one.asked) for one in talks)
    given = sum("given" in one.answers.values() for one in talks)
    says = f"A commitment was asked for in {share(asked, len(talks))}, and given in {share(given, asked)} of those."
    return [tag("p", says), _table(session, talks)]


def _table(session: Any, talks: tuple[Trail, ...]) -> Html:
    process, words = session.exercise, words_of(session.exercise)
    rows = []
    for one in talks:
        seen = [step for step in one.deal.trail if step.did == "evidenced"]
        outcomes = listed(join(words[step.which], " ", tag("q", step.words or "")) for step in seen)
        stage = process.stages[one.reached if not one.visits else one.visits[0].stage]
        held = "held" if stage.id in one.met else "opened, and nothing learned"
        rows.append(tag("tr", tag("th", one.deal.name, scope="row"), tag("td", f"“{stage.name}”: {held}"),
                        tag("td", outcomes if seen else "none"), tag("td", _asked(one, words)),
                        tag("td", "went forward" if "given" in one.answers.values() else "stalled")))  # fmt: skip
    texts = ("Talk", "Conversation", "Outcomes, with the words", "Commitment asked for", "So it")
    return table("Your talks as trails", columns(*((text, False) for text in texts)), rows)


def _asked(one: Trail, words: dict[str, str]) -> Html:
    found = []
    for step in one.deal.trail:
        if step.did == "asked":
            how = tag("span", f" {asking(step.words or '').sentence}", class_="st-muted")
            found.append(join(words[step.which], " You: ", tag("q", step.words or ""), how))
        elif step.did in ANSWERS:
            found.append(join(f"{ANSWERS[step.did]}: ", tag("q", step.words or "")))
    return listed(found) if found else tag("span", "none")
