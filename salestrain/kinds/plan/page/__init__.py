"""A plan in a notebook or page: built as a tree or as a list, compiled, carried out by the week."""
