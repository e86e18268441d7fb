"""One turn of a talk: apply the moves, disclose facts, react, raise the agenda, end, reply.

Every consequence of the learner's line is recorded as an event, in the order in which it happens and with its reason.
`Telling` folds each event into the state immediately, so that the state is always the fold of the events.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from ...core.conditions import Leaf, Not, Now, Value, first_unmet, leaves
from ...core.events import Event, Json
from .content import Fact, MoveContent
from .marks import still_open
from .naming import naming
from .script import Script
from .state import State, apply

MOST_FACTS_A_TURN = 2
TRUST_A_TURN = (-3, 2)
"""Lowest and highest change of trust in one turn; trust falls faster than it rises, and no line wins or loses all."""
LAST_TURN = 40
AS_I_SAID = "As I said: "
IMPATIENT = 2
ASKED = frozenset("open_question closed_question probe".split())
"""Kinds of moves that ask for something, and so must be answered."""


class Telling:
    """Recorder of a move in progress: the events so far and the state they lead to."""

    def __init__(self, script: Script, state: State) -> None:
        self.script = script
        self.state = state
        self.events: list[Event] = []

    def happened(self, kind: str, tags: Sequence[str] = (), turn: int | None = None, **data: Json) -> None:
        """Record one event and fold it into the state.

        Args:
            kind: kind of the event.
            tags: what was noticed about it.
            turn: turn in which it happened; the current one by default.
            data: fields of the event.
        """
        self.tell(Event(kind, self.state.turn if turn is None else turn, data, tuple(tags)))

    def tell(self, event: Event) -> None:
        """Record one event as it is, and fold it into the state."""
        self.state = apply(self.state, event)
        self.events.append(event)

    def pick(self, pool: Sequence[str], name: str, skip: int = 0) -> tuple[str, str]:
        """Pick the line of a pool that was used longest ago; ties are broken by the random stream of this turn.

        Args:
            pool: wordings to choose from.
            name: prefix of their line ids.
            skip: number of lines to pass over, for pools that are drawn from several times within one turn.

        Returns:
            The id of the line and its text.
        """
        order = list(range(len(pool)))
        self.script.rng(self.state.turn, f"line:{name}").shuffle(order)
        order.sort(key=lambda i: self.state.used_lines.get(f"{name}.{i}", -1))
        best = order[skip % len(order)]
        return f"{name}.{best}", pool[best]


def take_turn(
    telling: Telling, moves: Sequence[MoveContent], also: Callable[[], list[Json]] | None = None, proposed: str = ""
) -> None:
    """Record everything that follows from the learner's line, once it has been said and understood.

    Args:
        telling: recorder of this move.
        moves: moves that the line was understood as.
        also: returns the buyer's answers to the ordinary parts of the line.
        proposed: the day and hour named in the line.
    """
    lines: list[Json] = []
    trust = _Allowance(telling)
    _answer_agenda(telling, moves)
    _apply(telling, moves, trust)
    revealed = _disclose(telling)
    lines += _acknowledge(telling, moves) if revealed else []
    lines += revealed
    lines += _guard(telling, _is_named) if revealed else _hold_back(telling, moves)
    if also is not None:
        lines = _with_answers(lines, also())
    lines += _react(telling, trust)
    ending, by = _matching_ending(telling, proposed)
    if ending is None and not revealed:
        lines += _raise_agenda(telling)
    if ending is None:
        lines += _warn(telling)
    else:
        lines = [line for line in lines if not line["id"].startswith("neutral.")]
        lines.append(spoken_line(telling, f"{ending['ending']}.say", ending["say"], by))
    telling.happened("replied", lines=lines)
    if ending is not None:
        telling.happened("ended", (f"ending:{ending['ending']}", f"verdict:{ending['verdict']}"), **ending)


def _with_answers(lines: list[Json], answers: list[Json]) -> list[Json]:
    """Append the answers to ordinary questions, and drop the neutral filler line, which is then no longer needed."""
    if answers:
        lines = [line for line in lines if not line["id"].startswith("neutral.")]
    return [*lines, *answers]


class _Allowance:
    """Budget for changes of trust within this turn."""

    def __init__(self, telling: Telling) -> None:
        self.telling = telling
        self.moved = 0

    def change(self, name: str, by: int, source: str, why: str) -> None:
        """Change a state variable within its range, and record the change if there is one.

        Args:
            name: state variable.
            by: change that is wanted.
            source: id of the move, reaction or rule that causes it.
            why: reason to show.
        """
        telling, wanted = self.telling, by
        if name == "trust":
            low, high = TRUST_A_TURN
            by = max(low, min(high, self.moved + by)) - self.moved
        variable = telling.script.scenario.state[name]
        now = telling.state.values[name]
        to = max(variable.min, min(variable.max, now + by))
        if to == now:
            return
        self.moved += to - now if name == "trust" else 0
        telling.happened(
            "changed", (f"changed:{name}",), name=name, by=to - now, to=to, wanted=wanted, source=source, why=why
        )


def _answer_agenda(telling: Telling, moves: Sequence[MoveContent]) -> None:
    item = telling.state.expecting
    if item is None:
        return
    if {move.id for move in moves} & set(telling.script.agenda[item].expects):
        telling.happened("agenda_answered", (f"answered:{item}",), item=item)
    elif telling.state.addressed:
        # A typed line may well have been an answer: without proof, neither credit nor penalise it.
        telling.happened("agenda_passed", item=item)
    else:
        telling.happened("agenda_dodged", (f"dodged:{item}",), item=item)


def _apply(telling: Telling, moves: Sequence[MoveContent], trust: _Allowance) -> None:
    before = telling.state.before
    assert before is not None, "a turn begins with a line, and a line keeps the state before it"
    for name, by in telling.script.scenario.per_turn.items():
        trust.change(name, by, "per_turn", "Every turn takes a little of the buyer's time.")
    for move in moves:
        used_before = bool(before.moments(f"move:{move.id}"))
        steps = move.effects.repeat if used_before else move.effects.first
        again = ", again" if used_before else ""
        for name, by in steps.items():
            times, why = _temper(telling, name)
            trust.change(name, int(by * times), move.id, f"{move.label}{again}.{why}")


def _temper(telling: Telling, name: str) -> tuple[float, str]:
    """Return how the buyer's temperament scales a change of this variable: the factor, and the reason to show."""
    times, why = 1.0, ""
    for trait_name in telling.script.traits:
        trait = telling.script.scenario.buyer.traits[trait_name]
        if name in trait.times and trait.when.condition.holds(telling.state):
            times *= trait.times[name]
            why += f" {trait.why}"
    return times, why


def _disclose(telling: Telling) -> list[Json]:
    """Reveal the facts that are due, most valuable first; the rest wait for a later turn."""
    lines: list[Json] = []
    while len(lines) < MOST_FACTS_A_TURN:
        due = next((fact for fact in _untold(telling) if _is_due(telling, fact)), None)
        if due is None:
            break
        topics = telling.script.topics_of_fact[due.id]
        rule = "asked about it" if due.reveal is None else due.reveal.condition.words(naming(telling.script.scenario))
        tags = (f"fact:{due.id}", *(f"learned:{topic}" for topic in sorted(topics)))
        telling.happened("fact_revealed", tags, fact=due.id, text=due.text, because=rule)
        lines.append(spoken_line(telling, f"{due.id}.text", due.text, due.by))
    for waiting in [fact for fact in _untold(telling) if _is_due(telling, fact)]:
        if not telling.state.moments(f"waits:{waiting.id}"):
            telling.happened("fact_waits", (f"waits:{waiting.id}",), fact=waiting.id)
    return lines


def _because(telling: Telling, fact: Fact) -> str:
    """Return why a fact is told, in words, without what only another variant would take."""
    told = True if fact.reveal is None else still_open(telling.script)(fact.reveal.condition)
    return "asked about it" if isinstance(told, bool) else told.words(naming(telling.script.scenario))


def _untold(telling: Telling) -> Iterator[Fact]:
    known = telling.state.known
    return (fact for fact in telling.script.facts.values() if fact.id not in known)


def _is_due(telling: Telling, fact: Fact) -> bool:
    """Return whether its condition holds now, or held in an earlier turn that had revealed enough already."""
    if telling.state.moments(f"waits:{fact.id}"):
        return True
    return _is_asked(telling, fact) if fact.reveal is None else fact.reveal.condition.holds(telling.state)


def _is_asked(telling: Telling, fact: Fact) -> bool:
    """Return whether this turn asks for the fact: by one of its topics, or by a move that its condition names."""
    topics = telling.script.topics_of_fact[fact.id]
    return any(f"topic:{topic}" in telling.state.tags_now for topic in topics) or _is_named(telling, fact)


def _is_named(telling: Telling, fact: Fact) -> bool:
    """Return whether this turn contains a move that the fact's condition names."""
    return fact.reveal is not None and any(
        isinstance(leaf, Now) and leaf.tag.startswith("move:") and leaf.tag in telling.state.tags_now
        for leaf in leaves(fact.reveal.condition)
    )


def _guard(telling: Telling, asked: Callable[[Telling, Fact], bool]) -> list[Json]:
    """Return the buyer's evasive line for a requested fact that is still locked, and record why it was withheld.

    If several facts were requested, those that the line itself asks for precede those that only share its topic.
    """
    untold = list(_untold(telling))
    if telling.script.scenario.world:
        untold.sort(key=lambda fact: not _is_named(telling, fact))
    for fact in untold:
        kind = "fact_withheld" if fact.withhold else "fact_covered" if fact.cover else None
        if kind is None or not asked(telling, fact):
            continue
        line = _guarded_line(telling, fact)
        tags = (f"{kind.removeprefix('fact_')}:{fact.id}",)
        telling.happened(kind, tags, fact=fact.id, text=line["text"], **unmet(telling, fact))
        return [line]
    return []


def _hold_back(telling: Telling, moves: Sequence[MoveContent]) -> list[Json]:
    """Return what the buyer says when no fact is revealed."""
    if guarded := _guard(telling, _is_asked):
        return guarded
    if not any(_is_asked(telling, fact) for fact in _untold(telling)) and (repeated := _as_i_said(telling)):
        return [repeated]
    for move in moves:
        for number, reply in enumerate(move.reply):
            if _is_used_up(telling, f"{move.id}.reply.{number}"):
                continue
            if reply.when is None or reply.when.condition.holds(telling.state):
                return [spoken_line(telling, f"{move.id}.reply.{number}", reply.say, reply.by)]
    if too_soon := _too_soon(telling, moves):
        return [too_soon]
    line_id, text = telling.pick(telling.script.scenario.fallback.neutral, "neutral")
    return [{"id": line_id, "text": text}]


def _too_soon(telling: Telling, moves: Sequence[MoveContent]) -> Json:
    """Return an answer to a question that has none yet, so that nobody who asks is met with a mere "Hm"; else None.

    A fact that the question asks for is thereby held back, and the debrief says what it waits for.
    """
    asking = next((move for move in moves if move.kind in ASKED), None)
    if asking is None or not telling.script.scenario.world:
        return None
    fact = next((fact for fact in _untold(telling) if _is_named(telling, fact)), None)
    if fact is None and len(telling.state.moments(f"move:{asking.id}")) > 1:
        return _all_told(telling)
    line = early_line(telling, asking)
    if fact is not None:
        tags = (f"withheld:{fact.id}",)
        telling.happened("fact_withheld", tags, fact=fact.id, text=line["text"], **unmet(telling, fact))
    return line


def _all_told(telling: Telling) -> Json:
    """Return what the buyer says to a question that was answered before; None where the author wrote nothing for it."""
    told = telling.script.scenario.fallback.told
    if not told:
        return None
    line_id, text = telling.pick(told, "told")
    return {"id": line_id, "text": text}


def early_line(telling: Telling, move: MoveContent) -> dict[str, Json]:
    """Return what the buyer says to a line that comes too early: the line's own words once, then any buyer's."""
    if move.early and f"{move.id}.early" not in telling.state.used_lines:
        return spoken_line(telling, f"{move.id}.early", move.early, None)
    fallback = telling.script.scenario.fallback
    line_id, text = telling.pick(fallback.early or fallback.neutral, "early")
    return {"id": line_id, "text": text}


def _is_used_up(telling: Telling, line_id: str) -> bool:
    """Return whether a buyer with a world has said this line already; such a buyer never answers twice alike."""
    return bool(telling.script.scenario.world) and line_id in telling.state.used_lines


def _guarded_line(telling: Telling, fact: Fact) -> Mapping[str, Any]:
    """Return the line said in place of a fact: first its own, then a repetition, then that it is too early to ask."""
    outcome = "covered" if fact.withhold is None else "withheld"
    times = len(telling.state.moments(f"{outcome}:{fact.id}"))
    early = telling.script.scenario.fallback.early
    if times > 1 and early and telling.script.scenario.world:
        line_id, text = telling.pick(early, "early")
        return {"id": line_id, "text": text}
    if fact.withhold is None:
        assert fact.cover is not None
        again = AS_I_SAID if times else ""
        return {"id": f"{fact.id}.cover", "text": again + fact.cover.text}
    if times:
        return {"id": f"{fact.id}.withhold_again", "text": fact.withhold_again or "As I said, not yet."}
    return {"id": f"{fact.id}.withhold", "text": fact.withhold}


def _as_i_said(telling: Telling) -> Mapping[str, Any] | None:
    """Repeat a fact if the learner asks only about facts that were already revealed; otherwise return None."""
    asked = [f for f in telling.script.facts.values() if f.id in telling.state.known and _is_asked(telling, f)]
    if telling.script.scenario.world:
        # Facts on the briefing card are no answer: the learner has read them.
        named = [fact for fact in asked if _is_named(telling, fact)]
        asked = named or [fact for fact in asked if not fact.public]
    if not asked:
        return None
    fact = min(asked, key=lambda f: telling.state.used_lines.get(f"{f.id}.again", -1))
    return spoken_line(telling, f"{fact.id}.again", f"{AS_I_SAID}{fact.text}", fact.by)


def unmet(telling: Telling, fact: Fact) -> dict[str, Json]:
    """Return what kept a fact locked: the first unmet part of its condition, in words, with its actual value."""
    if fact.reveal is None:
        return {"unmet": "asking about it", "actual": "no", "state": None}
    told = still_open(telling.script)(fact.reveal.condition)
    leaf: Leaf | Not | None = None if isinstance(told, bool) else first_unmet(told, telling.state)
    if leaf is None:
        return {
            "unmet": "nothing: it was due, but the buyer had told enough for one turn",
            "actual": "yes",
            "state": None,
        }
    names = naming(telling.script.scenario)
    state = leaf.name if isinstance(leaf, Value) else None
    return {"unmet": leaf.words(names), "actual": leaf.actual(telling.state), "state": state}


def _acknowledge(telling: Telling, moves: Sequence[MoveContent]) -> list[Json]:
    """Return the half-sentence that the author wrote for exactly this situation, said before the revealed facts."""
    for move in moves:
        for number, reply in enumerate(move.reply):
            if reply.when is not None and reply.when.condition.holds(telling.state):
                return [spoken_line(telling, f"{move.id}.reply.{number}", reply.say, reply.by)]
    return []


def _react(telling: Telling, trust: _Allowance) -> list[Json]:
    lines: list[Json] = []
    for reaction in telling.script.reactions:
        if reaction.once and telling.state.moments(f"reaction:{reaction.id}"):
            continue
        if not reaction.when.condition.holds(telling.state):
            continue
        telling.happened(
            "reacted", (f"reaction:{reaction.id}",), reaction=reaction.id, say=reaction.say, why=reaction.why
        )
        for name, by in reaction.effects.items():
            trust.change(name, by, reaction.id, reaction.why)
        if reaction.say:
            lines.append(spoken_line(telling, f"{reaction.id}.say", reaction.say, reaction.by))
    return lines


def _raise_agenda(telling: Telling) -> list[Json]:
    for item in telling.script.agenda.values():
        raised = telling.state.moments(f"raised:{item.id}")
        if (item.once and raised) or not item.when.condition.holds(telling.state):
            continue
        tags = (f"raised:{item.id}", *(f"said:{tag}" for tag in item.tags))
        telling.happened(
            "agenda_raised", tags, item=item.id, say=item.say, label=item.label, expects=list(item.expects)
        )
        return [spoken_line(telling, f"{item.id}.say", item.say, item.by)]
    return []


def _matching_ending(telling: Telling, proposed: str) -> tuple[dict[str, Json] | None, str | None]:
    """Return the data of the first ending that applies and who speaks its last line; None for both if none does."""
    for ending in telling.script.endings:
        if ending.when.condition.holds(telling.state):
            say = ending.say_at.replace("{when}", proposed) if ending.say_at and proposed else ending.say
            data = {"ending": ending.id, "verdict": ending.verdict, "say": say, "label": ending.label}
            return data, ending.by
    if telling.state.turn >= LAST_TURN:
        say = "We have been at this for long enough. I have to go."
        return {"ending": "e.time_limit", "verdict": "miss", "say": say, "label": "the time was up"}, None
    return None, None


def spoken_line(telling: Telling, line_id: str, text: str, by: str | None) -> dict[str, Json]:
    """Return one line of a reply.

    Args:
        telling: recorder of this move.
        line_id: id of the line.
        text: its wording.
        by: id of the person who says it; None for the buyer, in which case the line has no `by`.
    """
    line: dict[str, Json] = {"id": line_id, "text": text}
    return {**line, "by": telling.script.scenario.people[by].name} if by else line


def _warn(telling: Telling) -> list[Json]:
    if telling.state.values["patience"] > IMPATIENT or telling.state.moments("warned"):
        return []
    line_id, text = telling.pick(telling.script.scenario.fallback.warning, "warning")
    telling.happened("warned", ("warned",), say=text)
    return [{"id": line_id, "text": text}]
