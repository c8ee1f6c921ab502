"""Points taken off for handing in late: nbgrader's own rule, as the course's settings have it.

nbgrader asks a plugin (``AssignLatePenalties.plugin_class``, ``LateSubmissionPlugin``). The same
plugin is asked here; without such settings nothing is taken off, as in nbgrader.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quickscan_sim.errors import QuickscanError
from quickscan_sim.grade.course.course import Course
from quickscan_sim.grade.gradebook.new_gradebook import quiet_nbgrader

SETTINGS = ("LateSubmissionPlugin", "AssignLatePenalties")
CONFIG_FILES = ("nbgrader_config.py", "nbgrader_config.json")
TELLING = ("Late", "load_subconfig")
"""nbgrader takes seconds to import, so its settings are only read when they may hold a rule."""


@dataclass(frozen=True)
class LateRule:
    """The plugin that the course chose."""

    plugin: Any

    def penalty(self, student: str, score: float, seconds: float) -> float | None:
        """What goes off; None for nothing, never more than the score, never less than 0.

        Raises
        ------
        QuickscanError
            When the plugin fails or gives something else than a number.
        """
        try:
            found = self.plugin.late_submission_penalty(student, score, seconds)
            return None if found is None else min(max(0.0, float(found)), score)
        except Exception as problem:  # a lecturer's own code may raise anything
            raise QuickscanError(
                "The rule for late work in nbgrader_config.py does not work for {student} "
                "({reason}). Nothing of this student was written. Change the rule and grade again.",
                student=student,
                reason=f"{type(problem).__name__}: {problem}",
            ) from problem


def read_late_rule(course: Course, config: Any = None) -> LateRule | None:
    """The rule of a course; None when it has none.

    Parameters
    ----------
    config
        nbgrader's settings where they were read already; None reads the files.

    Raises
    ------
    QuickscanError
        When the settings cannot be read.
    """
    if config is None:
        if not any(map(_may_hold_a_rule, _config_files(course))):
            return None
        config = _read_config(course)
    if not any(config.get(name) for name in SETTINGS):
        return None
    with quiet_nbgrader():
        from nbgrader.preprocessors import AssignLatePenalties

        step = AssignLatePenalties(config=config)
        if not step.enabled:
            return None
        step.init_plugin()
        return LateRule(step.plugin_inst)


def _config_files(course: Course) -> list[Path]:
    """Where nbgrader looks: the course, then the folders of Jupyter."""
    from jupyter_core.paths import jupyter_config_path

    folders = [course.folder, *map(Path, jupyter_config_path())]
    return [folder / name for folder in folders for name in CONFIG_FILES]


def _may_hold_a_rule(file: Path) -> bool:
    try:
        text = file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    lines = (line.partition("#")[0] for line in text.splitlines())
    return any(word in line for line in lines for word in TELLING)


def _read_config(course: Course) -> Any:
    with quiet_nbgrader():
        from nbgrader.apps.baseapp import NbGrader

        app = NbGrader(load_cwd_config=False)
        try:
            app.initialize([], root=str(course.folder))
        except (Exception, SystemExit) as problem:
            raise QuickscanError(
                "The settings in {file} cannot be read ({reason}). Change them back, or make the "
                "file again with quickscan class new in another folder.",
                file=course.folder / CONFIG_FILES[0],
                reason=f"{type(problem).__name__}: {problem}",
            ) from problem
        return app.config
