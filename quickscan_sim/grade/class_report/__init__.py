"""The class report: where a class gets stuck, and what a lecturer can do about it.

No names, no number about fewer than 5 students, an interval beside every share. It speaks of
questions and of thoughts behind answers, never of how good a student is.
"""

from quickscan_sim.grade.class_report.class_answers import ClassAnswers, class_answers
from quickscan_sim.grade.class_report.comparison import compare
from quickscan_sim.grade.class_report.document import class_document
from quickscan_sim.grade.class_report.read_class import read_class, read_expected
from quickscan_sim.grade.class_report.report import ClassReport, make_report
from quickscan_sim.grade.class_report.write import write_class_report

__all__ = [
    "ClassAnswers",
    "ClassReport",
    "class_answers",
    "class_document",
    "compare",
    "make_report",
    "read_class",
    "read_expected",
    "write_class_report",
]
