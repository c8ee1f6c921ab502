"""``quickscan form``: the questionnaire as a page to print."""

from __future__ import annotations

from pathlib import Path

from quickscan_sim.cli.session import Screen, check_ending
from quickscan_sim.exchange import atomic_file
from quickscan_sim.present import render_form
from quickscan_sim.questionnaire import load_questionnaire


def make_form(screen: Screen, questionnaire: str, out: Path, force: bool) -> None:
    """Write the form as one self-contained HTML page."""
    check_ending(out, ".html", ".htm")
    page = render_form(load_questionnaire(questionnaire), screen.language)
    with atomic_file(out, force) as file:
        file.write_text(page, encoding="utf-8")
    screen.place("The form, to print", out)
