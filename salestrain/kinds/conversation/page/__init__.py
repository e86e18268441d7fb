"""A talk in a notebook or page."""
