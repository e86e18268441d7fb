"""The page of a drill: choose, predict, try, see at once what it was worth, and come back on the days that are due."""
