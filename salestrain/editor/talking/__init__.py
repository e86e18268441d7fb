"""Writing a buyer by talking to them: the live talk, what was heard in it, and one click for each correction."""
