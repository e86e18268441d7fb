"""What a room holds in its hands: sheets to print, rotations of groups, and people's marks beside the engine's."""
