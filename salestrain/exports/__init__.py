"""Files for other programs, made so that opening them is safe."""
