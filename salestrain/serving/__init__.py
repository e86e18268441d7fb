"""The room where people practise: the exercises as pages, served by Voila, closed to everything else."""

from .app import CannotServe, serve

__all__ = ["CannotServe", "serve"]
