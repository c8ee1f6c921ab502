"""A small country, and what lies in a folder."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

from quickscan_sim.parameters import load_scenario

SIZE = {"n_municipalities": 12, "n_country_neighbourhoods": 18, "n_country_buurten": 40}
SMALL = load_scenario("netherlands", seed=5, **SIZE)

COMMAND = [f"--set={name}={value}" for name, value in SIZE.items()]


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def ready(folder: Path) -> list[Path]:
    """Municipalities that have their name, in a country that may be unfinished."""
    return sorted(folder.glob("G*"))


def wait_until(said: Callable[[], bool], seconds: float = 60.0) -> None:
    """Look every few milliseconds; a test that hangs fails."""
    end = time.monotonic() + seconds
    while not said():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.005)


def here() -> dict[str, str]:
    """The surroundings of a process that finds the same kit as this one."""
    root = str(Path(__file__).parents[2])
    return os.environ | {"PYTHONPATH": root}
