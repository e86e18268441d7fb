"""The rules behind `acts`: one module for each sort of act, all reading the same plain form of a turn."""
