"""``quickscan check``: say what fits and what does not, and write a first mapping to edit."""

from __future__ import annotations

from pathlib import Path

import typer

from quickscan_sim.cli.session import WORK_FAILED, Screen
from quickscan_sim.errors import QuickscanError
from quickscan_sim.exchange import (
    atomic_file,
    examine_export,
    first_mapping,
    read_quickscan_with_notes,
)
from quickscan_sim.language import Message, mark

PUBLISHED = {
    **dict.fromkeys(
        ("sector", "neighbourhood_id", "organisation_id", "income_group", "theme", "item_id"),
        "object",
    ),
    **dict.fromkeys(("value", "low", "high"), "float64"),
    "n": "Int64",
    "withheld": "boolean",
}
"""The types of the columns of a table of published numbers that the check reads."""


def check_data(screen: Screen, data: Path, mapping: Path | None, questionnaire: str) -> None:
    """Check a data folder or an export; exit status 1 when it cannot be read as a quickscan."""
    if data.is_dir():
        _check_folder(screen, data, mapping)
    elif _is_published(data):
        _check_published(screen, data)
    else:
        _check_export(screen, data, mapping, questionnaire)


def _is_published(data: Path) -> bool:
    """Whether this is the table of published numbers of a report, by the first line."""
    from quickscan_sim.analyse.disclosure.attack import NEEDED

    if data.suffix != ".csv" or not data.is_file():
        return False
    with data.open(encoding="utf-8", errors="replace") as file:
        return set(NEEDED) <= set(file.readline().strip().split(","))


def _check_published(screen: Screen, data: Path) -> None:
    """What somebody who calculates could find out from the numbers of a report."""
    import pandas as pd

    from quickscan_sim.analyse import check_published

    try:
        table = pd.read_csv(data, dtype=PUBLISHED)
    except (ValueError, pd.errors.ParserError):
        raise QuickscanError(
            "{file} cannot be read as a table of published numbers: a number or a yes or no is "
            "something else there. Give the file as the report wrote it.",
            file=data,
        ) from None
    leaks = check_published(table)
    if not leaks:
        screen.say(
            "Nothing leaks: from the {n} numbers that are shown, no number that is withheld can "
            "be worked out.",
            n=int((~table["withheld"].fillna(False)).sum()),
        )
        return
    _tell(screen, mark("What gives small groups away"), tuple(leaks))
    raise typer.Exit(WORK_FAILED)


def _check_folder(screen: Screen, data: Path, mapping: Path | None) -> None:
    scan, notes = read_quickscan_with_notes(data, mapping)
    people = scan.professionals
    screen.title("What fits")
    screen.say(
        "{folder} is a quickscan of {municipality}: {n_wijken} neighbourhoods, {n_organisations} "
        "organisations, {n} people who answered, waves: {waves}.",
        folder=data,
        municipality=scan.municipality,
        n_wijken=len(scan.neighbourhoods),
        n_organisations=len(scan.organisations),
        n=people.loc[people["responded"], "professional_id"].nunique(),
        waves=", ".join(map(str, scan.waves)),
    )
    _tell(screen, mark("Good to know"), notes)


def _check_export(screen: Screen, data: Path, mapping: Path | None, questionnaire: str) -> None:
    found = examine_export(data, mapping, questionnaire)
    _tell(screen, mark("What fits"), found.fits)
    _tell(screen, mark("What does not fit yet"), found.problems)
    _tell(screen, mark("Good to know"), found.notes)
    if found.is_good:
        screen.console.print()
        screen.say("The export can be read. Next: quickscan report {data}", data=data)
        return
    if found.mapping is None and found.fits:
        place = data.with_suffix(".yaml")
        text = first_mapping(data, questionnaire)
        with atomic_file(place) as file:
            file.write_text(text, encoding="utf-8", newline="\n")
        screen.console.print()
        screen.say(
            "A first mapping was written: {place}. Complete what is marked in it, and run this "
            "command again.",
            place=place,
        )
    raise typer.Exit(WORK_FAILED)


def _tell(screen: Screen, title: str, messages: tuple[Message, ...]) -> None:
    if messages:
        screen.title(title)
        screen.points([message.in_language(screen.language) for message in messages])
