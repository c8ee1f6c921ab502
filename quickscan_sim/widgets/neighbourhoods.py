"""The list of invented neighbourhoods, to choose one from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickscan_sim.language import Share, current_language, translator
from quickscan_sim.present.cells import count, known, records, share
from quickscan_sim.widgets.choices import reading_of
from quickscan_sim.widgets.shown import Shown, sentence, table

if TYPE_CHECKING:
    from quickscan_sim.quickscan import Quickscan


def show_neighbourhoods(scan: Quickscan) -> Shown:
    """The neighbourhoods of a quickscan with their numbers, and how many people answered.

    Examples
    --------
    >>> from quickscan_sim import Parameters, set_language, simulate_quickscan
    >>> set_language("en")
    >>> scan, truth = simulate_quickscan(Parameters(seed=21, n_neighbourhoods=2))
    >>> print(show_neighbourhoods(scan).text.splitlines()[2])
    number | neighbourhood | residents | households on a low income | organisations
    >>> set_language("nl")
    """
    say = translator(current_language())
    header = (
        say("number"),
        say("neighbourhood"),
        say("residents"),
        say("households on a low income"),
        say("organisations"),
    )
    return sentence(_response(scan), strong=True) + table(
        say("The neighbourhoods of {municipality}", municipality=scan.municipality),
        header,
        _rows(scan),
    )


def _response(scan: Quickscan) -> str:
    """Where this is, and how many people answered."""
    say = translator(current_language())
    place = (
        say("{municipality} (invented).", municipality=scan.municipality)
        if scan.invented
        else f"{scan.municipality}."
    )
    overall = records(reading_of(scan).response.query("grouping == 'all'"))[0]
    if not known(overall["response"]):
        filled_in = say("{n} people filled in the quickscan.", n=overall["n_responded"])
    else:
        filled_in = say(
            "{n} of the {invited} people invited filled in the quickscan ({share}).",
            n=overall["n_responded"],
            invited=overall["n_invited"],
            share=Share(float(overall["response"])),
        )
    return f"{place} {filled_in}"


def _rows(scan: Quickscan) -> list[tuple[str, ...]]:
    language = current_language()
    n_present = scan.active_in["neighbourhood_id"].value_counts()
    return [
        (
            str(number),
            str(row["name"]),
            count(row["n_residents"], language) if known(row["n_residents"]) else "–",
            share(row["p_low_income"], language, "–"),
            str(n_present.get(row["neighbourhood_id"], 0)),
        )
        for number, row in enumerate(records(scan.neighbourhoods), start=1)
    ]
