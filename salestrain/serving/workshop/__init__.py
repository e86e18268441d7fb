"""Workshops in the room: joining, the phone's page, practice under the workshop's rules, making and leading."""
