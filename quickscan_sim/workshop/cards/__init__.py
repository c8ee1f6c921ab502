"""Card files: read, listed and checked."""
