"""What the facilitator of a workshop sees, and what the room sees together.

`watch.py` notices what is new, once for all who look; `live.py` is a page that is told. `board.py` is the facilitator's
page, `wide_screen.py` what the beamer shows, `phone.py` what everybody holds in their hand. `fishbowl.py` is the talk
that the room holds together, `looking_back.py` the debrief of the room.
"""
