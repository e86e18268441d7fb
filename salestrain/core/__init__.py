"""Foundations that every other package builds on: events, conditions, rubrics, sessions and the registry of kinds."""
