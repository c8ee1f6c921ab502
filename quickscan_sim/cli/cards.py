"""``quickscan cards``: the organisations of a neighbourhood as cards to print."""

from __future__ import annotations

from pathlib import Path

from quickscan_sim.advise import naming
from quickscan_sim.cli.choosing import find_neighbourhood
from quickscan_sim.cli.reading import read_reading, tell_naming
from quickscan_sim.cli.session import Screen, check_ending
from quickscan_sim.exchange import atomic_file


def make_cards(
    screen: Screen,
    data: Path,
    wijk: str,
    mapping: Path | None,
    named: bool | None,
    out: Path,
    force: bool,
) -> None:
    """Write one web page that prints on A4 and needs no other file."""
    check_ending(out, ".html", ".htm")
    from quickscan_sim.present import write_network_cards

    with screen.working(3) as step, atomic_file(out, force) as file:
        step("Reading the answers")
        scan = read_reading(screen, data, mapping).scan
        step("Writing the cards")
        code = find_neighbourhood(scan, wijk)
        write_network_cards(scan, file, code, screen.language, named=named)
        step("Ready")
    tell_naming(screen, scan, naming.is_named(scan, named))
    screen.place("Network cards, to open in a browser and print", out)
