"""The settings that make a folder of the kit a course of nbgrader."""

from __future__ import annotations

from typing import Any

from quickscan_sim.grade.course.course import Course


def configure_course(c: Any, course: Course) -> None:
    """Fill nbgrader's settings for a course; lines of the lecturer may follow.

    Parameters
    ----------
    c
        What ``get_config()`` gives in ``nbgrader_config.py``.
    """
    c.CourseDirectory.root = str(course.folder)
    c.CourseDirectory.course_id = course.course_run
    if course.exchange_root:
        c.Exchange.root = course.exchange_root
    _configure_release(c)
    # A student who deletes a cell gets it back, empty, when the work is marked.
    c.OverwriteCells.add_missing_cells = True
    # The page would begin with a list of all settings.
    c.FormgradeExtension.debug = False


def _configure_release(c: Any) -> None:
    """What happens to a notebook on its way to students."""
    from nbgrader.preprocessors import (
        CheckCellMetadata,
        ClearHiddenTests,
        ClearMarkScheme,
        ClearOutput,
        ComputeChecksums,
        IncludeHeaderFooter,
        InstantiateTests,
        LockCells,
        SaveCells,
    )

    from quickscan_sim.grade.course.release_steps import (
        ClearAnswers,
        RefuseFiles,
        RefuseLeaks,
    )

    # nbgrader's own order (GenerateAssignment.preprocessors), with ClearAnswers for
    # ClearSolutions, and a look before and after.
    c.GenerateAssignment.preprocessors = [
        RefuseFiles,
        IncludeHeaderFooter,
        InstantiateTests,
        LockCells,
        ClearAnswers,
        ClearOutput,
        CheckCellMetadata,
        ComputeChecksums,
        SaveCells,
        ClearHiddenTests,
        ClearMarkScheme,
        ComputeChecksums,
        CheckCellMetadata,
        RefuseLeaks,
    ]
    c.GenerateAssignment.post_convert_hook = (
        "quickscan_sim.grade.course.release_steps.put_packs_beside"
    )
