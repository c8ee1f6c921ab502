"""Start nbgrader's formgrader for a course, in a tab of its own."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

from quickscan_sim.errors import QuickscanError
from quickscan_sim.grade.course.course import Course

LAB_SETTINGS = Path(__file__).parents[2] / "data" / "lab_settings"
ADDRESS = "/formgrader/manage_assignments"
HOST = "localhost"
CSP = "Content-Security-Policy"

OWN_HOST_ONLY = "; ".join(
    (
        "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:",
        "connect-src 'self' ws: wss: data: blob:",
        "frame-ancestors 'self'",
        "form-action 'self'",
    )
)
"""What a page of this server may ask for: nothing of another host. A picture in the work of a
student would otherwise tell its maker who looks at it, and when."""


def formgrader_command(
    course: Course, port: int | None = None, open_browser: bool = True
) -> list[str]:
    """What starts JupyterLab's server for the course, with formgrader as its first page.

    Parameters
    ----------
    port
        The port of the address; None: the first free one from 8888 on.
    """
    command = [
        *(sys.executable, "-m", "jupyterlab"),
        f"--ServerApp.root_dir={course.folder}",
        f"--ServerApp.open_browser={open_browser}",
        f"--LabApp.default_url={ADDRESS}",
        f"--LabApp.app_settings_dir={LAB_SETTINGS}",
        "--LabApp.extension_manager=readonly",
        "--ServerApp.tornado_settings=" + repr({"headers": {CSP: OWN_HOST_ONLY}}),
        "--Application.log_level=ERROR",
        "--ServerApp.answer_yes=True",  # Ctrl-C stops it without a question
    ]
    if port is not None:
        command += [f"--ServerApp.port={port}", "--ServerApp.port_retries=0"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:  # a container, such as a codespace
        command.append("--allow-root")
    return command


def check_port(port: int) -> None:
    """Pass when nothing listens on a port of this computer.

    Raises
    ------
    QuickscanError
        When it is in use.
    """
    try:
        with socket.socket() as free:
            free.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            free.bind((HOST, port))
    except OSError as problem:
        raise QuickscanError(
            "The port {port} of this computer cannot be used ({reason}). Is formgrader open "
            "already? Close it there with Ctrl-C, or choose another: --port {other}.",
            port=port,
            reason=problem.strerror or problem,
            other=port + 1 if port < 65535 else 8888,
        ) from problem


def surroundings(course: Course) -> dict[str, str]:
    """The environment of the server: nbgrader starts ``alembic`` by its name."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    return os.environ | {"PATH": path, "PWD": str(course.folder)}
