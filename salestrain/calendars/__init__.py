"""Calendars: working days and recurrences, practice spread over time, and calendar files."""
