"""How well typed text is understood: moves, acts and statements, beside simpler ways and beside people."""
