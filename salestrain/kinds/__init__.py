"""The kinds of practice, each in a folder of its own that holds all there is to it (see `core.kind`)."""
