"""One's own pipeline in a notebook: a table of any program loaded, looked at, and worked with as a pandas frame."""

from __future__ import annotations

from .loaded import Pipeline, load

__all__ = ["Pipeline", "load"]
