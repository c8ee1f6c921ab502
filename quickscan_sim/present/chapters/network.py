"""Working together in general, in two pages; the details stand with each neighbourhood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickscan_sim.present.chapters.material import NETWORK_KINDS, STRENGTHS, Material
from quickscan_sim.present.chapters.network_ties import (
    formal_and_informal,
    how_sure_ties_are,
    who_stand_between,
)
from quickscan_sim.present.document import (
    Block,
    Bullets,
    Callout,
    Heading,
    Paragraph,
    TableBlock,
)
from quickscan_sim.vocabulary import GAP_KINDS, MIN_REPORTERS, SMALL_CELL

if TYPE_CHECKING:
    import pandas as pd


def working_together(material: Material) -> list[Block]:
    """What runs well, which kinds of weak spots there are, and how sure that is."""
    say = material.say
    title = Heading(2, say("Working together"))
    if material.reading.tie_readings.empty:
        return [
            title,
            Paragraph(say("Nobody was asked about partners, so nothing can be said about this.")),
        ]
    return [
        title,
        Paragraph(
            say(
                "For every partner in the neighbourhood, people could say on which subject they "
                "work together and how closely. An organisation names a partner when at least "
                "half of the people who answered there do so."
            )
        ),
        *_sectors_for_names(material),
        *_what_stands_out(material),
        *how_sure_ties_are(material),
        *who_stand_between(material),
        *formal_and_informal(material),
    ]


def _sectors_for_names(material: Material) -> list[Block]:
    """What labels of sectors protect, and what they do not."""
    if material.names.named:
        return []
    return [
        Callout(
            "note",
            material.say(
                "Organisations are called after their sector here, because the people who "
                "answered were not told that names would be shown. Who knows a neighbourhood may "
                "still recognise an organisation. So an organisation that is the only one of its "
                "sector in a neighbourhood is read from {minimum} people, and not from {usual}. "
                "Do not look for who said what.",
                minimum=SMALL_CELL,
                usual=MIN_REPORTERS,
            ),
        )
    ]


def _what_stands_out(material: Material) -> list[Block]:
    """The ties that run best, and how often each kind of weak spot was found and where."""
    say = material.say
    found = [one for one in material.own_findings if one.kind in NETWORK_KINDS]
    good = [one for one in found if one.kind in STRENGTHS]
    blocks: list[Block] = []
    if good:
        blocks += [
            Heading(3, say("Ties that run well")),
            Bullets(material.finding_lines(good, with_caution=False)),
        ]
    return [*blocks, *_kinds_of_gaps(material)]


def _kinds_of_gaps(material: Material) -> list[Block]:
    """One row for each kind; the weak spots themselves stand on the page of their wijk."""
    say = material.say
    gaps = material.reading.gaps
    gaps = gaps[gaps["neighbourhood_id"].isin(material.neighbourhoods)]
    kinds = [kind for kind in GAP_KINDS if (gaps["kind"] == kind).any()]
    if not kinds:
        return [Paragraph(say("Nothing was found that is sure enough to name."))]
    return [
        Heading(3, say("Weak spots, by kind")),
        Paragraph(
            say(
                "A weak spot is something to ask about, and no verdict. What it is and how sure it "
                "is, stands on the page of the neighbourhood."
            )
        ),
        TableBlock(
            say("How many weak spots of each kind there are"),
            (say("kind"), say("how many"), say("neighbourhoods"), say("findings")),
            tuple(_kind_row(kind, gaps[gaps["kind"] == kind], material) for kind in kinds),
            ("left", "right", "right", "left"),
            is_compact=True,
        ),
    ]


def _kind_row(kind: str, gaps: pd.DataFrame, material: Material) -> tuple[str, ...]:
    numbers = [one.finding_id for one in material.own_findings if one.kind == kind]
    return (
        material.text(GAP_KINDS[kind]),
        str(len(gaps)),
        str(gaps["neighbourhood_id"].nunique()),
        ", ".join(numbers) or "–",
    )
