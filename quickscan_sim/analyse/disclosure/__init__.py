"""What may be shown, so that nobody can be recognised."""
