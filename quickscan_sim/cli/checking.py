"""``quickscan check``: say what fits and what does not, and write a first mapping to edit."""

from __future__ import annotations

from pathlib import Path

import typer

from quickscan_sim.cli.session import WORK_FAILED, Screen
from quickscan_sim.exchange import (
    atomic_file,
    examine_export,
    first_mapping,
    read_quickscan_with_notes,
)
from quickscan_sim.language import Message, mark


def check_data(screen: Screen, data: Path, mapping: Path | None, questionnaire: str) -> None:
    """Check a data folder or an export; exit status 1 when it cannot be read as a quickscan."""
    if data.is_dir():
        _check_folder(screen, data, mapping)
    else:
        _check_export(screen, data, mapping, questionnaire)


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
