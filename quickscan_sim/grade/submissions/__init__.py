"""What students handed in, read without running anything."""

from quickscan_sim.grade.submissions.read_submission import read_submission
from quickscan_sim.grade.submissions.submission import Answered, StudentCell, Submission

__all__ = ["Answered", "StudentCell", "Submission", "read_submission"]
