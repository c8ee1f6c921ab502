"""What each sector often notices, and what it often gets done: alone, and laid side by side."""

from __future__ import annotations

from quickscan_sim.language import Bilingual, Message, Number, mark
from quickscan_sim.workshop.card import Position, Positions
from quickscan_sim.workshop.views.seen_and_done_picture import picture
from quickscan_sim.workshop.views.shares_of_sectors import Cell, State, seeing_beside_acting
from quickscan_sim.workshop.views.short_items import short_text
from quickscan_sim.workshop.views.signals import (
    ACTING,
    SEEING,
    answering_sectors,
    both_answers,
    people_of_sector,
    signal_cells,
    signal_items,
)
from quickscan_sim.workshop.views.view import Drawn, Facts, Verdict, View

EVERYBODY = "everybody"
"""The position at which every sector has laid its view on the table."""


def facts(drawn: Drawn, settings: Positions, positions: Positions) -> Facts:  # noqa: ARG001
    """For each sector and signal who often notices (or acts), and what the table has together."""
    questionnaire = drawn.scan.questionnaire
    aspect = str(positions.get("aspect", SEEING))
    sectors = answering_sectors(drawn.scan)
    table = _at_table(sectors, positions.get("table", EVERYBODY))
    items = signal_items(questionnaire, aspect)
    cells = signal_cells(drawn, aspect)
    counts = [sum(cell.state == "more" for cell in row) for row in cells]
    there = cells[: len(table)]
    together = [_together([row[k].state for row in there]) for k in range(len(items))]
    both = both_answers(drawn)
    twice = seeing_beside_acting(both[both["sector"].isin(table)])
    names = {sector.sector_id: sector.name for sector in questionnaire.sectors}
    return {
        "aspect": aspect,
        "names": [names[sector] for sector in sectors],
        "n": [people_of_sector(drawn, sector, items) for sector in sectors],
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
    *sectors, _ = answering_sectors(drawn.scan)
    texts = [mark("only {sector}"), *[mark("+ {sector}")] * len(sectors[1:])]
    alone_and_more = [
        _position(sector, Message(text, sector=names[sector]))
        for sector, text in zip(sectors, texts, strict=True)
    ]
    return (*alone_and_more, _position(EVERYBODY, Message("everybody at the table")))


def _position(value: str, label: Message) -> Position:
    in_both = Bilingual(label.in_language("nl"), label.in_language("en"))
    return Position(value=value, label=in_both)


def _at_table(sectors: list[str], last: object) -> list[str]:
    """The first sectors, up to the one that came last."""
    return sectors if last not in sectors else sectors[: sectors.index(str(last)) + 1]


def _together(states: list[State]) -> State:
    """What the table knows of a signal: one sector that surely notices it often is enough."""
    if "more" in states:
        return "more"
    return "less" if set(states) <= {"less", "not asked"} else "unsure"


def _top(cells: list[Cell], sectors: list[str]) -> str | None:
    """The sector with the largest share; None where no sector has one."""
    shown = [(cell.share, sector) for cell, sector in zip(cells, sectors, strict=True)]
    known = [(share, sector) for share, sector in shown if share is not None]
    return max(known)[1] if known else None


def _signed(size: float) -> Message:
    number = Number(float(size), 1)
    return Message("+{size}", size=number) if size > 0 else Message("{size}", size=number)


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
