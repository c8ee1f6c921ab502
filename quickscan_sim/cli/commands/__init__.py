"""What each command is called, what it takes, and its help; the work is done elsewhere."""
