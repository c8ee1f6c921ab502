"""The network part of ``quickscan change``: which contacts came, went and stayed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quickscan_sim.advise.second_measurement.two_measurements import TwoMeasurements
from quickscan_sim.analyse.meaning.network_comparison import (
    CountRange,
    meaning_of_density_change,
    meaning_of_ties_over_time,
)
from quickscan_sim.cli.session import Screen
from quickscan_sim.language import Share, mark
from quickscan_sim.vocabulary import SMALL_CELL

if TYPE_CHECKING:
    import pandas as pd

    from quickscan_sim.analyse.meaning import Meaning
    from quickscan_sim.analyse.network.comparison.network_waves import NetworkWaves

COLUMNS = (
    mark("Named first"),
    mark("Named later"),
    mark("No longer named"),
    mark("Truly ended"),
    mark("Newly named"),
    mark("Truly new"),
)


def tell_network(
    screen: Screen, both: TwoMeasurements, found: NetworkWaves | None
) -> list[Meaning]:
    """A table by layer, and what it says; returns the readings for what they do not say."""
    if found is None:
        return []
    screen.title("Who works with whom")
    whole = found.totals[found.totals["grouping"] == "total"].to_dict("records")[0]
    went = meaning_of_ties_over_time(whole, "went")
    if went.certainty == "not_computed":
        screen.points([went.says.in_language(screen.language)])
        return [went]
    screen.console.print(_table(screen, both, found.totals))
    screen.say(
        "Contacts between organisations in a neighbourhood, by theme; a contact counts on each "
        "theme. Named: by half of those who told, on one side or both. Truly: an estimate, with "
        "95% certainty."
    )
    readings = [went, meaning_of_ties_over_time(whole, "came")]
    texts = [reading.says.in_language(screen.language) for reading in readings]
    texts += [*_clear_densities(screen, found.density), *_gaps(screen, found.gaps)]
    screen.points([*texts, _who_told(screen, both, whole)])
    return readings


def _table(screen: Screen, both: TwoMeasurements, totals: pd.DataFrame) -> Any:
    from rich.table import Table

    table = Table()
    table.add_column(screen.translate("Theme"), no_wrap=True)
    for name in COLUMNS:
        table.add_column(screen.translate(name), justify="right")
    of_layer = totals[totals["grouping"] == "all"].set_index("layer")
    for layer in both.questionnaire.layers:
        if layer.layer_id in of_layer.index:
            row = of_layer.loc[layer.layer_id]
            table.add_row(layer.name.in_language(screen.language), *_cells(row, screen.language))
    return table


def _cells(row: Any, language: str) -> list[str]:
    if row["came"] != row["came"]:
        return ["-"] * len(COLUMNS)
    ended, new = (
        CountRange(row[f"{fate}_low"], row[f"{fate}_high"]).in_language(language)
        for fate in ("went", "came")
    )
    counted = (str(row[name]) for name in ("n_named_before", "n_named_later"))
    return [*counted, str(row["went_named"]), ended, str(row["came_named"]), new]


def _clear_densities(screen: Screen, density: pd.DataFrame) -> list[str]:
    """How many of the changes of density are clear; by chance alone some are."""
    known = density[density["ci_low"].notna()]
    readings = [meaning_of_density_change(row) for row in known.to_dict("records")]
    n_clear = sum(reading.certainty == "clear" for reading in readings)
    if known.empty:
        return []
    return [
        screen.translate(
            "The same organisations named {before} of their possible partners first, and {later} "
            "later. In {clear} of {n} neighbourhoods and themes that is a clear change; chance "
            "alone gives about {chance}.",
            before=Share(float(known["density_before"].mean())),
            later=Share(float(known["density_later"].mean())),
            clear=n_clear,
            n=len(known),
            chance=max(1, round(len(known) / 20)),
        )
    ]


LIKELY = 0.9
BETWEEN_TWO = ("no_tie", "one_way")


def _gaps(screen: Screen, gaps: pd.DataFrame) -> list[str]:
    judged = gaps[gaps["p_mended"].notna() & gaps["kind"].isin(BETWEEN_TWO)]
    if judged.empty:
        return []
    return [
        screen.translate(
            "Of {n} weak spots between two organisations at first, {mended} are very likely "
            "mended and {still} very likely still there. Of the others it is not clear.",
            n=len(judged),
            mended=int((judged["p_mended"] >= LIKELY).sum()),
            still=int((judged["p_still"] >= LIKELY).sum()),
        )
    ]


def _who_told(screen: Screen, both: TwoMeasurements, whole: dict[Any, Any]) -> str:
    """Other people answered, and some organisations hardly at all."""
    told = [
        set(people.loc[people["answered_partners"].fillna(False).astype(bool), "professional_id"])
        for people in (scan.professionals for scan in both.scans)
    ]
    facts = {
        "n_later": len(told[1]),
        "n_both": len(told[0] & told[1]),
        "silent_before": whole["n_silent_before"],
        "silent_later": whole["n_silent_later"],
        "n": whole["n_organisations"],
    }
    silent = mark(
        "Of {n} organisations, each counted in every neighbourhood where it works, {silent_before} "
        "had too few people who told at first, and {silent_later} later. That is not read as "
        "having no contacts."
    )
    if both.other_people or 0 < facts["n_both"] < SMALL_CELL:
        return screen.translate(silent, **facts)
    return " ".join(
        (
            screen.translate(
                "Of the {n_later} people who told about partners later, {n_both} did so at first.",
                **facts,
            ),
            screen.translate(silent, **facts),
        )
    )
