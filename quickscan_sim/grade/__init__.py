"""Grading a class: handed-in notebooks come in, points and feedback go out. nbgrader stays."""
