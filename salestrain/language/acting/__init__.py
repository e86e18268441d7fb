"""Rules behind `acts`: one module for each type of act, all reading the same plain form of a turn."""
