"""The command ``quickscan``."""
