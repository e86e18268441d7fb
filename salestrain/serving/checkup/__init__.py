"""A look at the machine before a room comes: what is measured (`facts`), and what follows from it (`findings`)."""
