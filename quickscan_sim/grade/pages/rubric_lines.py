"""The levels that a person chose, kept as lines at the top of the comment in the gradebook.

nbgrader keeps one number and one comment for a text. A line such as "What the figure says: 1 / 2"
can be read by anybody, also without the kit, and can be read back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quickscan_sim.teach.questions.given_number import GivenNumber

if TYPE_CHECKING:
    from quickscan_sim.teach.questions.rubric_row import RubricRow

LINE = re.compile(
    r"\s*(?P<name>[^\n]+?)\s*:\s*(?P<points>\d+(?:[.,]\d+)?)\s*/\s*\d+(?:[.,]\d+)?\s*"
)
NEAR = 0.01


@dataclass(frozen=True)
class RubricComment:
    """A comment taken apart: the number of the level by criterion, and the words for the student.

    ``levels`` holds only what was found.
    """

    levels: Mapping[str, int]
    words: str


def points_of(row: RubricRow, level: int) -> float:
    """What a level is worth; levels lie at equal distances.

    >>> from quickscan_sim.language import Bilingual
    >>> from quickscan_sim.teach.questions import RubricRow
    >>> points_of(RubricRow("a", Bilingual("a", "a"), 3, (Bilingual("", ""),) * 5), 3)
    2.25
    """
    return round(row.points * level / max(1, len(row.levels) - 1), 2)


def rubric_line(row: RubricRow, level: int, language: str) -> str:
    """The line of one criterion.

    >>> from quickscan_sim.language import Bilingual
    >>> from quickscan_sim.teach.questions import RubricRow
    >>> row = RubricRow("a", Bilingual("Eigen cijfer", "Own figure"), 2, (Bilingual("", ""),) * 3)
    >>> rubric_line(row, 1, "nl")
    'Eigen cijfer: 1 / 2'
    """
    got, worth = GivenNumber(points_of(row, level)), GivenNumber(row.points)
    name = row.name.in_language(language)
    return f"{name}: {got.in_language(language)} / {worth.in_language(language)}"


def read_rubric_comment(comment: str, rubric: Iterable[RubricRow]) -> RubricComment:
    r"""The levels in a comment, and the rest of it; a line that is no level stays among the words.

    Lines may be in either language. When a criterion is there twice, the last line counts.

    >>> from quickscan_sim.language import Bilingual
    >>> from quickscan_sim.teach.questions import RubricRow
    >>> row = RubricRow("own", Bilingual("Eigen cijfer", "Own figure"), 2, (Bilingual("", ""),) * 3)
    >>> read_rubric_comment("Own figure: 2 / 2\n\nWell done: 3 of them.", [row])
    RubricComment(levels={'own': 2}, words='Well done: 3 of them.')
    """
    by_name = {
        name.casefold(): row
        for row in rubric
        for name in (row.name.nl.strip(), row.name.en.strip())
    }
    levels: dict[str, int] = {}
    words = []
    for line in comment.splitlines():
        found = LINE.fullmatch(line)
        row = by_name.get(found["name"].casefold()) if found else None
        level = None if row is None or found is None else _level(row, found["points"])
        if row is None or level is None:
            words.append(line)
        else:
            levels[row.criterion] = level
    return RubricComment(levels, "\n".join(words).strip())


def _level(row: RubricRow, points: str) -> int | None:
    """The level with these points; None when no level is worth so much."""
    given = float(points.replace(",", "."))
    numbers = range(len(row.levels))
    return next((one for one in numbers if abs(points_of(row, one) - given) < NEAR), None)
