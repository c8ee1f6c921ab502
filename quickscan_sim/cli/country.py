"""``quickscan simulate`` for a whole country: progress, a stop that can be resumed, a summary."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from quickscan_sim.cli.session import Screen
from quickscan_sim.country import CountrySummary, write_country
from quickscan_sim.country.unfinished import SUFFIX
from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import Count, Number, mark

if TYPE_CHECKING:
    from quickscan_sim.cli.wish import Wish
    from quickscan_sim.parameters import Parameters

MEGA = 1_000_000


def make_country(screen: Screen, parameters: Parameters, folder: Path, wish: Wish) -> None:
    """Write every municipality, and say what there is."""
    ready = [0, 0]
    try:
        with screen.counting(mark("Municipalities")) as show:

            def note(n: int, n_all: int) -> None:
                ready[:] = n, n_all
                show(n, n_all)

            summary = write_country(
                parameters,
                folder,
                workers=wish.workers,
                scheduler=wish.scheduler,
                households=wish.households,
                file_format=wish.file_format or "parquet",
                truth=wish.truth,
                force=wish.force,
                on_progress=note,
            )
    except KeyboardInterrupt:
        raise QuickscanError(
            "Stopped. {n} of {n_all} municipalities are ready, in {folder}. Run the same command "
            "again to go on.",
            n=ready[0],
            n_all=ready[1],
            folder=folder.with_name(folder.name + SUFFIX),
        ) from None
    _tell(screen, summary)
    screen.place("The data, with codebook", folder)
    if wish.truth:
        screen.place("The truth", wish.truth)


def _tell(screen: Screen, summary: CountrySummary) -> None:
    screen.say(
        "An invented country: {n_municipalities} municipalities, {n_wijken} neighbourhoods, "
        "{n_buurten} buurten, {n_households} households, {n_people} professionals, {n_answers} "
        "answers, {n_ties} reported ties.",
        n_municipalities=Count(len(summary.municipalities)),
        n_wijken=Count(summary.n_rows("neighbourhoods")),
        n_buurten=Count(summary.n_rows("buurten")),
        n_households=Count(summary.n_households),
        n_people=Count(summary.n_rows("professionals")),
        n_answers=Count(summary.n_rows("answers")),
        n_ties=Count(summary.n_rows("ties")),
    )
    screen.say(
        "{size} MB on disk, {seconds} seconds of processor time.",
        size=Number(summary.n_bytes / MEGA, 1),
        seconds=Number(summary.cpu_seconds, 1),
    )
