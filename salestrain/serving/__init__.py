"""The room where people practise: exercises as pages, served by Voila with every other address closed."""

from .app import CannotServe, serve

__all__ = ["CannotServe", "serve"]
