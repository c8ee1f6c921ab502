"""The program that makes cards ahead: see :mod:`quickscan_sim.workshop.server.made_cards`."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from quickscan_sim.errors import QuickscanError
from quickscan_sim.workshop.server.answers import Answers, answers_of
from quickscan_sim.workshop.server.made_cards import READY

POLITE = 10
"""How far the program stands back for the page that is opening."""


def write_cards(folder: Path, answers: Answers, first: str) -> None:
    """Write every card, the one that opens first; one that cannot be made is left out."""
    names = [str(card["card"]) for card in answers.cards()]
    for name in sorted(names, key=lambda name: name != first):
        with suppress(QuickscanError):
            _write(folder / f"{name}.json", json.dumps(answers.card(name)))


def _write(path: Path, text: str) -> None:
    """Whole or not at all: kernels look for it all the time."""
    half = path.with_suffix(".half")
    half.write_text(text, encoding="utf-8")
    half.replace(path)


def _main(folder: Path, given: Mapping[str, str | int | None], first: str) -> None:
    try:
        if hasattr(os, "nice"):
            os.nice(POLITE)
        write_cards(folder, answers_of(given), first)
    finally:
        _write(folder / READY, "")


if __name__ == "__main__":
    _main(Path(sys.argv[1]), json.loads(sys.argv[2]), sys.argv[3])
