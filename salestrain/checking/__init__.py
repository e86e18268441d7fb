"""What is wrong with an exercise, and what to do about it: structure, ways, understanding, honesty, talks."""
