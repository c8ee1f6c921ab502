"""``quickscan change --plan``, ``--truth`` and ``--report``: what became of a plan."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from quickscan_sim.advise.second_measurement.beside_truth import (
    BesideTruth,
    TiesBesideTruth,
    beside_truth,
    ties_beside_truth,
)
from quickscan_sim.advise.second_measurement.row_words import row_sentences, verdict_name
from quickscan_sim.cli.session import Screen
from quickscan_sim.errors import QuickscanError
from quickscan_sim.exchange.truth_folder import read_without_plan
from quickscan_sim.language import Day, format_number, mark

if TYPE_CHECKING:
    import pandas as pd

    from quickscan_sim.advise.plan import ImprovementPlan
    from quickscan_sim.advise.second_measurement.before_after import BeforeAfter
    from quickscan_sim.advise.second_measurement.two_measurements import TwoMeasurements

CHANGE_NUMBERS = "before_after_published_numbers.csv"
TRUTH_COLUMNS = (mark("Seen"), mark("Truly done by the plan"), mark("Seen without the plan"))


def plan_of(path: Path, both: TwoMeasurements) -> ImprovementPlan:
    """The plan, read; raises where it was not made from the first of the two measurements."""
    from quickscan_sim.advise.plan import read_plan
    from quickscan_sim.advise.plan.data_version import fingerprint

    plan = read_plan(path)
    if plan.data.fingerprint != fingerprint(both.scans[0].tables):
        raise QuickscanError(
            "The plan {file} belongs to other data: not to the measurement of {day}, the first of "
            "these two. Give the measurement that the plan was made from.",
            file=path,
            day=Day(both.days[0]),
        )
    return plan


def tell_rows(screen: Screen, found: BeforeAfter) -> None:
    """Each row of the plan with its verdict."""
    if not found.rows:
        return
    screen.title("What became of the plan")
    for reading in found.rows:
        name = verdict_name(reading).in_language(screen.language)
        screen.title(f"{reading.row.finding_id}: {name}")
        texts = [text.in_language(screen.language) for text in row_sentences(reading)]
        screen.points([reading.row.goal, *texts])
    screen.say(
        "{n} rows were judged together. The more rows, the more often a number moves by chance. "
        "That is taken into account.",
        n=len(found.rows),
    )


def truth_of(found: BeforeAfter, folder: Path) -> dict[str, pd.DataFrame]:
    """The tables of a truth folder, after checking that it is the truth of these data."""
    from quickscan_sim.advise.plan.data_version import fingerprint

    tables = read_without_plan(folder)
    known = set(tables["without_plan_data"]["fingerprint"])
    if fingerprint(found.both.scans[1].tables) not in known:
        raise QuickscanError(
            "The truth in {folder} is not that of these data. Give the folder that was written "
            "together with them.",
            folder=folder,
        )
    return tables


def tell_truth(screen: Screen, found: BeforeAfter, truth: Path | None) -> None:
    """What was seen beside the truth, for everybody, when the truth is given."""
    if truth is None:
        return
    tables = truth_of(found, truth)
    lines = beside_truth(found, tables["without_plan_scores"], tables["without_plan_change"])
    screen.title("What would we have seen without the plan?")
    screen.console.print(_truth_table(screen, found, [one for one in lines if _is_all(one)]))
    known = [one.holds for one in lines if one.holds is not None]
    screen.say(
        "Of {n} intervals of everybody, sectors and neighbourhoods, {holds} hold what the plan "
        "truly did.",
        n=len(known),
        holds=sum(known),
    )


def _is_all(line: BesideTruth) -> bool:
    return line.grouping == "all"


def _truth_table(screen: Screen, found: BeforeAfter, lines: list[BesideTruth]) -> Any:
    from rich.table import Table

    table = Table()
    table.add_column(screen.translate("Theme"), no_wrap=True)
    for name in TRUTH_COLUMNS:
        table.add_column(screen.translate(name), justify="right")
    for line in lines:
        name = found.both.questionnaire.theme(line.theme).name.in_language(screen.language)
        numbers = (line.seen, line.effect, line.seen_without)
        table.add_row(
            name,
            *(
                "-" if number is None else format_number(number, screen.language)
                for number in numbers
            ),
        )
    return table


def write_change_report(screen: Screen, found: BeforeAfter, wish: Any) -> None:
    """The document, with the truth as a card of its own when it is given."""
    from quickscan_sim.exchange.outputs import atomic_file
    from quickscan_sim.present.before_after import before_after_document
    from quickscan_sim.present.before_after.numbers import numbers_of_both
    from quickscan_sim.present.document_files import write_document

    lines: tuple[BesideTruth, ...] = ()
    ties: tuple[TiesBesideTruth, ...] = ()
    if wish.truth is not None:
        tables = truth_of(found, wish.truth)
        lines = beside_truth(found, tables["without_plan_scores"], tables["without_plan_change"])
        ties = ties_beside_truth(tables["without_plan_ties"], found.both.waves[1])
    document = before_after_document(found, screen.language, truth=lines, ties_truth=ties)
    numbers = numbers_of_both(found)
    place = wish.report / CHANGE_NUMBERS
    with atomic_file(place, wish.force) as file:
        written = write_document(document, wish.report, "before_after", force=wish.force)
        numbers.to_csv(file, index=False, lineterminator="\n", encoding="utf-8")
    for path in written.values():
        screen.place("Document to read", path)
    screen.place("All numbers in it", place)
