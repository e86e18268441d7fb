"""YAML in, frozen content out, or every mistake at once with file and line."""
