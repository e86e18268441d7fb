"""Attempts at exercises: who practises, and how moves are read, stored and replayed."""
