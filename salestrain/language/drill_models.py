"""The two small models that read answers in a drill, and the vectors they work on; made by `tools/train_drills.py`.

Both work on what the bundled encoder makes of a text. Word order shows best after its lower layers, so the floor of
sense works there, with a small layer in between; what a question is about shows in the sentence vector and in what the
tuned layers make of it, and one layer is enough. Together they are 160 kB.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from .encoder import Encoder
from .repertoire import Repertoire

WEIGHTS = Path(__file__).parent / "weights" / "drills.npz"
ORDER = (2, 3, 5)
"""Numbers of the encoder's layers after which the order of words is judged."""
SCALE = 3.0
"""Factor for unit vectors, so that the fit need not use very large weights."""
_BATCH = 32
_LAYERS = ("sense/lower", "sense", "focus")
_log = logging.getLogger(__name__)

FOCUS_FROM: Mapping[str, tuple[str, ...]] = {
    name: tuple(intents.split())
    for name, intents in {
        "situation": "ask_process_today ask_walk_through ask_tools ask_who_does_it ask_volume ask_frequency"
        " ask_since_when ask_detect ask_reaction ask_tried ask_figures ask_vendor_who ask_vendor_history"
        " ask_vendor_price ask_about_person ask_about_company ask_contract_end ask_competitors probe_when probe_where"
        " probe_how probe_how_many probe_which probe_before ask_do_it_yourself ask_experience_similar ask_compare"
        " ask_why_contact ask_budget ask_exit_terms ask_vendor_told ask_vendor_people",
        "problem": "ask_problem ask_cause ask_worst ask_why_failed ask_last_time ask_trend ask_satisfaction"
        " ask_switch_barrier",
        "implication": "ask_cost ask_impact ask_impact_person ask_do_nothing ask_hidden_cost ask_affected ask_priority"
        " ask_why_important probe_next",
        "result": "ask_result ask_success_measure ask_worth ask_payback",
        "others": "ask_who_decides ask_who_else ask_decision_process ask_last_decision ask_who_against ask_who_supports"
        " ask_opinion_of ask_own_say ask_procurement probe_others_know",
        "keep": "ask_vendor_keep ask_vendor_stay",
        "change": "ask_vendor_change ask_switch_reason",
        "wish": "ask_wish",
        "commitment": "propose_meeting propose_meeting_with propose_visit propose_call propose_trial"
        " propose_work_session ask_next_step ask_date ask_buyer_to_do ask_introduction ask_condition propose_demo"
        " propose_send propose_proposal",
        "rapport": "ask_wellbeing talk_weather talk_place talk_personal",
    }.items()
}
"""Each focus, with the intents of the repertoire whose wordings teach it."""
Numbers = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Layer:
    """Weights with one column for each label (one alone for yes and no), and what is added to each."""

    weights: Numbers
    bias: Numbers

    def scores(self, vector: Numbers) -> Numbers:
        """Return the score of each label, in 64-bit numbers."""
        scores: Numbers = np.asarray(vector, np.float64) @ self.weights.astype(np.float64) + self.bias
        return scores


@dataclass(frozen=True, slots=True)
class Net:
    """Two layers, of which the lower one lets only what is above zero through."""

    lower: Layer
    upper: Layer

    def scores(self, vector: Numbers) -> Numbers:
        """Return the score of each label, in 64-bit numbers."""
        return self.upper.scores(np.maximum(self.lower.scores(vector), 0))


@dataclass(frozen=True, slots=True)
class DrillModels:
    """The floor of sense and the focus of questions."""

    sense: Net
    focus: Layer


def sense_vectors(encoder: Encoder, texts: Sequence[str]) -> Numbers:
    """Return the means of the pieces of each text after some of the lower layers, side by side, as rows."""
    rows: list[Numbers] = []
    for begin in range(0, len(texts), _BATCH):
        pieces = [encoder.pieces(text) for text in texts[begin : begin + _BATCH]]
        after, spans = encoder.after_each(pieces, ORDER)
        rows += [np.concatenate([states[slice(*span)].mean(axis=0) for states in after]) for span in spans]
    return np.array(rows)


def focus_vectors(repertoire: Repertoire, texts: Sequence[str]) -> Numbers:
    """Return what each text is about and what it wants, side by side, as rows."""
    rows: list[Numbers] = []
    for begin in range(0, len(texts), _BATCH):
        turns = repertoire.sensed_turns([("", (text,)) for text in texts[begin : begin + _BATCH]])
        rows += [np.concatenate([parts[0].vector, parts[0].wants]) for parts in turns]
    return SCALE * np.array(rows)


@cache
def carried_models(digest: str) -> DrillModels | None:
    """Return the bundled models for an encoder, cached; None if they cannot be read or were made for another one."""
    try:
        with np.load(WEIGHTS, allow_pickle=False) as file:
            if file["encoder"].tobytes().decode() != digest:
                raise ValueError("they were made for another language model")
            lower, upper, focus = (Layer(file[f"{name}/weights"], file[f"{name}/bias"]) for name in _LAYERS)
            return DrillModels(Net(lower, upper), focus)
    except (OSError, ValueError, KeyError, EOFError, BadZipFile) as error:
        _log.warning("Drills are read by rules alone: %s cannot be used (%s).", WEIGHTS, error)
        return None


def write_models(path: Path, sense: Net, focus: Layer, digest: str) -> None:
    """Write the models to one file.

    Args:
        path: file to write.
        sense: floor of sense.
        focus: focus of questions.
        digest: digest of the encoder on whose vectors they were fitted.
    """
    arrays: dict[str, Any] = {"encoder": np.frombuffer(digest.encode(), dtype=np.uint8)}
    for name, layer in zip(_LAYERS, (sense.lower, sense.upper, focus), strict=True):
        arrays[f"{name}/weights"], arrays[f"{name}/bias"] = layer.weights, layer.bias
    np.savez_compressed(path, **arrays)
