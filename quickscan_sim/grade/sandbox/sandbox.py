"""A sandbox that was tried and found working, or the explicit choice to do without."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from quickscan_sim.grade.sandbox.library import Library


@dataclass(frozen=True)
class Sandbox:
    """Where student code runs. It is found once, and may be sent to other processes.

    ``bubblewrap`` is None when code runs without isolation: on purpose, never by itself.
    ``first_account`` is the number of the first account that code runs as when the lecturer is
    root; None for any other lecturer, whose own account is used.
    """

    library: Library
    bubblewrap: Path | None = None
    first_account: int | None = None

    @property
    def is_isolated(self) -> bool:
        """Whether student code is kept apart from the lecturer's files and the network."""
        return self.bubblewrap is not None
