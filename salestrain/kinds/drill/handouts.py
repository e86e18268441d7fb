"""What a drill gives on paper: its items to write on, and a sheet with the good answers and their reasons."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ...content.playthrough import AnyPlaythrough
from ...ui import Blank, Body, Box, Boxes, Items, Node, Quotation, Screen, Text, quote, strong
from ...ui.handout import Handout
from .content import (
    FORMATS,
    Behaviour,
    Classify,
    Drill,
    Example,
    Excuse,
    Format,
    Incumbent,
    Item,
    Ladder,
    NextBest,
    Reflect,
    Rewrite,
)
from .page.items import given
from .page.labels import CONTROL_WORDS, FOCUS_WORDS, FORM_WORDS, INTENT_WORDS, RUNG_WORDS, TITLES
from .several import INTENTS, RUNGS

ROUNDS = 2
"""Rounds for which there is paper for each behaviour; more would be a book."""


def handouts(drill: Drill, playthroughs: Sequence[AnyPlaythrough]) -> tuple[Handout, ...]:
    """Return two rounds for each behaviour to write on, and their answers.

    Args:
        drill: the drill, with its moments played.
        playthroughs: examples beside it, which the answers make needless on paper.
    """
    sheets: list[Handout] = []
    for behaviour in drill.behaviours:
        items = _rounds(drill, behaviour)
        name = behaviour.id.rpartition(".")[2].replace("_", "-")
        says = f"For the learner: {ROUNDS * drill.tries} tries with room to write."
        sheets.append(Handout(f"on-paper-{name}", says, _to_write(drill, behaviour, items)))
        says = "Good answers with their reasons."
        sheets.append(Handout(f"answers-{name}", says, _answers(behaviour, items), gives_away=True))
    return tuple(sheets)


def _rounds(drill: Drill, behaviour: Behaviour) -> list[Item]:
    """Return items for the rounds on paper, of as many formats as there are."""
    waiting = {name: [i for i in drill.items if i.behaviour == behaviour.id and i.format == name] for name in FORMATS}
    chosen: list[Item] = []
    while any(waiting.values()) and len(chosen) < ROUNDS * drill.tries:
        chosen += [items.pop(0) for items in waiting.values() if items]
    return chosen[: ROUNDS * drill.tries]


def _to_write(drill: Drill, behaviour: Behaviour, items: Sequence[Item]) -> Screen:
    cards = [_example(example) for example in behaviour.examples]
    expected = Blank(f"Of {len(items)} tries, so many will be right at once")
    asked = [_asked(drill, item, number) for number, item in enumerate(items, 1)]
    body: Body = [Text(behaviour.why, "lead"), *cards, expected, *asked, Text(drill.illustrative, "fine")]
    return Screen(behaviour.label, body)


def _answers(behaviour: Behaviour, items: Sequence[Item]) -> Screen:
    told = [_answered(item, number) for number, item in enumerate(items, 1)]
    lead = Text("Give it out when everybody has written. Other wordings may be as good.", "notice")
    return Screen(f"Answers: {behaviour.label}", [lead, Text(behaviour.try_next), *told])


def _example(example: Example) -> Node:
    says: list[Node] = [Text(["The buyer: ", quote(example.says)])] if example.says else []
    return Box([*says, Text(["The seller: ", strong([quote(example.line)])]), Text(example.see, "muted")])


def _asked(drill: Drill, item: Item, number: int) -> Node:
    """Return an item as a box to write in."""
    setting = [] if item.next_best else [Text(drill.situations[item.situation].text, "muted")]
    title = Text([strong(f"{number}. {TITLES[item.format]}")])
    return Box([title, *setting, *given(item), *_ASKED[item.format](getattr(item, item.format))])


def _answered(item: Item, number: int) -> Node:
    """Return what a good answer to an item is, and why."""
    answer: list[Node] = _ANSWERED[item.format](getattr(item, item.format))
    return Box([Text([strong(f"{number}. {TITLES[item.format]}")]), *answer, Text(item.explanation, "muted")])


def _ask_classify(_: Classify) -> list[Node]:
    forms = [words.partition(":")[0] for words in FORM_WORDS.values()]
    return [Boxes("Its form", forms), Boxes("It asks about", list(FOCUS_WORDS.values()))]


def _ask_rewrite(rewrite: Rewrite) -> list[Node]:
    return [Blank(f"Your better question, about {FOCUS_WORDS[rewrite.focus]}", 2)]


def _ask_next_best(content: NextBest) -> list[Node]:
    seen = content.moment.seen
    assert seen is not None, "the moments of a drill that is printed were played"
    words = {move.move: move.text for move in seen.moves}
    said = [Text([strong(f"{line.name}: "), line.text]) for line in seen.lines]
    question = f"Which line opens up the most with {seen.buyer} now?"
    return [Text(seen.brief), *said, Boxes(question, [words[name] for name in content.options], stacked=True)]


def _ask_ladder(ladder: Ladder) -> list[Node]:
    steps = [Blank(RUNG_WORDS[rung]) for rung in RUNGS]
    return [Quotation(ladder.fact, "The buyer says"), Text("One question for each step:"), *steps]


def _ask_reflect(_: Reflect) -> list[Node]:
    return [Blank("Say it back in one sentence, with nothing added", 2)]


def _ask_incumbent(incumbent: Incumbent) -> list[Node]:
    steps = [Blank(INTENT_WORDS[name]) for name in INTENTS]
    use = Blank("A line that uses the answers", 2)
    return [Quotation(incumbent.opens, "The buyer says"), Text("One question for each:"), *steps, use]


def _ask_excuse(excuse: Excuse) -> list[Node]:
    clauses = [Boxes(f"“{clause.text.strip(' ,.')}”", list(CONTROL_WORDS.values())) for clause in excuse.clauses]
    action = Blank("The action you would write instead: what, with whom or how much, by when", 2)
    return [Quotation(" ".join(clause.text for clause in excuse.clauses), "A seller says"), *clauses, action]


def _tell_classify(content: Classify) -> list[Node]:
    return [
        Text([quote(content.question)]),
        Text(f"{FORM_WORDS[content.form]}. It asks about {FOCUS_WORDS[content.focus]}."),
    ]


def _tell_models(content: Rewrite | Reflect | Excuse) -> list[Node]:
    return [Items([quote(line) for line in content.model])]


def _tell_next_best(content: NextBest) -> list[Node]:
    """Tell what each line would have opened; the engine has tried them all."""
    seen = content.moment.seen
    assert seen is not None, "the moments of a drill that is printed were played"
    moves = {move.move: move for move in seen.moves}
    lines: list[list[Node]] = []
    for name in content.options:
        move = moves[name]
        opened = "; ".join(fact.label for fact in move.opens) or "nothing new"
        lines.append([quote(move.text), f" opens: {opened}."])
    return [Items(lines)]


def _tell_ladder(ladder: Ladder) -> list[Node]:
    rungs = [(name, getattr(ladder.rungs, name)) for name in RUNGS]
    return [Items([[strong(f"{RUNG_WORDS[name]}: "), quote(rung.model), " ", rung.answer] for name, rung in rungs])]


def _tell_incumbent(incumbent: Incumbent) -> list[Node]:
    told = [(INTENT_WORDS[name], getattr(incumbent, name)) for name in INTENTS]
    answers = Items([[strong(f"{words}: "), answer] for words, answer in told])
    return [answers, Text("One way to ask and to use it:"), Items([quote(line) for line in incumbent.model])]


_ASKED: dict[Format, Callable[..., list[Node]]] = {
    "classify": _ask_classify,
    "rewrite": _ask_rewrite,
    "next_best": _ask_next_best,
    "ladder": _ask_ladder,
    "reflect": _ask_reflect,
    "incumbent": _ask_incumbent,
    "excuse": _ask_excuse,
}
_ANSWERED: dict[Format, Callable[..., list[Node]]] = {
    "classify": _tell_classify,
    "rewrite": _tell_models,
    "next_best": _tell_next_best,
    "ladder": _tell_ladder,
    "reflect": _tell_models,
    "incumbent": _tell_incumbent,
    "excuse": _tell_models,
}
