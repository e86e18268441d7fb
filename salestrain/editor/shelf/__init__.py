"""Whole exercises: begun, copied, renamed and put away, with everything that names them."""
