"""The self-check: what a student reads about an answer, at once and in the own notebook."""

from quickscan_sim.teach.self_check.check import check
from quickscan_sim.teach.self_check.desk import Desk, current_desk, open_desk
from quickscan_sim.teach.self_check.feedback import Feedback
from quickscan_sim.teach.self_check.hints import hint
from quickscan_sim.teach.self_check.show_question import show_question

__all__ = ["Desk", "Feedback", "check", "current_desk", "hint", "open_desk", "show_question"]
