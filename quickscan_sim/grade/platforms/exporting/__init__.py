"""Grades in the columns of each platform, a complete table beside them, and who exported what."""
