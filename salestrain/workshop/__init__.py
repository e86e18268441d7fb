"""A workshop: what its facilitator plans, what happens in the room, and what the room may see of it.

Everything here is pure: time, chance, files and the store come in as arguments. `content.py` is the plan that a
facilitator writes, `events.py` what can happen, `state.py` how the room stands and `folding.py` what each happening
changes, `joining.py` how people come in and come back, `rules.py` what they may do, `progress.py` what may be told.
"""
