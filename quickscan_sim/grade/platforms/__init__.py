"""Brightspace, Canvas, Moodle and Blackboard: their lists, downloads and columns."""
