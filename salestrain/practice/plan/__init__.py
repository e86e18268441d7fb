"""A plan that is built from the top down, compiled like a program, and carried out from the bottom up."""
