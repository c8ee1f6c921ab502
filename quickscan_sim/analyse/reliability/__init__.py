"""How well items measure one thing, and how far people who rate the same agree."""
