"""What is right, and what goes wrong: every number of a question as a function of the data."""

from quickscan_sim.teach.answers.registry import answer_function, answers

__all__ = ["answer_function", "answers"]
