"""One page for each neighbourhood: its scores, its network, its questions."""

from __future__ import annotations

from quickscan_sim.present.cells import (
    count,
    known,
    of_grouping,
    records,
    share,
    shown_n,
    whole,
    with_interval,
)
from quickscan_sim.present.chapters.material import Material
from quickscan_sim.present.chapters.neighbourhood_network import neighbourhood_network
from quickscan_sim.present.chapters.sectors import sectors_in
from quickscan_sim.present.document import (
    Block,
    Heading,
    PageBreak,
    Paragraph,
    TableBlock,
    bullets,
)


def neighbourhood_pages(material: Material) -> list[Block]:
    """A page for every neighbourhood, in the order of the table."""
    blocks: list[Block] = [Heading(2, material.say("The neighbourhoods one by one"))]
    for place, neighbourhood in enumerate(material.neighbourhoods):
        if place:
            blocks.append(PageBreak())
        blocks += _page(neighbourhood, material)
    return blocks


def _page(neighbourhood: str, material: Material) -> list[Block]:
    say = material.say
    return [
        Heading(3, material.names.neighbourhood(neighbourhood)),
        Paragraph(_context(neighbourhood, material)),
        _scores(neighbourhood, material),
        *_why_withheld(neighbourhood, material),
        *neighbourhood_network(neighbourhood, material),
        *sectors_in(neighbourhood, material),
        Heading(4, say("To talk about in this neighbourhood")),
        bullets(
            say("Do you recognise this picture? What is missing in it?"),
            say("Which one link would help families here most, and who can take the first step?"),
            say("What would residents say about this? Whom can we ask?"),
        ),
    ]


def _context(neighbourhood: str, material: Material) -> str:
    say, language = material.say, material.language
    frame = material.scan.neighbourhoods
    row = records(frame[frame["neighbourhood_id"] == neighbourhood])[0]
    parts = []
    if known(row["n_residents"]):
        parts.append(say("{n} residents.", n=count(row["n_residents"], language)))
    if known(row["p_low_income"]):
        parts.append(
            say(
                "{share} of the households have a low income.",
                share=share(row["p_low_income"], language),
            )
        )
    response = of_grouping(
        material.reading.response, "neighbourhood", neighbourhood_id=neighbourhood
    )
    for answered in records(response):
        parts.append(
            say(
                "{n} professionals of {n_organisations} organisations that work here answered"
                " ({response}).",
                n=whole(answered["n_responded"]),
                n_organisations=whole(answered["n_organisations"]),
                response=say("response {share}", share=share(answered["response"], language))
                if known(answered["response"])
                else say("response unknown"),
            )
        )
    return " ".join(parts)


def _why_withheld(neighbourhood: str, material: Material) -> list[Block]:
    summary = of_grouping(
        material.reading.score_summary, "neighbourhood", neighbourhood_id=neighbourhood
    )
    if not summary["withheld"].any():
        return []
    return [
        Paragraph(
            material.say(
                "Not shown: the group is too small, or with this number the answers of a group of "
                "fewer than 5 people could be worked out."
            )
        )
    ]


def _scores(neighbourhood: str, material: Material) -> TableBlock:
    say = material.say
    rows = records(
        of_grouping(material.reading.score_summary, "neighbourhood", neighbourhood_id=neighbourhood)
    )
    return TableBlock(
        say(
            "Mean scores of the people who work in {neighbourhood}",
            neighbourhood=material.names.neighbourhood(neighbourhood),
        ),
        (say("theme"), say("mean (95% interval)"), "n"),
        tuple(
            (
                material.names.theme(row["theme"]),
                with_interval(row, "mean", material.language),
                shown_n(row, "mean", material.language),
            )
            for row in rows
        ),
        is_compact=True,
    )
