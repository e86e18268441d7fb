"""Every line that a buyer can say, by the id under which the talk keeps it."""

from __future__ import annotations

from collections.abc import Iterator

from .content import Answer, Scenario


def spoken_lines(scenario: Scenario) -> dict[str, str]:
    """Id to text, without the lines of `fallback`, which take up nothing."""
    found = {"opens": scenario.buyer.opens}
    for fact in scenario.facts:
        found[f"{fact.id}.text"] = fact.text
        cover = fact.cover.text if fact.cover else None
        held = {"withhold": fact.withhold, "withhold_again": fact.withhold_again, "cover": cover}
        found |= {f"{fact.id}.{key}": text for key, text in held.items() if text}
    for move in scenario.moves:
        found |= {f"{move.id}.reply.{number}": reply.say for number, reply in enumerate(move.reply)}
        if move.early:
            found[f"{move.id}.early"] = move.early
    found |= {f"{reaction.id}.say": reaction.say for reaction in scenario.reactions if reaction.say}
    found |= {f"{item.id}.say": item.say for item in scenario.agenda}
    for answer in (*scenario.world, *scenario.follow_ups):
        found |= {f"{answer.id}.{key}": text for key, text in _of_answer(answer)}
    return found


def _of_answer(answer: Answer) -> Iterator[tuple[str, str]]:
    for key in ("say", "again", "withhold"):
        if text := getattr(answer, key):
            yield key, text


def is_called(line: str, name: str) -> bool:
    """Whether the line with this id is what an author names so.

    `f.cost` is the fact when it is told or said again, and not what is said while it is held back.
    """
    if name.startswith("f.") and name.count(".") == 1:
        return line in (f"{name}.text", f"{name}.again")
    return line == name or line.startswith(f"{name}.") or line == f"{name}_again"
