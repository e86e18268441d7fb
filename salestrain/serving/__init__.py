"""The room where people practise: exercises as pages, served by Voila with every other address closed."""

from .app import serve
from .opening import CannotServe, Door

__all__ = ["CannotServe", "Door", "serve"]
