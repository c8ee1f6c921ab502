"""``quickscan gaps``: per wijk the few weak spots to talk about, with how sure they are and why."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quickscan_sim.advise import naming
from quickscan_sim.advise.findings.gap_words import (
    gap_basis,
    gap_caution,
    gap_claim,
    gap_next_step,
    gap_unknown,
    not_looked_for,
)
from quickscan_sim.advise.sharing import shareable
from quickscan_sim.analyse import top_gaps
from quickscan_sim.cli.choosing import find_neighbourhood
from quickscan_sim.cli.network_in_words import tell_measures, tell_what_not
from quickscan_sim.cli.reading import read_reading, tell_naming, write_table
from quickscan_sim.cli.session import Screen, check_ending
from quickscan_sim.exchange import atomic_file
from quickscan_sim.language import Message, Probability, mark
from quickscan_sim.vocabulary import MIN_REPORTERS

if TYPE_CHECKING:
    import pandas as pd

    from quickscan_sim.advise import Reading
    from quickscan_sim.analyse.meaning import Meaning

HOW_SURE = (
    (0.9, mark("nearly certain")),
    (0.7, mark("likely")),
    (0.5, mark("more likely than not")),
    (0.0, mark("possible")),
)
"""Words for a certainty, each from the number beside it."""


@dataclass(frozen=True)
class GapsWish:
    """What somebody asks of the command."""

    data: Path
    mapping: Path | None = None
    named: bool | None = None
    wijk: str | None = None
    all: bool = False
    explain: bool = False
    out: Path | None = None
    force: bool = False


def show_gaps(screen: Screen, wish: GapsWish) -> None:
    """A few weak spots of each wijk in sentences; all of them in a file."""
    check_ending(wish.out, ".csv")
    reading = read_reading(screen, wish.data, wish.mapping)
    names = naming.Names(reading.scan, naming.is_named(reading.scan, wish.named))
    reading = shareable(reading, names.named)
    wijken = _wijken(reading, wish.wijk)
    tell_naming(screen, reading.scan, names.named)
    own = reading.gaps[reading.gaps["neighbourhood_id"].isin(wijken)]
    shown = own if wish.all else top_gaps(own)
    told: list[Meaning] = []
    for wijk in wijken:
        _show_wijk(screen, reading, names, wijk, shown[shown["neighbourhood_id"] == wijk])
        if wish.explain:
            told += tell_measures(screen, reading, names, wijk)
    tell_what_not(screen, told)
    if len(shown) < len(own):
        screen.console.print()
        screen.say(
            "Less certain or more of the same: {n}. They are shown with --all, and written with "
            "--out FILE.",
            n=len(own) - len(shown),
        )
    if wish.out:
        with atomic_file(wish.out, wish.force) as file:
            write_table(gaps_with_sentences(own, names, screen.language), file)
        screen.place("Weak spots", wish.out)


def gaps_with_sentences(gaps: pd.DataFrame, names: naming.Names, language: str) -> pd.DataFrame:
    """The table ``gaps`` with its sentences; without codes where organisations are not named."""
    rows: list[dict[Any, Any]] = gaps.to_dict("records")
    table = gaps.assign(
        neighbourhood=[names.wijk(row["neighbourhood_id"]) for row in rows],
        sentence=[gap_claim(row, names).in_language(language) for row in rows],
        basis=[gap_basis(row, names).in_language(language) for row in rows],
        unknown=[_read(gap_unknown(row), language) for row in rows],
        next_step=[gap_next_step(row, names).in_language(language) for row in rows],
    )
    return table if names.named else table.drop(columns=["organisation_id", "partner_id"])


def _wijken(reading: Reading, asked: str | None) -> list[str]:
    """The codes of the wijken to show: all, or the one of a name, code or number from 1."""
    if asked is not None:
        return [find_neighbourhood(reading.scan, asked)]
    return [str(code) for code in reading.scan.neighbourhoods["neighbourhood_id"]]


def _show_wijk(
    screen: Screen, reading: Reading, names: naming.Names, wijk: str, gaps: pd.DataFrame
) -> None:
    screen.title(names.wijk(wijk))
    if not reading.scan.questionnaire.layers:
        screen.say(
            "The questionnaire asks about no subject of working together, so about that nothing "
            "can be said."
        )
        return
    n, n_readable, n_people = _heard(reading, wijk)
    if not n_readable or n < 2:
        screen.paragraph(
            screen.translate(
                "Nothing can be said about working together here: there is only one organisation, "
                "or in none of them at least {minimum} people answered the question about "
                "partners.",
                minimum=MIN_REPORTERS,
            )
        )
        return
    screen.paragraph(
        screen.translate(
            "{n_readable} of {n} organisations have enough answers to be read ({n_people} people).",
            n_readable=n_readable,
            n=n,
            n_people=n_people,
        )
    )
    if gaps.empty:
        screen.paragraph(_why_none(screen, reading, wijk))
    for told in not_looked_for(reading.skipped_gaps, wijk):
        screen.paragraph(told.in_language(screen.language))
    rows: list[dict[Any, Any]] = gaps.to_dict("records")
    for number, row in enumerate(rows, start=1):
        _show_gap(screen, number, row, names)


def _why_none(screen: Screen, reading: Reading, wijk: str) -> str:
    rows = reading.tie_readings[reading.tie_readings["neighbourhood_id"] == wijk]
    if not rows["names"].fillna(value=False).any():
        return screen.translate(
            "No organisation names another here, on any subject, so nothing can be said about "
            "where they do not find each other."
        )
    return screen.translate(
        "No weak spot is more likely than not. That does not mean that all goes well."
    )


def _heard(reading: Reading, wijk: str) -> tuple[int, int, int]:
    """Organisations, those with enough answers, and the people who answered there."""
    rows = reading.tie_readings[reading.tie_readings["neighbourhood_id"] == wijk]
    each = rows.drop_duplicates("organisation_id")["n_reporters"]
    readable = each[each >= MIN_REPORTERS]
    n = len({*rows["organisation_id"], *rows["partner_id"]})
    return n, len(readable), int(readable.sum())


def _show_gap(screen: Screen, number: int, row: dict[Any, Any], names: naming.Names) -> None:
    language = screen.language
    claim = gap_claim(row, names).in_language(language)
    sure = screen.translate(
        "How sure: {words} ({share}).",
        words=Message(how_sure(float(row["certainty"]))),
        share=Probability(float(row["certainty"])),
    )
    screen.console.print()
    screen.paragraph(f"{number}. {claim[0].upper()}{claim[1:]}. {sure}", style="bold")
    parts = (
        (mark("Why"), gap_basis(row, names)),
        (None, gap_unknown(row)),
        (mark("Keep in mind"), gap_caution(row["kind"])),
        (mark("Possible next step"), gap_next_step(row, names)),
    )
    for lead, text in parts:
        if text is not None:
            said = text.in_language(language)
            screen.paragraph(f"{screen.translate(lead)}: {said}" if lead else said, indent="   ")


def how_sure(certainty: float) -> str:
    """A certainty in words.

    >>> how_sure(0.76)
    'likely'
    """
    return next(words for least, words in HOW_SURE if certainty >= least)


def _read(text: Message | None, language: str) -> str:
    return "" if text is None else text.in_language(language)
