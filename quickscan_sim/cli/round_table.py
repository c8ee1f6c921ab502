"""``quickscan roundtable``: a round table on paper; and its minutes back into a plan."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from quickscan_sim.advise import collect_findings, naming
from quickscan_sim.cli.choosing import find_neighbourhood
from quickscan_sim.cli.reading import made_safe, read_reading, tell_naming
from quickscan_sim.cli.session import Screen, check_ending
from quickscan_sim.exchange import atomic_folder

if TYPE_CHECKING:
    from quickscan_sim.advise.round_table import RoundTable, Seat

LONGEST_NAME = 40


@dataclass(frozen=True)
class RoundTableWish:
    """What somebody asks of the command; ``formats`` with commas."""

    data: Path
    wijk: str
    out: Path
    mapping: Path | None = None
    named: bool | None = None
    rounds: int = 2
    minutes_only: bool = False
    formats: str = "html,word,pdf"
    force: bool = False


def make_round_table(screen: Screen, wish: RoundTableWish) -> None:
    """The pack for the chair, hand-outs, a file for each card, and the minutes form."""
    from quickscan_sim.advise.round_table import prepare_round_table
    from quickscan_sim.present.document_files import check_formats

    formats = tuple(part.strip() for part in wish.formats.split(",") if part.strip())
    check_formats(formats)
    with screen.working(3) as step:
        step("Reading the answers")
        reading = made_safe(screen, read_reading(screen, wish.data, wish.mapping))
        wijk = find_neighbourhood(reading.scan, wish.wijk)
        table = prepare_round_table(
            reading,
            collect_findings(reading, wish.named),
            wijk,
            screen.language,
            wish.rounds,
            named=wish.named,
        )
        step("Writing the papers")
        with atomic_folder(wish.out, wish.force, "roundtable") as folder:
            _write(table, folder, formats, wish.minutes_only)
        step("Ready")
    tell_naming(screen, reading.scan, table.named)
    for note in table.notes:
        screen.paragraph(note)
    _tell_places(screen, wish, formats)


def _write(table: RoundTable, folder: Path, formats: tuple[str, ...], minutes_only: bool) -> None:
    from quickscan_sim.advise.round_table import write_minutes_form
    from quickscan_sim.present.document_files import write_document
    from quickscan_sim.present.round_table import (
        card_document,
        handout_document,
        minutes_document,
        round_table_document,
    )

    write_minutes_form(table, folder / "minutes.yaml")
    write_document(minutes_document(table), folder, "minutes", formats)
    if minutes_only:
        return
    write_document(round_table_document(table), folder, "round_table", formats)
    write_document(handout_document(table), folder, "handouts", formats)
    for seat in table.seats:
        write_document(card_document(table, seat), folder / "cards", card_name(seat), formats)


def card_name(seat: Seat) -> str:
    """The name of the file of a card, in plain letters.

    >>> from quickscan_sim.advise.round_table import Seat
    >>> card_name(Seat("S2", "organisation", "Café 'Ons Huis'", ""))
    'S2_cafe_ons_huis'
    """
    plain = unicodedata.normalize("NFKD", seat.name).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "_", plain.lower()).strip("_")
    return f"{seat.seat_id}_{words[:LONGEST_NAME]}".rstrip("_")


def _tell_places(screen: Screen, wish: RoundTableWish, formats: tuple[str, ...]) -> None:
    from quickscan_sim.present.document_files import ENDINGS

    ending = ENDINGS[formats[-1]]
    if not wish.minutes_only:
        screen.place("Pack for the chairperson", wish.out / f"round_table{ending}")
        screen.place("Hand-outs for everybody", wish.out / f"handouts{ending}")
        screen.place("A file for each card", wish.out / "cards")
    screen.place("Minutes form on paper", wish.out / f"minutes{ending}")
    screen.place("Minutes to type in", wish.out / "minutes.yaml")
    screen.say("Afterwards: quickscan plan DATA --minutes minutes.yaml --out plan.yaml")


def plan_of_minutes(
    screen: Screen,
    data: Path,
    mapping: Path | None,
    named: bool | None,
    minutes: Path,
    out: Path | None,
    force: bool,
) -> None:
    """The agreements of a round table as an improvement plan."""
    from quickscan_sim.advise.plan.write_plan import write_plan
    from quickscan_sim.advise.round_table import plan_from_minutes, read_minutes

    check_ending(out, ".yaml", ".yml")
    agreed = read_minutes(minutes)
    reading = made_safe(screen, read_reading(screen, data, mapping))
    names = naming.Names(reading.scan, naming.is_named(reading.scan, named))
    plan = plan_from_minutes(agreed, reading, collect_findings(reading, named), named=named)
    for number, row in enumerate(plan.rows, start=1):
        screen.title(f"{number}. {row.goal or row.finding}")
        screen.say("Lead: {owner}", owner=row.owner_name(names))
        screen.say("First step: {step}", step=row.first_step or "-")
    if out:
        write_plan(plan, out, force, names=names)
        screen.place("Plan", out)
