"""Questions as data: what is asked, what is right, and which mistake gives which answer."""

from quickscan_sim.teach.questions.computation import Computation
from quickscan_sim.teach.questions.expected import Expected, Value
from quickscan_sim.teach.questions.question import Form, Option, Question, RubricRow

__all__ = ["Computation", "Expected", "Form", "Option", "Question", "RubricRow", "Value"]
