"""Questions as data: what is asked, what is right, and which mistake gives which answer."""

from quickscan_sim.teach.questions.answer import Answer
from quickscan_sim.teach.questions.assess import Assessment, assess, read_answer
from quickscan_sim.teach.questions.computation import Computation
from quickscan_sim.teach.questions.expected import Expected, Value, expect
from quickscan_sim.teach.questions.module import Module, Objective
from quickscan_sim.teach.questions.question import Form, Option, Question
from quickscan_sim.teach.questions.question_file import (
    find_question,
    load_modules,
    load_questions,
    read_module,
)
from quickscan_sim.teach.questions.rubric_row import RubricRow

__all__ = [
    "Answer",
    "Assessment",
    "Computation",
    "Expected",
    "Form",
    "Module",
    "Objective",
    "Option",
    "Question",
    "RubricRow",
    "Value",
    "assess",
    "expect",
    "find_question",
    "load_modules",
    "load_questions",
    "read_answer",
    "read_module",
]
