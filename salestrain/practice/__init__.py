"""The kinds of practice. Each is one pure module with the same few functions; see `conversation`."""

from types import ModuleType

from . import conversation

KINDS: dict[str, ModuleType] = {"conversation": conversation}
