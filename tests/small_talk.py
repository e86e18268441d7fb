"""A small scenario for tests of the engine: every feature once, few enough lines to hold in the head."""

from __future__ import annotations

import json
from typing import Any

from salestrain.content.loading import exercise_from_json
from salestrain.kinds.conversation.content import Scenario

SMALL: dict[str, Any] = {
    "schema": "salestrain/exercise@1",
    "id": "small_talk",
    "kind": "conversation",
    "version": "1.0.0",
    "title": "Quayside: worth pursuing?",
    "summary": "A test talk.",
    "minutes": 5,
    "difficulty": 2,
    "illustrative": "Invented.",
    "briefing": {
        "learner": "You sell sensors.",
        "goal": "Judge the case.",
        "buyer_card": "Busy.",
        "known_at_start": ["f.size"],
    },
    "buyer": {
        "name": "Mara Lind",
        "role": "Logistics",
        "company": "Quayside",
        "opens": "Mara Lind. Ten minutes.",
        "voice": {"tone": "dry"},
        "knows_not": ["insurance terms"],
        "traits": {
            "hates_pitches": {
                "when": {"kind": "pitch"},
                "times": {"trust": 1.5},
                "on": False,
                "why": "Mara dislikes pitches.",
            }
        },
    },
    "state": {
        "trust": {"start": 2, "min": 0, "max": 6, "bands": {"guarded": 0, "cautious": 2, "open": 4}},
        "patience": {"start": 9, "min": 0, "max": 9, "bands": {"leaving": 0, "has time": 3}},
    },
    "per_turn": {"patience": -1},
    "topics": {"vendor": "the vendor", "impact": "the cost", "decision": "the decision", "next": "the next step"},
    "facts": [
        {
            "id": "f.size",
            "topic": "vendor",
            "value": "context",
            "label": "the size",
            "text": "Two plants.",
            "public": True,
        },
        {
            "id": "f.vendor",
            "topic": "vendor",
            "value": "context",
            "label": "who supplies",
            "text": "Northlane, six years.",
        },
        {
            "id": "f.change",
            "topic": "vendor",
            "value": "key",
            "label": "what to change",
            "tokens": ["proof"],
            "text": "Nobody has proof when a load is refused.",
            "reveal": {"all": [{"move": "m.change"}, {"trust": {"gte": 3}}]},
            "withhold": "Not yet.",
            "withhold_again": "I said not yet.",
        },
        {
            "id": "f.cost",
            "topic": "impact",
            "value": "key",
            "label": "the cost",
            "tokens": ["40k"],
            "text": "About 40k a year.",
            "reveal": {"all": [{"move": "m.impact"}, {"fact": "f.change"}]},
            "withhold": "It adds up.",
        },
        {
            "id": "f.decider",
            "topic": "decision",
            "value": "key",
            "label": "who decides",
            "tokens": ["quality"],
            "text": "The quality director signs.",
            "reveal": {"all": [{"topic": "decision"}, {"trust": {"gte": 3}}]},
            "cover": {"text": "I look after this."},
        },
        {
            "id": "f.solved",
            "topic": "impact",
            "value": "key",
            "label": "that it is solved",
            "tokens": ["solved"],
            "text": "It has been solved since spring.",
            "exists": False,
            "reveal": {"move": "m.impact"},
        },
    ],
    "moves": [
        {
            "id": "m.open",
            "kind": "open_question",
            "topic": "vendor",
            "choice": "Who handles this today?",
            "examples": ["who do you work with"],
            "label": "asked who supplies",
        },
        {
            "id": "m.like",
            "kind": "open_question",
            "choice": "What do you like about them?",
            "examples": ["what works well"],
            "label": "asked what they like",
            "effects": {"first": {"trust": 1}},
            "reply": [{"say": "Their drivers know our dock."}],
        },
        {
            "id": "m.change",
            "kind": "open_question",
            "topic": "vendor",
            "choice": "What would you change?",
            "examples": ["what is missing"],
            "label": "asked what to change",
        },
        {
            "id": "m.impact",
            "kind": "open_question",
            "topic": "impact",
            "choice": "What does that cost you?",
            "examples": ["how much is lost"],
            "label": "asked the cost",
        },
        {
            "id": "m.when",
            "kind": "closed_question",
            "choice": "Is it urgent?",
            "examples": ["is this urgent"],
            "label": "asked if urgent",
        },
        {
            "id": "m.decision",
            "kind": "open_question",
            "topic": "decision",
            "choice": "How do you decide?",
            "examples": ["who else decides"],
            "label": "asked how they decide",
        },
        {
            "id": "m.pitch",
            "kind": "pitch",
            "choice": "Let me tell you what we do.",
            "examples": ["we offer sensors"],
            "label": "pitched",
            "effects": {"first": {"trust": -1}, "repeat": {"trust": -1}},
            "coach": "Ask first.",
        },
        {
            "id": "m.price",
            "kind": "price",
            "choice": "First, what does a refused load cost?",
            "examples": ["that depends"],
            "label": "deferred the price",
            "when": {"said": "price"},
        },
        {
            "id": "m.next",
            "kind": "commitment",
            "topic": "next",
            "choice": "Shall we meet with quality?",
            "examples": ["shall we meet"],
            "label": "asked for a meeting",
            "max_uses": 1,
        },
        {
            "id": "m.leave",
            "kind": "disqualify",
            "choice": "This is not a fit.",
            "examples": ["not a fit"],
            "label": "left",
        },
    ],
    "reactions": [
        {
            "id": "r.pitch_first",
            "when": {"all": [{"kind": "pitch"}, {"count": {"kind": "open_question", "lte": 0}}]},
            "effects": {"patience": -1},
            "say": "You have not asked me anything.",
            "why": "pitched before asking",
        },
        {
            "id": "r.interrogated",
            "when": {"streak": {"kind": "closed_question", "gte": 3}},
            "effects": {"trust": -1},
            "say": "Is this a questionnaire?",
            "why": "three closed questions in a row",
            "once": True,
        },
    ],
    "agenda": [
        {
            "id": "b.price",
            "when": {"turn": {"gte": 3}},
            "say": "What does it cost?",
            "tags": ["price"],
            "expects": ["m.price"],
            "label": "asked the price",
        },
    ],
    "fallback": {
        name: [f"{name} one.", f"{name} two."]
        for name in ("unclear", "off_topic", "dont_know", "meta", "abuse", "neutral", "warning")
    },
    "endings": [
        {
            "id": "e.advance",
            "verdict": "success",
            "when": {"all": [{"move": "m.next"}, {"fact": "f.cost"}]},
            "say": "Yes, with quality.",
            "label": "led to a meeting",
        },
        {"id": "e.brush", "verdict": "miss", "when": {"move": "m.next"}, "say": "Not now.", "label": "was put off"},
        {"id": "e.left", "verdict": "judged", "when": {"move": "m.leave"}, "say": "Fair.", "label": "ended politely"},
        {
            "id": "e.time",
            "verdict": "miss",
            "when": {"patience": {"lte": 0}},
            "say": "I must run.",
            "label": "ran out of time",
        },
        {"id": "e.cold", "verdict": "miss", "when": {"trust": {"lte": 0}}, "say": "We are done.", "label": "went cold"},
    ],
    "judgement": {
        "question": "Worth pursuing?",
        "options": {"pursue": "Pursue", "nurture": "Nurture", "drop": "Drop"},
        "cite_facts": {"min": 1},
        "model": [
            {"when": {"truth": "f.solved"}, "answer": "drop", "because": ["f.solved"], "why": "It is solved."},
            {"answer": "pursue", "because": ["f.change", "f.cost"], "why": "A cost and a gap."},
        ],
    },
    "rubric": [
        {
            "id": "c.asked_first",
            "label": "Asked first",
            "weight": 2,
            "try_next": "Ask three questions first.",
            "levels": [
                {
                    "score": 2,
                    "text": "Three questions before any pitch.",
                    "when": {"before": {"kind": "open_question", "than": "pitch", "gte": 3}},
                },
                {
                    "score": 1,
                    "text": "One question before any pitch.",
                    "when": {"before": {"kind": "open_question", "than": "pitch", "gte": 1}},
                },
                {"score": 0, "text": "Pitched first."},
            ],
        },
        {
            "id": "c.depth",
            "label": "Depth",
            "weight": 3,
            "try_next": "Ask what it costs.",
            "levels": [
                {"score": 2, "text": "Learned the cost.", "when": {"fact": "f.cost"}},
                {"score": 1, "text": "Learned the gap.", "when": {"any": [{"fact": "f.change"}, {"fact": "f.solved"}]}},
                {"score": 0, "text": "Learned neither."},
            ],
        },
        {
            "id": "c.judgement",
            "label": "Judgement",
            "weight": 2,
            "try_next": "Judge by facts.",
            "levels": [
                {
                    "score": 2,
                    "text": "Right, with reasons.",
                    "when": {"all": [{"judged": "right"}, {"cited": {"gte": 1}}]},
                },
                {"score": 1, "text": "Right.", "when": {"judged": "right"}},
                {"score": 0, "text": "Not right."},
            ],
        },
    ],
    "caps": [
        {
            "id": "g.pitch",
            "at": 60,
            "why": "A pitch came before the cost was known.",
            "when": {"before": {"kind": "pitch", "than": {"learned": "impact"}, "gte": 1}},
        },
    ],
    "variants": [
        {"id": "v.open", "weight": 2, "set": {}},
        {"id": "v.solved", "set": {"facts": {"f.solved": {"exists": True}, "f.cost": {"exists": False}}}},
        {"id": "v.touchy", "set": {"traits": {"hates_pitches": True}, "state": {"trust": {"start": 3}}}},
    ],
}


def small_scenario(**changes: Any) -> Scenario:
    """The small scenario, with top-level keys replaced."""
    scenario = exercise_from_json(json.dumps({**SMALL, **changes}))
    assert isinstance(scenario, Scenario)
    return scenario
