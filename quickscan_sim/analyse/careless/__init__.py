"""Answers that look careless: measured, flagged with a reason, and never removed in silence."""
