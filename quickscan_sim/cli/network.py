"""``quickscan network``: the network of every neighbourhood as one page to explore."""

from __future__ import annotations

from pathlib import Path

from quickscan_sim.advise import naming
from quickscan_sim.cli.reading import read_reading, tell_naming
from quickscan_sim.cli.session import Screen, check_ending
from quickscan_sim.exchange import atomic_file


def make_network_page(
    screen: Screen, data: Path, mapping: Path | None, named: bool | None, out: Path, force: bool
) -> None:
    """Write one web page that needs no other file and no internet."""
    check_ending(out, ".html", ".htm")
    from quickscan_sim.present import write_network_page

    with screen.working(3) as step, atomic_file(out, force) as file:
        step("Reading the answers")
        reading = read_reading(screen, data, mapping)
        step("Drawing the network")
        write_network_page(reading, file, screen.language, named)
        step("Ready")
    is_named = naming.is_named(reading.scan, named)
    if reading.scan.invented and not is_named:
        screen.say("Organisations are called after their sector. With their names: --named.")
    tell_naming(screen, reading.scan, is_named)
    screen.place("Network picture, to open in a browser", out)
