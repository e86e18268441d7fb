"""Rules that read statements; `..statements` is the public interface."""
