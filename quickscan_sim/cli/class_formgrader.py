"""``quickscan class formgrader``: mark by hand, in the browser."""

from __future__ import annotations

import subprocess
from pathlib import Path

from quickscan_sim.cli.session import Screen
from quickscan_sim.errors import QuickscanError
from quickscan_sim.grade.course.course import open_course
from quickscan_sim.grade.course.formgrader import (
    check_port,
    formgrader_command,
    surroundings,
)
from quickscan_sim.grade.course.gradebook_checks import check_gradebook


def open_formgrader(screen: Screen, folder: Path, port: int | None) -> None:
    """Start formgrader for a course, until Ctrl-C."""
    course = open_course(folder)
    check_gradebook(course)
    if port is not None:
        check_port(port)
    screen.say(
        "Formgrader opens in a tab of your browser. It takes some seconds. Stop it here with "
        "Ctrl-C."
    )
    ended = subprocess.run(
        formgrader_command(course, port), env=surroundings(course), cwd=course.folder, check=False
    )
    if ended.returncode > 0:
        raise QuickscanError(
            "Formgrader stopped with an error (status {status}); what it said stands above. Is "
            "there a mistake in {file}?",
            status=ended.returncode,
            file=course.folder / "nbgrader_config.py",
        )
