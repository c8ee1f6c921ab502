"""``quickscan class formgrader``: mark by hand, in the browser."""

from __future__ import annotations

import subprocess
from contextlib import suppress
from pathlib import Path

from quickscan_sim.cli.course_of_command import as_typed
from quickscan_sim.cli.session import Screen
from quickscan_sim.errors import QuickscanError
from quickscan_sim.grade.course.course import open_course
from quickscan_sim.grade.course.formgrader import (
    check_port,
    formgrader_command,
    surroundings,
)
from quickscan_sim.grade.course.gradebook_checks import check_gradebook

PATIENCE = 15
"""Seconds that formgrader gets to close its files after Ctrl-C."""


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
    status = _until_stopped(
        subprocess.Popen(
            formgrader_command(course, port), env=surroundings(course), cwd=course.folder
        )
    )
    if status <= 0:
        screen.say(
            "Stopped; your points are kept. Next: quickscan class feedback {course} ASSIGNMENT",
            course=as_typed(course.folder),
        )
    else:
        raise QuickscanError(
            "Formgrader stopped with an error (status {status}); what it said stands above. Is "
            "there a mistake in {file}?",
            status=status,
            file=course.folder / "nbgrader_config.py",
        )


def _until_stopped(server: subprocess.Popen[bytes]) -> int:
    """Wait for the server, which gets Ctrl-C too and then closes by itself.

    Returns
    -------
    int
        Its status; 0 when it was stopped with Ctrl-C.
    """
    try:
        return server.wait()
    except KeyboardInterrupt:
        with suppress(subprocess.TimeoutExpired, KeyboardInterrupt):
            server.wait(PATIENCE)
        if server.poll() is None:
            server.terminate()
            server.wait()
        return 0
