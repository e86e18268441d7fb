"""Fits how what speaks for a target is weighed, to lines that people typed and what they meant.

Lines come from talks of strangers (data/talks/) and from lines that others typed to what a buyer may have said
(data/lines/). A line with several points lends each target the point that fits it best; the other points may be
nothing, or what else would do. What stands word for word in the exercise is taken as not there. Needs PyTorch.

The weights that ship were fitted to the talks of rounds 1 to 3, with those of later rounds left out of `typed.json` and
`after.json` meanwhile (`tools.typed_lines --leave-out r4 r5 r6`), so that what was measured on these is what ships.

    python -m tools.fit_ranking [--talks FILE ...]
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

from benchmarks.talks import Shelf, as_seen, go_on
from salestrain.core.events import Move, Refusal
from salestrain.core.session import Session
from salestrain.kinds.conversation.engine import State, legal
from salestrain.kinds.conversation.moments import moment_of
from salestrain.language.moment import Moment
from salestrain.language.ranking import Ranking
from salestrain.language.talk_reader import TalkReader
from salestrain.language.weighing import NAMES, PART
from salestrain.language.words import plainly, tidy

ROOT = Path(__file__).resolve().parent.parent
WEIGHTS = ROOT / "salestrain" / "language" / "weights" / "targets.json"
FOR_NEW = WEIGHTS.with_name("targets_new.json")
HIDDEN, EPOCHS, BATCH = 48, 8, 32
TOGETHER = 4
"""So many nets are fitted from different beginnings, and their scores averaged: one alone may be right by chance."""
DROPPED, DECAY = 0.3, 1e-3
STRANGER = 2
"""A line of a whole talk counts so many times as one that was typed to a single sentence."""
ROUNDS = (2,)
"""Lines of these rounds, to which the layers were not tuned: nearness is worth here what it is worth to strangers."""
BESIDE = 0.3
"""What a point that is not the best for its line counts."""
THINNED, LEFT = 0.35, (0.05, 0.6)
"""So many lines are seen with only a share of the targets: most buyers have fewer answers than those that ship."""
ASIDE = [NAMES.index(name) for name in ("after", "after_share")]
WITHOUT_AFTER = 0.35
"""So many lines are seen as if nobody had typed after the buyer's last sentence: talks go where nobody has been."""
FIRST_LEAD = NAMES.index("typed_lead")
TYPED = [NAMES.index("typed"), NAMES.index("typed_wanting"), *range(FIRST_LEAD, len(NAMES))]
"""What a new buyer has none of: what people typed, and what is weighed only beside it."""
UNWORDED = 0.3
"""For a new buyer so many lines are seen without wordings too: there may be an intent and nothing else."""
WORDED = [
    NAMES.index(name) for name in ("wording", "wording_odds", "wanting", "wanting_near", "words", "intent_and_wording")
]
FEWEST_SAME = 12
"""In letters; what is shorter is in many lines."""
ENDERS = frozenset("commitment disqualify price pitch attack".split())


@dataclass(frozen=True)
class Seen:
    """One point of a line: evidence by target, which of them are meant or would do, and what the point is like."""

    rows: Any
    means: Any
    fine: Any
    point: Any

    def as_tensors(self) -> Seen:
        """The same for PyTorch; between processes go arrays."""
        return Seen(*(torch.from_numpy(each) for each in (self.rows, self.means, self.fine, self.point)))


Line = list[Seen]


def lines_of_talk(path: Path, shelf: Shelf) -> Iterator[Line]:
    """The lines of one talk, each at its moment."""
    session: Session | None = None
    for text in path.read_text(encoding="utf-8").splitlines():
        line = json.loads(text)
        scenario, read, spoken = shelf.of(line["exercise"])
        if session is None or session.state.phase != "talking":
            session = Session(scenario, line["seed"])
        state = as_seen(session.state, line["before"], spoken)
        if isinstance(read, TalkReader):
            yield _seen(read, line, moment_of(session.script, state))
        go_on(session, line)


def lines_of_buyer(path: Path, shelf: Shelf) -> Iterator[Line]:
    """The lines that were typed to single sentences of one buyer, each at a moment in which these may be said."""
    scenario, read, spoken = shelf.of(path.stem)
    if not isinstance(read, TalkReader):
        return
    for number, text in enumerate(path.read_text(encoding="utf-8").splitlines()):
        line = json.loads(text)
        if line["round"] not in ROUNDS:
            continue
        chance = random.Random(f"{path.stem} {number}")
        session = _begun(scenario, line, chance)
        state = _said_before(session, line["before"], spoken)
        yield _seen(read, line, moment_of(session.script, state))


def every_line(path: Path) -> list[Line]:
    """All lines that were typed to one buyer."""
    torch.set_num_threads(1)
    return list(lines_of_buyer(path, Shelf()))


def _begun(scenario: Any, line: dict[str, Any], chance: random.Random) -> Session:
    """A talk that has gone on for a while, without what the line means."""
    told = {fact.text for fact in scenario.facts} | {
        change.text for variant in scenario.variants for change in variant.set.facts.values() if change.text
    }
    for seed in chance.sample(range(1, 40), 8):
        session = Session(scenario, seed)
        if line["before"] not in told or line["before"] in {fact.text for fact in session.script.facts.values()}:
            break
    if line["before"] == scenario.buyer.opens:
        return session
    fine = {*line["means"], *line["also_ok"]}
    for _ in range(chance.choice([0, 0, 1, 2, 3, 4, 6])):
        possible = [
            name
            for name in legal(session.script, session.state)
            if name not in fine and session.script.moves[name].kind not in ENDERS
        ]
        try:
            session.do(Move("choose", {"move": chance.choice(possible)}))
        except (Refusal, IndexError):
            break
    return session if session.state.phase == "talking" else Session(scenario, seed)


def _said_before(session: Session, before: str, spoken: dict[str, str]) -> State:
    state = as_seen(session.state, before, spoken)
    for text, name in spoken.items():
        if text != before:
            continue
        section, _, rest = name.partition(".")
        thing = f"{section}.{rest.rpartition('.')[0]}"
        if section == "f" and name.endswith(".text") and thing in session.script.facts and thing not in state.known:
            state = replace(state, known=(*state.known, thing))
        if section == "b":
            state = replace(state, expecting=thing)
    return state


def _seen(read: TalkReader, line: dict[str, Any], moment: Moment) -> Line:
    plain, _ = tidy(line["text"])
    means, fine = set(line["means"]), {*line["means"], *line["also_ok"]}
    found: Line = []
    same = same_as(read.ranking, plain)
    for _, _, part in read.parts(plain, line["before"]):
        compared = read.ranking.compared(part, moment, same, fine)
        names = [read.ranking.targets[place].id for place in compared.places]
        found.append(
            Seen(
                compared.rows.astype(np.float32),
                np.array([name in means for name in names], bool),
                np.array([name in fine for name in names], bool),
                compared.part.astype(np.float32),
            )
        )
    return found


def same_as(ranking: Ranking, text: str) -> list[str]:
    """The sentences of an exercise that are this line, or a part of it."""
    line = plainly(text).lower()
    own = {each for target in ranking.targets for each in (*target.wordings, *target.typed)}
    return [each for each in own if len(plain := plainly(each).lower()) and (plain == line or _within(plain, line))]


def _within(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) > FEWEST_SAME and short in long


class Model(nn.Module):
    """A small net over the evidence, and what speaks for nothing at all."""

    def __init__(self, mean: torch.Tensor, spread: torch.Tensor) -> None:
        super().__init__()
        self.mean, self.spread = mean, spread
        self.inner = nn.Linear(len(mean), HIDDEN)
        self.outer = nn.Linear(HIDDEN, 1)
        self.dropped = nn.Dropout(DROPPED)
        self.straight = nn.Linear(len(mean), 1, bias=False)
        self.nothing = nn.Linear(len(PART), 1)

    def forward(self, seen: Seen) -> torch.Tensor:
        """The logarithm of the chance of each target, and at the end of nothing."""
        x = (torch.cat([seen.rows, seen.point.expand(len(seen.rows), -1)], 1) - self.mean) / self.spread
        scores = (self.outer(self.dropped(torch.tanh(self.inner(x)))) + self.straight(x))[:, 0]
        return torch.log_softmax(torch.cat([scores, self.nothing(seen.point[None])[:, 0]]), 0)


def loss_of(model: Model, line: Line) -> torch.Tensor:
    """What a line costs: that its best point is not taken for what it means, and other points for something else."""
    likely = [model(seen) for seen in line]
    both = list(zip(likely, line, strict=True))
    meant = [one[:-1][seen.means].logsumexp(0) if seen.means.any() else None for one, seen in both]
    scores = [-1e9 if one is None else float(one.detach()) for one in meant]
    best = int(np.argmax(scores)) if max(scores) > -1e9 else None
    lost = torch.zeros(())
    for number, (one, seen) in enumerate(both):
        if number == best:
            lost = lost - meant[number]  # type: ignore[operator]
            continue
        would_do = torch.cat([seen.fine, torch.tensor([True])])
        lost = lost - (BESIDE if best is not None else 0.5 / len(line)) * one[would_do].logsumexp(0)
    return lost


def _without(seen: Seen, columns: Sequence[int]) -> Seen:
    rows = seen.rows.clone()
    rows[:, columns] = 0.0
    return replace(seen, rows=rows)


def thinned(line: Line, chance: random.Random) -> Line:
    """The line as a buyer with fewer answers meets it: some targets are not there, perhaps also what is meant."""
    places = {len(seen.rows) for seen in line}
    if chance.random() > THINNED or len(places) != 1:
        return line
    share = chance.uniform(*LEFT)
    kept = torch.tensor([chance.random() < share for _ in range(places.pop())], dtype=torch.bool)
    return [Seen(seen.rows[kept], seen.means[kept], seen.fine[kept], seen.point) for seen in line]


def somewhere_else(line: Line, chance: random.Random) -> Line:
    """The line, perhaps as if it had been said where nobody has typed before."""
    return [_without(seen, ASIDE) for seen in line] if chance.random() < WITHOUT_AFTER else line


def as_new(line: Line, chance: random.Random) -> Line:
    """The line as a new buyer meets it, to whom nobody has typed yet."""
    return [_without(seen, TYPED + WORDED if chance.random() < UNWORDED else TYPED) for seen in line]


def fit(lines: Sequence[tuple[Line, float]], seed: int = 0, *, is_new: bool = False) -> Model:
    """A model fitted to lines, each with what it counts; `is_new` for buyers to whom nobody has typed yet."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    every = torch.cat(
        [torch.cat([seen.rows, seen.point.expand(len(seen.rows), -1)], 1) for line, _ in lines for seen in line]
    )
    model = Model(every.mean(0), every.std(0) + 1e-3)
    optimiser = torch.optim.AdamW(model.parameters(), lr=5e-3, weight_decay=DECAY)
    steps = EPOCHS * (len(lines) // BATCH + 1)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 5e-3, total_steps=steps + 1)
    order = list(lines)
    for epoch in range(EPOCHS):
        chance.shuffle(order)
        lost = 0.0
        for start in range(0, len(order), BATCH):
            part = order[start : start + BATCH]
            seen = [((as_new if is_new else somewhere_else)(line, chance), share) for line, share in part]
            each = (share * loss_of(model, thinned(line, chance)) for line, share in seen)
            loss = sum(each, torch.zeros(())) / BATCH
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
            lost += float(loss.detach()) * BATCH
        print(f"epoch {epoch + 1} of {EPOCHS}: loss {lost / len(order):.3f}", flush=True)
    return model


def fit_together(lines: Sequence[tuple[Line, float]], *, is_new: bool = False) -> list[Model]:
    """Models that were fitted to the same lines from different beginnings."""
    return [fit(lines, seed, is_new=is_new) for seed in range(TOGETHER)]


def write(models: Sequence[Model], path: Path) -> None:
    """Carry the average of some models as one net, with four decimals: its hidden units are those of all of them."""

    def plain(tensor: torch.Tensor) -> Any:
        return np.round(tensor.detach().numpy().astype(float), 4).tolist()

    def average(tensors: list[torch.Tensor]) -> torch.Tensor:
        return torch.stack(tensors).mean(0)

    kept = {
        "names": [*NAMES, *PART],
        "mean": plain(models[0].mean),
        "spread": plain(models[0].spread),
        "inner": plain(torch.cat([model.inner.weight for model in models])),
        "inner_bias": plain(torch.cat([model.inner.bias for model in models])),
        "outer": plain(torch.cat([model.outer.weight[0] for model in models]) / len(models)),
        "outer_bias": plain(average([model.outer.bias[0] for model in models])),
        "straight": plain(average([model.straight.weight[0] for model in models])),
        "nothing": plain(average([model.nothing.weight[0] for model in models])),
        "nothing_bias": plain(average([model.nothing.bias[0] for model in models])),
    }
    rows = [f" {json.dumps(name)}: {json.dumps(value)}" for name, value in kept.items()]
    path.write_text("{\n" + ",\n".join(rows) + "\n}\n", encoding="utf-8")


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--talks", type=Path, nargs="*", default=[], help="talks to which the layers were not tuned")
    asked = parser.parse_args()
    # Two threads wait for each other more than they compute: the nets are small.
    torch.set_num_threads(1)
    shelf = Shelf()
    lines = [(line, float(STRANGER)) for path in asked.talks for line in lines_of_talk(path, shelf)]
    buyers = sorted((ROOT / "data" / "lines").glob("*.jsonl"))
    with ProcessPoolExecutor() as pool:
        lines += [(line, 1.0) for each in pool.map(every_line, buyers) for line in each]
    print(f"{len(lines)} lines")
    ready = [([seen.as_tensors() for seen in line], share) for line, share in lines]
    write(fit_together(ready), WEIGHTS)
    write(fit_together(ready, is_new=True), FOR_NEW)


if __name__ == "__main__":
    main()
