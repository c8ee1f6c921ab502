"""Points taken off for handing in late: nbgrader's own rule, as the course's settings have it.

nbgrader asks a plugin (``AssignLatePenalties.plugin_class``, ``LateSubmissionPlugin``). The same
plugin is asked here; without such settings nothing is taken off, as in nbgrader.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quickscan_sim.errors import QuickscanError
from quickscan_sim.grade.course.course import Course

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
    try:
        if config is None:
            files = _config_files(course)
            if not any(map(_may_hold_a_rule, files)):
                return None
            config = _read_config(files)
        if not any(config.get(name) for name in SETTINGS):
            return None
        return _rule_of(config, course)
    except Exception as problem:  # settings are a program of the lecturer's
        raise QuickscanError(
            "The settings in {file} cannot be used ({reason}). Look what changed in them, and "
            "change it back.",
            file=course.folder / CONFIG_FILES[0],
            reason=f"{type(problem).__name__}: {problem}",
        ) from problem


def _rule_of(config: Any, course: Course) -> LateRule | None:
    """The plugin that the settings name; it may lie in the course folder."""
    from nbgrader.preprocessors import AssignLatePenalties

    before = list(sys.path)
    sys.path.insert(0, str(course.folder))
    try:
        step = AssignLatePenalties(config=config)
        step.init_plugin()
    finally:
        sys.path[:] = before
    return LateRule(step.plugin_inst) if step.enabled else None


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


def _read_config(files: Sequence[Path]) -> Any:
    """The settings of all files; those of the course win."""
    from traitlets.config import Config
    from traitlets.config.loader import JSONFileConfigLoader, PyFileConfigLoader

    config = Config()
    for file in reversed(files):
        if file.is_file():
            kind = JSONFileConfigLoader if file.suffix == ".json" else PyFileConfigLoader
            config.merge(kind(file.name, str(file.parent)).load_config())
    return config
