"""What each sector often notices, and what it often gets done: alone, and laid side by side."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd

from quickscan_sim.language import Bilingual, Message, Number
from quickscan_sim.questionnaire import Item, Questionnaire
from quickscan_sim.quickscan import Quickscan
from quickscan_sim.vocabulary import SMALL_CELL
from quickscan_sim.workshop.card import Position, Positions
from quickscan_sim.workshop.views.seen_and_done_picture import picture
from quickscan_sim.workshop.views.shares_of_sectors import (
    Cell,
    State,
    answered_both,
    cells_of,
    said_often,
    seeing_beside_acting,
)
from quickscan_sim.workshop.views.short_items import short_text
from quickscan_sim.workshop.views.view import Drawn, Facts, Verdict, View

SEEING, ACTING = "seeing", "acting"
EVERYBODY = "everybody"
"""The position at which every sector has laid its view on the table."""


def facts(drawn: Drawn, settings: Positions, positions: Positions) -> Facts:  # noqa: ARG001
    """For each sector and signal who often notices (or acts), and what the table has together."""
    questionnaire = drawn.scan.questionnaire
    aspect = str(positions.get("aspect", SEEING))
    sectors = _sectors(drawn.scan)
    table = _at_table(sectors, positions.get("table", EVERYBODY))
    items = _items(questionnaire, aspect)
    cells = _cells(drawn, aspect)
    counts = [sum(cell.state == "more" for cell in row) for row in cells]
    there = cells[: len(table)]
    together = [_together([row[k].state for row in there]) for k in range(len(items))]
    both = _both(drawn)
    twice = seeing_beside_acting(both[both["sector"].isin(table)])
    names = {sector.sector_id: sector.name for sector in questionnaire.sectors}
    return {
        "aspect": aspect,
        "names": [names[sector] for sector in sectors],
        "n": [_people(drawn, sector, items) for sector in sectors],
        "at_table": [sector in table for sector in sectors],
        "signals": [short_text(item, questionnaire) for item in items],
        "states": [[cell.state for cell in row] for row in cells],
        "shares": [[cell.share for cell in row] for row in cells],
        "lows": [[cell.low for cell in row] for row in cells],
        "highs": [[cell.high for cell in row] for row in cells],
        "n_cells": [[cell.n for cell in row] for row in cells],
        "counts": counts,
        "together_by_signal": together,
        "together": together.count("more"),
        "most_of_one": max(counts[: len(table)], default=0),
        "tops": [_top([row[k] for row in cells], sectors) for k in range(len(items))],
        "n_people": twice.n,
        "often_seeing": twice.seeing,
        "often_acting": twice.acting,
        "difference_low": twice.low,
        "difference_high": twice.high,
    }


def no_sector_sees_all_and_seeing_goes_before_acting(first: Facts, second: Facts) -> Verdict:
    """Together more signals than any sector alone, and of fewer of them something gets done.

    Counted is what is sure: a share above a half, and a difference above 0, with 95 % certainty.
    Opposite: one sector is at the top on every signal, or sees them all; or people act at least
    as often as they notice.
    """
    signals = len(first["signals"])
    seeing, acting = second["often_seeing"], second["often_acting"]
    if seeing is None:
        return "not seen"
    one_on_top = None not in first["tops"] and len(set(first["tops"])) == 1
    if one_on_top or first["most_of_one"] == signals or acting >= seeing:
        return "opposite"
    sure = (second["difference_low"] or 0.0) > 0
    grows = first["together"] > first["most_of_one"]
    shrinks = second["together"] < first["together"]
    return "seen" if sure and grows and shrinks else "not seen"


def truth(drawn: Drawn, settings: Positions, facts: Facts) -> tuple[Message, ...]:  # noqa: ARG001
    """The planted differences, how much harder acting was made, and whether it was read."""
    of_truth = drawn.truth
    effects = of_truth.planted[of_truth.planted["kind"] == "effect"]
    lines = [
        Message("{what} ({size} standard deviations)", what=Bilingual(nl, en), size=_signed(size))
        for nl, en, size in zip(
            effects["text_nl"], effects["text_en"], effects["size"], strict=True
        )
    ]
    names = {sector.sector_id: sector.name for sector in drawn.scan.questionnaire.sectors}
    for planted in of_truth.parameters.dif:
        item = drawn.scan.questionnaire.item(planted.item)
        lines.append(
            Message(
                "Only on “{signal}”: {sector} {size}.",
                signal=short_text(item, drawn.scan.questionnaire),
                sector=names[planted.sector],
                size=_signed(planted.size),
            )
        )
    lines.append(
        Message(
            "Not knowing what one can do was made common: {size} standard deviations.",
            size=_signed(of_truth.parameters.hesitation),
        )
    )
    return tuple(lines)


def found(drawn: Drawn, settings: Positions, lever: str) -> tuple[Position, ...]:  # noqa: ARG001
    """Who has laid their view on the table: the first sector, one more each time, everybody."""
    names = {sector.sector_id: sector.name for sector in drawn.scan.questionnaire.sectors}
    *sectors, _ = _sectors(drawn.scan)
    texts = ["only {sector}", *["+ {sector}"] * len(sectors[1:])]
    alone_and_more = [
        _position(sector, Message(text, sector=names[sector]))
        for sector, text in zip(sectors, texts, strict=True)
    ]
    return (*alone_and_more, _position(EVERYBODY, Message("everybody at the table")))


def _position(value: str, label: Message) -> Position:
    in_both = Bilingual(label.in_language("nl"), label.in_language("en"))
    return Position(value=value, label=in_both)


def _sectors(scan: Quickscan) -> list[str]:
    """The sectors in which somebody answered, in the order of the questionnaire."""
    people = scan.professionals
    answered = set(people.loc[people["responded"].astype(bool), "sector"])
    return [sector for sector in scan.questionnaire.sector_ids if sector in answered]


def _at_table(sectors: list[str], last: object) -> list[str]:
    """The first sectors, up to the one that came last."""
    return sectors if last not in sectors else sectors[: sectors.index(str(last)) + 1]


def _pairs(questionnaire: Questionnaire) -> list[tuple[Item, Item]]:
    """On each theme that has both: an item on noticing and one on acting."""
    found = []
    for theme in questionnaire.theme_ids:
        items = questionnaire.items_of("practice", theme)
        first = {item.aspect: item for item in reversed(items)}
        if SEEING in first and ACTING in first:
            found.append((first[SEEING], first[ACTING]))
    return found


def _items(questionnaire: Questionnaire, aspect: str) -> list[Item]:
    return [pair[0] if aspect == SEEING else pair[1] for pair in _pairs(questionnaire)]


@lru_cache(maxsize=4)
def _often(drawn: Drawn) -> pd.DataFrame:
    return said_often(drawn.scan)


@lru_cache(maxsize=4)
def _both(drawn: Drawn) -> pd.DataFrame:
    pairs = [(one.item_id, other.item_id) for one, other in _pairs(drawn.scan.questionnaire)]
    return answered_both(_often(drawn), pairs)


@lru_cache(maxsize=8)
def _cells(drawn: Drawn, aspect: str) -> list[list[Cell]]:
    """For each sector its cell of every signal."""
    items, sectors = _items(drawn.scan.questionnaire, aspect), _sectors(drawn.scan)
    by_item = [cells_of(_often(drawn), item, sectors) for item in items]
    return [list(row) for row in zip(*by_item, strict=True)]


def _together(states: list[State]) -> State:
    """What the table knows of a signal: one sector that surely notices it often is enough."""
    if "more" in states:
        return "more"
    return "less" if set(states) <= {"less", "not asked"} else "unsure"


def _people(drawn: Drawn, sector: str, items: list[Item]) -> int | None:
    """How many people of a sector answered one of the items; None when they are too few."""
    often = _often(drawn)
    asked = often["item_id"].isin([item.item_id for item in items])
    n = int(often.loc[asked & (often["sector"] == sector), "professional_id"].nunique())
    return n if n >= SMALL_CELL else None


def _top(cells: list[Cell], sectors: list[str]) -> str | None:
    """The sector with the largest share; None where no sector has one."""
    shown = [(cell.share, sector) for cell, sector in zip(cells, sectors, strict=True)]
    known = [(share, sector) for share, sector in shown if share is not None]
    return max(known)[1] if known else None


def _signed(size: float) -> Message:
    text = "+{size}" if size > 0 else "{size}"
    return Message(text, size=Number(float(size), 1))


VIEW = View(
    readings={"table": (), "aspect": (SEEING, ACTING)},
    settings={},
    outcomes={
        "most_of_one": "signals that the sector which notices most surely notices often",
        "together": "signals that some sector at the table surely notices often",
    },
    events={
        "no_sector_sees_all_and_seeing_goes_before_acting": (
            no_sector_sees_all_and_seeing_goes_before_acting
        )
    },
    facts=facts,
    picture=picture,
    truth=truth,
    found=found,
)
