"""What the kit adds to nbgrader's own steps when a notebook is made ready for students.

They run for ``quickscan class release``, for ``nbgrader generate_assignment`` and for the button
of formgrader alike.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from nbgrader.preprocessors import ClearSolutions, NbGraderPreprocessor

from quickscan_sim.errors import QuickscanError
from quickscan_sim.grade.assignment import grade_id
from quickscan_sim.grade.course.course import open_course
from quickscan_sim.grade.course.kit_assignments import answer_cells_of_the_kit
from quickscan_sim.grade.course.leaks import leaks_in_notebook, odd_files_in_source
from quickscan_sim.grade.course.packs_for_students import copy_packs
from quickscan_sim.language import Message


class ClearAnswers(ClearSolutions):  # type: ignore[misc]
    """Nbgrader's own step, but an answer cell of the kit gets the kit's own words back."""

    def preprocess_cell(self, cell: Any, resources: Any, index: int) -> tuple[Any, Any]:
        """One cell; those of the kit know what stands in them before anybody answered."""
        asked = (resources["nbgrader"]["assignment"], grade_id(cell) or "")
        of_the_kit = answer_cells_of_the_kit().get(asked)
        if of_the_kit is None:
            return super().preprocess_cell(cell, resources, index)  # type: ignore[no-any-return]
        cell.source = of_the_kit
        return cell, resources


class RefuseFiles(NbGraderPreprocessor):  # type: ignore[misc]
    """Stop when files that are not for students stand beside the notebook."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Before the gradebook learns anything of the notebook."""
        source = Path(resources["metadata"]["path"])
        _stop_at(odd_files_in_source(source), source, self.log)
        return nb, resources


class RefuseLeaks(NbGraderPreprocessor):  # type: ignore[misc]
    """Stop when the notebook would give students too much."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """The whole notebook, as it would go out."""
        problems = leaks_in_notebook(nb, resources["nbgrader"]["assignment"])
        _stop_at(problems, Path(resources["metadata"]["path"]), self.log)
        return nb, resources


def _stop_at(problems: list[Message], source: Path, log: Any) -> None:
    if problems:
        log.error(QuickscanError.of(problems).in_language(open_course(source).language))
        raise QuickscanError.of(problems)


def put_packs_beside(assignment: str, **_: Any) -> None:
    """The packs of the class beside the notebook, when there are any (a hook of nbgrader)."""
    course = open_course(Path.cwd())  # nbgrader works in the folder of the course
    if course.released(assignment).is_dir():
        copy_packs(course, course.released(assignment))
