"""``quickscan score``, and what every command does that reads a data folder or a real export."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from quickscan_sim.advise import (
    explain_reading,
    naming,
    summarise_quickscan,
)
from quickscan_sim.cli.explaining import explanations_page, show_explanations
from quickscan_sim.cli.sector_table import sector_table
from quickscan_sim.cli.session import Screen
from quickscan_sim.exchange import atomic_folder, read_quickscan_with_notes
from quickscan_sim.language import format_number
from quickscan_sim.present.cells import n_and_mark

if TYPE_CHECKING:
    import pandas as pd

    from quickscan_sim.advise import Reading
    from quickscan_sim.quickscan import Quickscan

SCORE_TABLES = (
    "score_summary",
    "contrasts",
    "comparison",
    "shares",
    "response",
    "reliability",
    "distributions",
    "seeing_acting",
    "non_response",
)
"""Tables of groups; tables with a row per person are never written."""


def show_scores(
    screen: Screen,
    data: Path,
    mapping: Path | None,
    explain: bool,
    out: Path | None,
    force: bool,
) -> None:
    """Theme scores per sector on the screen; all tables of groups in a folder.

    ``explain`` adds what every number says and does not say.
    """
    reading = made_safe(screen, read_reading(screen, data, mapping), organisations=True)
    if reading.theme_scores.empty:
        screen.say("Nobody answered, so there are no scores.")
        return
    screen.console.print(_score_table(screen, reading))
    screen.say(
        "Mean from {low} to {high}, with the 95% interval and the number of people. A dash: too "
        "few people to show.",
        low=reading.scan.questionnaire.scored_scale.low,
        high=reading.scan.questionnaire.scored_scale.high,
    )
    names = naming.Names(reading.scan, named=True)
    explained = explain_reading(reading, names) if explain or out else ()
    if explain:
        show_explanations(screen, explained)
    else:
        screen.say("What each number says and does not say: --explain.")
    if out:
        with atomic_folder(out, force, "scores") as folder:
            for name in SCORE_TABLES:
                write_table(getattr(reading, name), folder / f"{name}.csv")
            text = explanations_page(explained, screen.language)
            (folder / "explanation.md").write_text(text, encoding="utf-8", newline="\n")
        screen.place("Tables", out)


def read_reading(screen: Screen, data: Path, mapping: Path | None) -> Reading:
    """The reading of the last wave in a folder or export, with what is to be said about it."""
    scan, notes = read_quickscan_with_notes(data, mapping)
    for note in notes:
        screen.tell(note)
    if len(scan.waves) > 1:
        screen.say(
            "This quickscan holds the waves {waves}. What follows is about the last one, wave "
            "{wave}, alone.",
            waves=", ".join(map(str, scan.waves)),
            wave=scan.waves[-1],
        )
    return summarise_quickscan(scan)


def made_safe(screen: Screen, reading: Reading, *, organisations: bool = False) -> Reading:
    """The same with more withheld where its tables would give a small group away together."""
    from quickscan_sim.present.curing import MOST_GROUPS, safe_reading

    if (reading.score_summary["theme"].value_counts() > MOST_GROUPS).any():
        return reading
    safe, _ = safe_reading(reading, named=True, organisations=organisations)
    if safe.withholds_more:
        screen.say(
            "More is left out than usual: together the numbers would have given small groups away."
        )
    return safe


def _score_table(screen: Screen, reading: Reading) -> Any:
    questionnaire, summary = reading.scan.questionnaire, reading.score_summary
    groups = {}
    for sector in questionnaire.sectors:
        rows = summary[(summary["grouping"] == "sector") & (summary["sector"] == sector.sector_id)]
        if len(rows):
            groups[sector.name.in_language(screen.language)] = rows
    groups[screen.translate("Everybody")] = summary[summary["grouping"] == "all"]
    cells = {
        name: [_cell(rows, theme, screen.language) for theme in questionnaire.theme_ids]
        for name, rows in groups.items()
    }
    titles = [theme.name.in_language(screen.language) for theme in questionnaire.themes]
    return sector_table(screen, titles, cells.items())


def _cell(rows: pd.DataFrame, theme: str, language: str) -> str:
    row = rows[rows["theme"] == theme].iloc[0]
    if row["withheld"] or not row["n"] > 0:
        return "-"
    mean, low, high = (
        format_number(row[name], language, 1) for name in ("mean", "ci_low", "ci_high")
    )
    return f"{mean} [{low}; {high}]\n{n_and_mark(row['n'], language)}"


def tell_naming(screen: Screen, scan: Quickscan, is_named: bool) -> None:
    """Why organisations are, or are not, called by name in what is made of real data."""
    if scan.invented:
        return
    if is_named:
        screen.say(
            "Organisations are called by name: this quickscan says that people who answered were "
            "told so beforehand. Is that not so? Use --no-named."
        )
    else:
        screen.say(
            "Organisations are called after their sector. Who knows the neighbourhood may still "
            "recognise them: be careful with whom you share this."
        )


def write_table(frame: pd.DataFrame, path: Path) -> None:
    """A table as CSV."""
    frame.to_csv(path, index=False, lineterminator="\n", encoding="utf-8")
