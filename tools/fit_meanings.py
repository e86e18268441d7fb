"""Tunes the carried model further, to what people typed: a line lies near the words for what it means, far from others.

Lines are those of data/lines/ and data/talks/. Each step takes lines that were typed to one buyer, wordings and replies
of what they mean, and of other things that this buyer knows, and some wordings of the repertoire, whose intents must
not be forgotten. Needs PyTorch.

    python -m tools.fit_meanings [--leave-out ROUND ...]
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from torch import nn

from salestrain.content.loading import find_exercises, load_exercise
from salestrain.kinds.conversation.content import Scenario
from salestrain.kinds.conversation.engine import fact_is_asked_by
from salestrain.language.repertoire_files import Intent, repertoire
from tools.fit_intents import Wording, wordings
from tools.tuning import Lower, Model, Said, carried_model, shaped, write
from tools.typed_lines import chosen, lines_of

ROOT = Path(__file__).resolve().parent.parent
EPOCHS, LINES, OTHERS, PLAIN = 2.0, 40, 80, 24
"""How often each line is seen; in each step so many lines, other targets, and wordings of the repertoire."""
ROUNDS = (1,)
"""Lines of these rounds; on those of the others it is weighed what nearness is worth (`tools.fit_ranking`)."""
RATE, HEAD_RATE = 1.5e-4, 7.5e-4
SHARP = 0.06
"""How sharply near and far are told apart."""
OWN = 0.35
"""This share of an exercise's own wordings is read as if it had been typed."""
AS_WRITTEN = 0.6
HEARD = 0.9
"""What was said before is known this often."""
REPLY, OTHER_REPLY = 0.6, 0.25
"""How often what the buyer says to it stands for a target."""
FAR = -1e4


@dataclass(frozen=True)
class Typed:
    """One point that was typed: what it means, what else would do, and its intent, if it is known."""

    said: Said
    text: str
    means: frozenset[str]
    fine: frozenset[str]
    intent: str = ""

    @classmethod
    def own(cls, text: str, target: str) -> Typed:
        """A wording of the author, as if it had been typed out of the blue."""
        return cls(Said.alone(text), text, frozenset({target}), frozenset({target}))


@dataclass(frozen=True)
class Words:
    """What a target is called, and what the buyer says to it."""

    wordings: tuple[str, ...]
    replies: tuple[str, ...]


def words_of(scenario: Scenario) -> dict[str, Words]:
    """The targets of an exercise that have wordings."""
    found = {}
    for move in scenario.moves:
        opened = [fact.text for fact in scenario.facts if fact_is_asked_by(fact, move.id)]
        found[move.id] = Words((move.choice, *move.examples), tuple(opened))
    for answer in (*scenario.world, *scenario.follow_ups):
        found[answer.id] = Words(tuple(answer.wordings), (answer.say,))
    return {name: words for name, words in found.items() if words.wordings}


def typed_to(name: str, leave_out: Sequence[str]) -> Iterator[Typed]:
    """The points of all lines that were typed to a buyer."""
    for line in lines_of(name, leave_out):
        if "exercise" not in line and line["round"] not in ROUNDS:
            continue
        means = frozenset(line["means"])
        for one in chosen(line["text"], len(means)):
            said = Said(one.points, line["before"], one.first, one.last)
            yield Typed(said, one.text, means, means | set(line["also_ok"]), line.get("intent", ""))


@dataclass(frozen=True)
class Step:
    """The texts of one step: lines, candidates with the target that each is of, and wordings of the repertoire."""

    lines: list[Typed]
    candidates: list[tuple[str, str]]
    plain: list[Wording]


def drawn(lines: list[Typed], words: dict[str, Words], plain: Sequence[Wording], chance: random.Random) -> Step:
    """One step for these lines."""
    needed = list(dict.fromkeys(name for line in lines for name in sorted(line.means) if name in words))
    others = [name for name in words if name not in needed]
    candidates = []
    for name in needed:
        texts = chance.sample(words[name].wordings, min(2, len(words[name].wordings)))
        if words[name].replies and chance.random() < REPLY:
            texts = [texts[0], chance.choice(words[name].replies)]
        candidates += [(text, name) for text in texts]
    for name in chance.sample(others, min(OTHERS, len(others))):
        is_reply = bool(words[name].replies) and chance.random() < OTHER_REPLY
        candidates.append((chance.choice(words[name].replies if is_reply else words[name].wordings), name))
    return Step(lines, candidates, chance.sample(plain, PLAIN))


def as_typed(said: Said, chance: random.Random) -> Said:
    """The same as somebody else may type it, and now and then without what was said before."""
    points = tuple(shaped(point, chance, int(chance.random() > AS_WRITTEN)) for point in said.points)
    before = said.before if chance.random() < HEARD else ""
    return replace(said, points=points, before=before)


def loss_of(model: Model, lower: Lower, step: Step, place: dict[str, int], chance: random.Random) -> torch.Tensor:
    """How far the lines lie from what they mean, and how badly intents are told."""
    said = [as_typed(line.said, chance) for line in step.lines]
    plain = [Said.alone(shaped(each.text, chance, chance.randrange(2))) for each in step.plain]
    means = model.means_of(lower.rows([*said, *(Said.alone(text) for text, _ in step.candidates), *plain]))
    lower.forget([*said, *plain])
    near = nn.functional.normalize(means, dim=1)
    lines, known = len(said), len(said) + len(step.candidates)
    alike = near[:lines] @ near[:known].T / SHARP
    meant, left_out = _sides(step)
    alike = alike.masked_fill(left_out, FAR)
    has = meant.any(1)
    lost = (alike.logsumexp(1) - alike.masked_fill(~meant, FAR).logsumexp(1))[has].mean() if has.any() else 0.0
    told = [at for at, line in enumerate(step.lines) if line.intent in place]
    labels = [place[step.lines[at].intent] for at in told] + [each.label for each in step.plain]
    scores = model.head(model.drop(means[[*told, *range(known, len(means))]]))
    intents: torch.Tensor = nn.functional.cross_entropy(scores, torch.tensor(labels), label_smoothing=0.1)
    return intents + lost


def _sides(step: Step) -> tuple[torch.Tensor, torch.Tensor]:
    """For each line, which other lines and candidates mean the same, and which are left out of the comparison."""
    lines, total = len(step.lines), len(step.lines) + len(step.candidates)
    meant = torch.zeros(lines, total, dtype=torch.bool)
    left_out = torch.zeros_like(meant)
    for row, line in enumerate(step.lines):
        for at, other in enumerate(step.lines):
            if row == at or not line.means or not other.means or line.text == other.text:
                left_out[row, at] = True
            elif line.means & other.means:
                meant[row, at] = True
            elif line.fine & other.fine:
                left_out[row, at] = True
        for at, (text, name) in enumerate(step.candidates, lines):
            if name in line.fine and (name not in line.means or text == line.text):
                left_out[row, at] = True
            elif name in line.means:
                meant[row, at] = True
    return meant, left_out


def tuned(model: Model, lower: Lower, intents: Sequence[Intent], leave_out: Sequence[str], seed: int = 5) -> Model:
    """The model, tuned."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    folder = ROOT / "exercises"
    loaded = {name: load_exercise(path) for name, path in find_exercises([folder]).items()}
    buyers = {name: each for name, each in loaded.items() if isinstance(each, Scenario)}
    words = {name: words_of(scenario) for name, scenario in buyers.items()}
    lines = {name: list(typed_to(name, leave_out)) for name in buyers}
    for name, targets in words.items():
        for target, each in targets.items():
            kept = [text for text in each.wordings[1:] if chance.random() < OWN]
            lines[name] += [Typed.own(text, target) for text in kept]
    plain = wordings(intents)
    place = {intent.id: number for number, intent in enumerate(intents)}
    every = [w for targets in words.values() for w in targets.values()]
    lower.rows([Said.alone(text) for w in every for text in (*w.wordings, *w.replies)])
    head = list(model.head.parameters())
    layers = list(model.layers.parameters())
    optimiser = torch.optim.AdamW(
        [{"params": layers, "lr": RATE}, {"params": head, "lr": HEAD_RATE}], weight_decay=0.01
    )
    steps = int(EPOCHS * sum(map(len, lines.values())) / LINES)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, [RATE, HEAD_RATE], total_steps=steps + 1, pct_start=0.08, anneal_strategy="linear"
    )
    model.train()
    lost, began = 0.0, time.monotonic()
    for number, (name, part) in zip(range(steps), _parts(lines, chance), strict=False):
        loss = loss_of(model, lower, drawn(part, words[name], plain, chance), place, chance)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        lost += float(loss.detach())
        if number % 50 == 49:
            print(f"step {number + 1} of {steps}: loss {lost / 50:.3f}, {time.monotonic() - began:.0f} s", flush=True)
            lost = 0.0
    return model.eval()


def _parts(lines: dict[str, list[Typed]], chance: random.Random) -> Iterator[tuple[str, list[Typed]]]:
    """All lines in parts of one buyer each, again and again in another order."""
    while True:
        found = []
        for name, every in lines.items():
            chance.shuffle(every)
            found += [(name, every[start : start + LINES]) for start in range(0, len(every), LINES)]
        chance.shuffle(found)
        yield from found


def main() -> None:
    """Tune what is carried, and carry that."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--leave-out", nargs="*", default=[], help="talks whose file begins so")
    asked = parser.parse_args()
    torch.set_num_threads(2)
    lower, intents = Lower(), repertoire()
    write(lower, tuned(carried_model(lower, len(intents)), lower, intents, asked.leave_out), intents)


if __name__ == "__main__":
    main()
