"""What ``quickscan simulate`` was asked for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quickscan_sim.exchange import FileFormat


@dataclass(frozen=True)
class Wish:
    """What was asked for on the command line."""

    scenario: str
    seed: int
    settings: list[str]
    out: Path | None = None
    truth: Path | None = None
    file_format: FileFormat | None = None
    households: bool = False
    workers: int = 1
    scheduler: str | None = None
    force: bool = False
    plan: Path | None = None
    plan_effect: float = 1.0
    plan_uptake: float | None = None
