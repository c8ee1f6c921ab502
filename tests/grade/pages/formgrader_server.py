"""nbgrader's formgrader on a course, started once for a file of tests."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lab_server import _wait_until_ready

from quickscan_sim.grade.course.course import Course

EXTENSIONS = {"nbgrader.server_extensions.formgrader": True} | dict.fromkeys(
    ("jupyterlab", "notebook", "notebook_shim", "jupyter_lsp", "jupyterlab_jupytext"), False
)
CONFIG = """
from quickscan_sim.grade.nbgrader_settings import configure

c = get_config()  # traitlets gives it; imported, it would be the settings of the server
configure(c, __file__)
"""


@contextmanager
def running_formgrader(course: Course, own: Path) -> Iterator[str]:
    """The address of a Jupyter server with formgrader, in the course; stopped afterwards."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (course.folder / "nbgrader_config.py").write_text(CONFIG, encoding="utf-8")
    own.mkdir()
    names = ("JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR", "JUPYTER_DATA_DIR", "IPYTHONDIR")
    bin_folder = str(Path(sys.executable).parent)
    home = {name: str(own / name) for name in names} | {
        "PATH": os.pathsep.join([bin_folder, os.environ["PATH"]])
    }
    options = [
        *("--no-browser", "--allow-root", f"--ServerApp.port={port}"),
        *("--ServerApp.port_retries=0", f"--ServerApp.root_dir={course.folder}"),
        "--IdentityProvider.token=",  # anybody on this computer, for these seconds
        f"--ServerApp.jpserver_extensions={EXTENSIONS}",
    ]
    with (own / "server.log").open("wb") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "jupyter_server", *options],
            cwd=course.folder,
            env=os.environ | home,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        try:
            _wait_until_ready(f"http://127.0.0.1:{port}/api", server)
            yield f"http://127.0.0.1:{port}"
        finally:
            os.killpg(server.pid, signal.SIGTERM)
            try:
                server.wait(10)
            except subprocess.TimeoutExpired:
                os.killpg(server.pid, signal.SIGKILL)
                server.wait()
