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
    """Start JupyterLab at the start page in the language of the screen."""
    command = lab_command(folder, screen.language)
    screen.say("JupyterLab opens in your browser. Stop it here with Ctrl-C.")
    # nbgrader calls alembic by name: the folder of this Python must be on PATH.
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    # In the root: what nbgrader needs of the folder it is started in.
    subprocess.run(command, env=os.environ | {"PATH": path}, cwd=folder, check=False)


def lab_command(folder: Path, language: str) -> list[str]:
    """What starts JupyterLab at the first notebook by name, without news and pop-ups.

    The folder with both languages is the root: the start page links to the guide beside them.
    """
    lessons = folder / language
    notebooks = sorted(lessons.glob("*.ipynb"))
    if not notebooks:
        raise QuickscanError(
            "There are no lessons in {folder}. Start this command in the folder of the kit, or "
            "give the folder that holds nl and en.",
            folder=lessons,
        )
    command = [
        *(sys.executable, "-m", "jupyterlab", str(notebooks[0].resolve())),
        f"--ServerApp.root_dir={folder.resolve()}",
        f"--LabApp.app_settings_dir={SETTINGS}",
        # Whoever copies the address that is printed arrives at the start page too.
        f"--LabApp.default_url=/lab/tree/{language}/{notebooks[0].name}",
        # The address alone, not forty lines on extensions.
        "--Application.log_level=ERROR",
        "--LabApp.extension_manager=readonly",
    ]
    if hasattr(os, "geteuid") and os.geteuid() == 0:  # a container, such as a codespace
        command.append("--allow-root")
    return command
