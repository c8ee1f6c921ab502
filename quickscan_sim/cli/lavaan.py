"""``quickscan lavaan``: a factor analysis for R, since the kit does none itself."""

from __future__ import annotations

from pathlib import Path

from quickscan_sim.cli.session import Screen
from quickscan_sim.exchange import read_quickscan_with_notes
from quickscan_sim.exchange.lavaan_script import write_lavaan
from quickscan_sim.exchange.lavaan_texts import WHY_R


def make_lavaan(screen: Screen, data: Path, mapping: Path | None, out: Path, force: bool) -> None:
    """A folder with the data, a script and how to run it."""
    scan, notes = read_quickscan_with_notes(data, mapping)
    for note in notes:
        screen.tell(note)
    write_lavaan(scan.answers, scan.questionnaire, scan.professionals, out, screen.language, force)
    screen.say(WHY_R)
    screen.say(
        "Run it in that folder: Rscript model.R. Don't publish data.csv: it is about people."
    )
    screen.place("Script and data for R", out)
