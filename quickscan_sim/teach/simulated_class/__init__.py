"""Students who follow rules, to try questions out before people get them.

Nobody learns anything here. What these classes show is how questions behave when their mistakes
are made; it is never evidence that people learn, enjoy or understand anything.
"""

from quickscan_sim.teach.simulated_class.item_quality import item_quality, option_use
from quickscan_sim.teach.simulated_class.other_answers import constant_answer, random_answer
from quickscan_sim.teach.simulated_class.rules import ClassRules
from quickscan_sim.teach.simulated_class.simulate_class import (
    answerable,
    answers_of,
    mark_class,
    misconceptions_of,
    simulate_class,
    wrong_answers,
)
from quickscan_sim.teach.simulated_class.students import SimulatedStudent, draw_students
from quickscan_sim.teach.simulated_class.typed_answer import typed_answer

__all__ = [
    "ClassRules",
    "SimulatedStudent",
    "answerable",
    "answers_of",
    "constant_answer",
    "draw_students",
    "item_quality",
    "mark_class",
    "misconceptions_of",
    "option_use",
    "random_answer",
    "simulate_class",
    "typed_answer",
    "wrong_answers",
]
