"""Formgrader opens for a course that stands anywhere, and asks no other host for anything."""

from __future__ import annotations

import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page

from quickscan_sim.errors import QuickscanError
from quickscan_sim.grade.course.course import Course
from quickscan_sim.grade.course.formgrader import (
    CSP,
    OWN_HOST_ONLY,
    check_port,
    formgrader_command,
    surroundings,
)

TOKEN = "tests"


@pytest.fixture
def address(handed_out: Course, tmp_path: Path) -> Iterator[str]:
    """Formgrader of a course in a folder with a space and an accent."""
    folder = tmp_path / "Minor armoede é"
    handed_out.folder.rename(folder)
    course = replace(handed_out, folder=folder)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = formgrader_command(course, port, open_browser=False)
    own = {"JUPYTER_CONFIG_DIR": str(tmp_path / "j"), "JUPYTER_RUNTIME_DIR": str(tmp_path / "r")}
    with (tmp_path / "server.log").open("wb") as log:
        server = subprocess.Popen(
            [*command, f"--IdentityProvider.token={TOKEN}"],
            env=surroundings(course) | own,
            cwd=course.folder,
            stdout=log,
            stderr=log,
        )
        try:
            _wait(f"http://localhost:{port}/api", server)
            yield f"http://localhost:{port}"
        finally:
            server.terminate()
            server.wait(30)


def _wait(address: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        assert server.poll() is None, "the server stopped; see server.log"
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    raise TimeoutError(address)


def test_formgrader_is_the_first_page_and_shows_the_course(
    address: str, browser_page: Page
) -> None:
    answer = browser_page.goto(f"{address}/?token={TOKEN}")
    assert answer is not None
    assert answer.headers[CSP.lower()] == OWN_HOST_ONLY
    browser_page.get_by_role("link", name="M2_2_worksheet").wait_for()
    assert "/formgrader/manage_assignments" in browser_page.url


def test_a_port_in_use_is_said() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(QuickscanError, match=f"The port {port} of this computer"):
            check_port(port)
    check_port(port)
