"""What students handed in, read without running anything."""
