"""Which folders Python needs to run the kit: these are shown inside, and no others."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

KIT = Path("/kit")
"""Where the package of the kit stands inside: the folder around it may hold anything."""

SYSTEM = Path("/usr")


@dataclass(frozen=True)
class Library:
    """The Python that runs: its program, its own modules, installed packages, and the kit.

    ``shown`` are the folders and files that have to be there besides the system's, with their own
    names.
    """

    python: Path
    packages: tuple[Path, ...]
    kit: Path
    shown: tuple[Path, ...]

    @property
    def path_inside(self) -> tuple[str, ...]:
        """Where Python looks for packages inside the sandbox."""
        return (str(KIT), *map(str, self.packages))

    @property
    def path_here(self) -> tuple[str, ...]:
        """Where Python looks for packages without a sandbox."""
        return (str(self.kit.parent), *map(str, self.packages))


def library_here() -> Library:
    """The Python that runs now.

    An editable install is a line with a folder outside the packages: that folder is not shown,
    only the package of the kit.
    """
    python = Path(getattr(sys, "_base_executable", None) or sys.executable).resolve()
    kit = Path(__file__).resolve().parents[2]
    packages = tuple(
        Path(place).resolve()
        for place in sys.path
        if Path(place).name in ("site-packages", "dist-packages") and Path(place).is_dir()
    )
    own = (
        python,
        Path(sys.base_prefix).resolve() / "lib",
        Path(os.__file__).resolve().parent,
        *packages,
    )
    return Library(python, packages, kit, _outermost(own))


def _outermost(places: tuple[Path, ...]) -> tuple[Path, ...]:
    """Without what the system's folder or another of them holds already."""
    wanted = [place for place in dict.fromkeys(places) if not place.is_relative_to(SYSTEM)]
    return tuple(
        place
        for place in wanted
        if place.exists()
        and not any(place != other and place.is_relative_to(other) for other in wanted)
    )
