"""The page of one student of a course, from what marking found and what the gradebook holds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from quickscan_sim.grade.assignment import Assignment, read_assignment
from quickscan_sim.grade.gradebook.cell_text import source_of
from quickscan_sim.grade.marked import MarkedSubmission
from quickscan_sim.grade.pages.feedback_page import feedback_page
from quickscan_sim.grade.pages.own_pack import own_data_of
from quickscan_sim.grade.pages.question_text import needs_data, question_texts

if TYPE_CHECKING:
    from quickscan_sim.grade.course.course import Course
    from quickscan_sim.grade.gradebook.grades import StudentGrades
    from quickscan_sim.teach.questions import Question

TITLE = re.compile(r"^#\s+(.+?)\s*$", re.MULTILINE)


@dataclass(frozen=True, eq=False)
class FeedbackMaker:
    """Makes the pages of one assignment; what students share is read once."""

    course: Course
    assignment: Assignment

    @classmethod
    def of(cls, course: Course, name: str) -> FeedbackMaker:
        """For the assignment with this name.

        Raises
        ------
        QuickscanError
            When the course has no such assignment, or it cannot be read.
        """
        return cls(course, read_assignment(course.folder / "source", name))

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """The questions of the assignment, in its order."""
        from quickscan_sim.teach.questions import find_question

        return tuple(map(find_question, self.assignment.questions))

    @cached_property
    def objectives(self) -> Mapping[str, str]:
        """What each question practises."""
        from quickscan_sim.teach.questions import load_modules

        known = {
            objective.objective_id: objective.text.in_language(self.course.language)
            for module in load_modules()
            for objective in module.objectives
        }
        return {one.question_id: known.get(one.objective, "") for one in self.questions}

    @cached_property
    def title(self) -> str:
        """The first heading of the notebook, else the name of the assignment."""
        for cell in self.assignment.cells:
            found = TITLE.search(source_of(cell)) if cell.get("cell_type") == "markdown" else None
            if found:
                return found[1]
        return self.assignment.name

    def page(self, marked: MarkedSubmission, grades: StudentGrades) -> str:
        """The page; the questions read as this student saw them, with the facts of the own pack.

        A pack that cannot be opened any more costs those facts, and nothing else.
        """
        asked = self.questions
        data = None
        if any(map(needs_data, asked)):
            data = own_data_of(self.course, marked.pack_id)
        return feedback_page(
            marked,
            grades,
            asked,
            title=self.title,
            language=self.course.language,
            texts=question_texts(asked, data, self.course.language),
            objectives=self.objectives,
        )
