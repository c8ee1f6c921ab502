"""``quickscan class paper``: a module on paper, for a lesson without computers."""

from __future__ import annotations

from pathlib import Path

from quickscan_sim.cli.session import Screen
from quickscan_sim.teach.paper import make_paper


def print_module(screen: Screen, module: str, out: Path, force: bool) -> None:
    """Write the papers, and say what to print for whom."""
    made = make_paper(module, out, screen.language, force=force)
    screen.place("To print, for every student", made.questions["pdf"])
    screen.place("The answers, for you alone", made.answers["pdf"])
    screen.say("Beside each PDF stands the same as a web page.")
