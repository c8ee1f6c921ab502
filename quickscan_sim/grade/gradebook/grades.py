"""The grades of an assignment as they stand in nbgrader's gradebook."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class QuestionGrade:
    """The points for one question: by the judge, by hand, and extra.

    ``automatic`` is None for a text that nobody has looked at; ``by_hand`` None when no person
    gave points. A person's points count in the place of the judge's. ``comment`` is the person's
    own when there is one, else the judge's reason.
    """

    question_id: str
    worth: float
    automatic: float | None
    by_hand: float | None
    extra: float
    waits: bool
    comment: str

    @property
    def points(self) -> float:
        """What counts, extra points included; 0 while nobody has looked."""
        given = self.by_hand if self.by_hand is not None else self.automatic
        return (given or 0.0) + self.extra


@dataclass(frozen=True)
class StudentGrades:
    """The grades of one student for one assignment; without a submission ``grades`` is empty.

    ``handed_in`` is ISO 8601 in UTC, "" when unknown. ``late_penalty`` is nbgrader's.
    """

    student: str
    first_name: str
    last_name: str
    email: str
    handed_in: str
    late_penalty: float
    grades: Mapping[str, QuestionGrade]

    @property
    def points(self) -> float:
        """The total that counts, never below 0."""
        return max(0.0, sum(one.points for one in self.grades.values()) - self.late_penalty)

    @property
    def waits(self) -> bool:
        """Whether a text still waits for a person."""
        return any(one.waits for one in self.grades.values())
