"""Every line a buyer can say, by the id under which the talk stores it."""

from __future__ import annotations

from collections.abc import Iterator

from .content import Answer, Scenario


def spoken_lines(scenario: Scenario) -> dict[str, str]:
    """Return the lines by id, without those of `fallback`, which take up nothing."""
    lines = {"opens": scenario.buyer.opens}
    for fact in scenario.facts:
        lines[f"{fact.id}.text"] = fact.text
        cover = fact.cover.text if fact.cover else None
        guarded = {"withhold": fact.withhold, "withhold_again": fact.withhold_again, "cover": cover}
        lines |= {f"{fact.id}.{key}": text for key, text in guarded.items() if text}
    for move in scenario.moves:
        lines |= {f"{move.id}.reply.{number}": reply.say for number, reply in enumerate(move.reply)}
        if move.early:
            lines[f"{move.id}.early"] = move.early
    lines |= {f"{line.id}.reply.0": line.reply for line in scenario.tempting}
    lines |= {f"{reaction.id}.say": reaction.say for reaction in scenario.reactions if reaction.say}
    lines |= {f"{item.id}.say": item.say for item in scenario.agenda}
    for answer in (*scenario.world, *scenario.follow_ups):
        lines |= {f"{answer.id}.{key}": text for key, text in _of_answer(answer)}
    return lines


def _of_answer(answer: Answer) -> Iterator[tuple[str, str]]:
    for key in ("say", "again", "withhold"):
        if text := getattr(answer, key):
            yield key, text


def is_called(line: str, name: str) -> bool:
    """Return whether an author's name covers the line with this id.

    `f.cost` covers the fact when it is revealed or repeated, but not what is said while it is withheld.
    """
    if name.startswith("f.") and name.count(".") == 1:
        return line in (f"{name}.text", f"{name}.again")
    return line == name or line.startswith(f"{name}.") or line == f"{name}_again"
