"""``quickscan lab``: open the lessons in JupyterLab, without pop-ups."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from quickscan_sim.cli.session import Screen
from quickscan_sim.errors import QuickscanError

SETTINGS = Path(__file__).parent.parent / "data" / "lab_settings"


def open_lab(screen: Screen, folder: Path) -> None:
    """Start JupyterLab at the first lesson in the language of the screen."""
    lessons = folder / screen.language
    notebooks = sorted(lessons.glob("*.ipynb"))
    if not notebooks:
        raise QuickscanError(
            "There are no lessons in {folder}. Start this command in the folder of the kit, or "
            "give the folder that holds nl and en.",
            folder=lessons,
        )
    screen.say("JupyterLab opens in your browser. Stop it here with Ctrl-C.")
    # nbgrader calls alembic by name: the folder of this Python must be on PATH.
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    command = [sys.executable, "-m", "jupyterlab", str(notebooks[0])]
    options = [f"--LabApp.app_settings_dir={SETTINGS}"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:  # a container, such as a codespace
        options.append("--allow-root")
    subprocess.run([*command, *options], env=os.environ | {"PATH": path}, check=False)
