"""Cards made ahead in a program of their own, for all pages of one server.

So a page that opens does not wait for a draw, and a kernel that just started has every card.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quickscan_sim.workshop.bundle import Data

PROGRAM = "quickscan_sim.workshop.server.making_cards"
READY = "ready"
"""What is there when no more cards will come."""
LONGEST = 30.0
"""Seconds that a card is waited for; after that the kernel makes it itself."""


@contextmanager
def made_ahead(
    folder: Path, given: Mapping[str, str | int | None], first: str | None
) -> Iterator[None]:
    """A program that writes every card into a folder; it is gone afterwards."""
    folder.mkdir()
    maker = subprocess.Popen(
        [sys.executable, "-m", PROGRAM, str(folder), json.dumps(dict(given)), first or ""],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # Ctrl-C is for the server, which ends this program
    )
    try:
        yield
    finally:
        maker.kill()
        maker.wait()


def made_card(folder: Path, name: str, longest: float = LONGEST) -> Data | None:
    """A card that was made ahead, as soon as it is there; None when it does not come."""
    until = time.monotonic() + longest
    path = folder / f"{name}.json"
    while not path.exists():
        if (folder / READY).exists() or time.monotonic() > until:
            return None
        time.sleep(0.02)
    data: Data = json.loads(path.read_text(encoding="utf-8"))
    return data
