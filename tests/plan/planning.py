"""A small plan that compiles, for the tests: three goals, four objectives, and actions with hours and cues."""

from __future__ import annotations

import json
from typing import Any

from salestrain.kinds.plan.model import Plan

PERIOD = {"start": "2027-01-04", "end": "2027-03-31"}


def objective(name: str, parent: str, **fields: Any) -> dict[str, Any]:
    return {
        "id": name,
        "parent": parent,
        "text": "Raise the second-meeting rate with target accounts from 20 to 24 %",
        "verb": "raise",
        "object": "second-meeting rate",
        "whom": "target accounts",
        "unit": "%",
        "baseline": 20,
        "target": 24,
        "source": "the list of meetings",
        "due": "2027-03-26",
        "owner": "Mira Sand",
        "weight": 100,
        "check_ins": ["2027-01-22"],
        "dependency": "marketing's list",
        **fields,
    }


def action(name: str, parent: str | None, **fields: Any) -> dict[str, Any]:
    return {
        "id": name,
        "parent": parent,
        "verb": "call",
        "object": f"two accounts for {name}",
        "repeats": "weekly on Mon",
        "minutes": 60,
        "cue": "If it is Monday at nine, then I call",
        **fields,
    }


def good() -> dict[str, Any]:
    """The plan as data, to be changed by a test."""
    return {
        "owner": "Mira Sand",
        "period": dict(PERIOD),
        "hourly_value": 60,
        "funnel": {
            "outcome": "deals",
            "cycle_days": 30,
            "steps": [
                {"level": "first talks", "percent": 50},
                {"level": "proposals", "percent": 40},
            ],
        },
        "goals": [
            {"id": "g.1", "element": "relationship", "party": "customers", "text": "Be known where it counts"},
            {"id": "g.2", "element": "revenue", "party": "employer", "text": "Earn the quarter's number"},
            {"id": "g.3", "element": "customer_success", "text": "Customers get what they bought"},
        ],
        "objectives": [
            objective("o.1", "g.1"),
            objective(
                "o.2",
                "g.2",
                text="Win 4 deals with millers by 26 March",
                verb="win",
                object="deals",
                whom="millers",
                unit="deals",
                baseline=0,
                target=4,
                history=[3, 4, 4],
            ),
            objective(
                "o.3",
                "g.3",
                text="Hold 6 reviews with new customers",
                verb="hold",
                object="reviews",
                whom="new customers",
                unit="reviews",
                baseline=0,
                target=6,
                history=[5, 6],
            ),
        ],
        "actions": [
            action("a.1", "o.1"),
            action("a.2", "o.2", lead="first talks", yields=4),
            action("a.3", "o.3", verb="review", object="the plan and one customer", repeats="weekly on Fri"),
        ],
    }


def plan(data: dict[str, Any] | None = None, **changes: Any) -> Plan:
    """The plan of this data."""
    return Plan.model_validate_json(json.dumps({**(data or good()), **changes}))


def changed(part: str, name: str, **fields: Any) -> Plan:
    """The good plan with one piece changed."""
    data = good()
    data[part] = [{**one, **fields} if one["id"] == name else one for one in data[part]]
    return plan(data)


def without(part: str, name: str) -> Plan:
    """The good plan without one piece."""
    data = good()
    data[part] = [one for one in data[part] if one["id"] != name]
    return plan(data)


def added(part: str, *pieces: dict[str, Any]) -> Plan:
    """The good plan with more pieces."""
    data = good()
    data[part] = [*data[part], *pieces]
    return plan(data)
