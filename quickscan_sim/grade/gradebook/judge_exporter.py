"""nbgrader's own door: ``nbgrader autograde``, ``NbGraderAPI.autograde`` and formgrader's button.

nbgrader 0.9.6 makes its ``Autograde`` converter itself and has no setting for another one. Steps
that are set in its place (``autograde_preprocessors``) come too late: a renamed notebook, one
that is no JSON, a folder without a notebook, or a link that leads nowhere has by then got 0 points
without a reason, or none at all. There is a setting for the class that reads and writes notebooks
(``BaseConverter.exporter_class``), and the converter makes that, as its parent, right before it
goes over the students (``BaseConverter.start``). At that moment the judge takes over the round.

Assignments without a question of the kit go nbgrader's way, which runs what students wrote with
the lecturer's rights: only when ``c.JudgeExporter.run_without_sandbox = True`` says so. One thing
nbgrader still decides by itself, before: when none of the folders that were asked for holds a
notebook, it stops ("No notebooks were matched"). ``quickscan class grade`` marks those as well.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from nbconvert.exporters import NotebookExporter
from nbgrader.converters import Autograde
from traitlets import Any as AnyTrait
from traitlets import Bool, Unicode

from quickscan_sim.grade.gradebook.judge_round import JudgeSteps, judge_round

MARKER = "quickscan_sim.grade.marking.mark_one.mark_student"
AFTERWARDS = "quickscan_sim.grade.marking.afterwards.after_writing"


class JudgeExporter(NotebookExporter):
    """What nbgrader makes before it goes over the students; the judge takes over from there."""

    run_without_sandbox = Bool(
        False,
        help="Let nbgrader run assignments without a question of the kit, with your own rights.",
    ).tag(config=True)
    course_folder = Unicode("", help="The folder of the course.").tag(config=True)
    marker = AnyTrait(
        MARKER,
        help="What marks one student's notebook: a function of course, assignment and student, "
        "or the name of one.",
    ).tag(config=True)
    afterwards = AnyTrait(
        AFTERWARDS,
        help="What is done with the course and what marking found, once the gradebook has it.",
    ).tag(config=True)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)  # type: ignore[no-untyped-call]
        converter = self.parent
        if isinstance(converter, Autograde):
            nbgraders_own = converter.convert_notebooks
            converter.convert_notebooks = lambda: judge_round(
                converter,
                Path(self.course_folder),
                JudgeSteps(_found(self.marker), _found(self.afterwards), self.run_without_sandbox),
                nbgraders_own,
            )


def _found(name: Any) -> Any:
    """The function itself, also when its name was given."""
    from traitlets.utils.importstring import import_item

    return import_item(name) if isinstance(name, str) else name
