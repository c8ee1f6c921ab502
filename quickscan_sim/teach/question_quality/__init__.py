"""Do the questions do what they promise? Every mistake and every guesser, over many variants.

It is about questions, never about people: nothing here is evidence of learning.
"""

from quickscan_sim.teach.question_quality.cases import Case, draw_cases
from quickscan_sim.teach.question_quality.coinciding import count_coinciding
from quickscan_sim.teach.question_quality.diagnose_questions import Diagnosis, diagnose_questions
from quickscan_sim.teach.question_quality.mistakes import mark_mistakes
from quickscan_sim.teach.question_quality.other_forms import mark_other_forms, other_forms
from quickscan_sim.teach.question_quality.thresholds import shortfalls
from quickscan_sim.teach.question_quality.whole_sets import mark_whole_sets
from quickscan_sim.teach.question_quality.words import in_words

__all__ = [
    "Case",
    "Diagnosis",
    "count_coinciding",
    "diagnose_questions",
    "draw_cases",
    "in_words",
    "mark_mistakes",
    "mark_other_forms",
    "mark_whole_sets",
    "other_forms",
    "shortfalls",
]
