"""Exports of a plan: YAML that can be read back completely, and CSV for a spreadsheet."""

from __future__ import annotations

import io
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from ...exports.safe_csv import Cell, write_csv
from .imports import COLUMNS, LISTS, NAMES, WORDS
from .items import PARTS, plain
from .model import Plan


def plan_yaml(plan: Plan) -> str:
    """Return the complete plan, with everything that was done, as YAML that `plan.imports` reads back."""
    data = {"schema": plan.schema_, **plain(plan)}
    yaml = YAML()
    yaml.default_flow_style = False
    yaml.width = 4096
    buffer = io.StringIO()
    yaml.dump(_quoted(data), buffer)
    return buffer.getvalue()


def _quoted(data: Any) -> Any:
    """Quote all texts, so that none of them is taken for a number, a date or YAML syntax."""
    if isinstance(data, dict):
        return {key: _quoted(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_quoted(value) for value in data]
    return DoubleQuotedScalarString(data) if isinstance(data, str) else data


def plan_csv(plan: Plan) -> str:
    """Return goals, objectives and actions as rows of CSV.

    No cell is a live formula. Moves and drops are only in the YAML.
    """
    rows = [_row(part[:-1], item) for part in PARTS for item in getattr(plan, part)]
    return write_csv([NAMES[name] for name in COLUMNS], rows)


def _row(sort: str, item: Any) -> list[Cell]:
    fields = {**plain(item), "sort": sort}
    cells: list[Cell] = []
    for name in COLUMNS:
        value = fields.get(name)
        if name in WORDS and value:
            value = WORDS[name].get(str(value), str(value))
        cells.append(" ".join(_number(element) for element in value) if name in LISTS and value else value)
    return cells


def _number(value: Any) -> str:
    return repr(value) if isinstance(value, float) else str(value)
