"""Settings of nbgrader for the notebooks that students hand in.

Run ``nbgrader generate_assignment M2_2_werkblad`` in this folder. The notebooks in source/ are
written by ``make course`` and hold no answers, so there is nothing to clear out of them. Answers
are judged outside the notebook, with the lecturer's key.
"""

from pathlib import Path

from nbgrader.preprocessors import (
    CheckCellMetadata,
    ClearOutput,
    ComputeChecksums,
    LockCells,
    SaveCells,
)
from traitlets.config import get_config

c = get_config()

c.CourseDirectory.root = str(Path(__file__).resolve().parent)
c.CourseDirectory.course_id = "quickscan"

# Without ClearSolutions: our answer cells already read `answer_w1 = ...`.
c.GenerateAssignment.preprocessors = [
    LockCells,
    ClearOutput,
    CheckCellMetadata,
    ComputeChecksums,
    SaveCells,
]

# A student who deletes a cell gets it back, empty, when the work is marked.
c.OverwriteCells.add_missing_cells = True
