"""The kinds of practice. Each is one pure module with the same few functions.

`prepare(exercise, seed)` makes the content ready for one attempt (a script),
`start(script)` gives the first state and events,
`respond(script, state, move)` answers a move with a new state and events, or raises `Refusal`.
A state has a `turn`, which counts the learner's steps, and a `phase`; with the phase `debriefed` an attempt is over.
See `conversation` for the first of them.
"""

from types import ModuleType

from . import conversation, drill, plan, process

KINDS: dict[str, ModuleType] = {"conversation": conversation, "plan": plan, "process": process, "drill": drill}
