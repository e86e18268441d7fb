"""Pages of the workbench that need no kernel: a new buyer, a copy of what ships, packs, and colleagues' remarks."""

from .routes import author_routes

__all__ = ["author_routes"]
