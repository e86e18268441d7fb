"""The rules by which statements are read; `..statements` is the face."""
