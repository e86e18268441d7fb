"""What the facilitator of a workshop may look back on: a group's practice, and nobody's in particular.

`group.py` counts, `parts.py` leaves out what is too small to be told and makes pictures, `rows.py` tells the same as a
table for a notebook.
"""
