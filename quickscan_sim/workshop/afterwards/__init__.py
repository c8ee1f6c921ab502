"""After a workshop: exit cards and the attitude check, typed in by the trainer and read back."""
