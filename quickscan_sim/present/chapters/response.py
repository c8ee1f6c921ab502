"""Who answered, and who has not been heard yet."""

from __future__ import annotations

from quickscan_sim.present.cells import known, of_grouping, records
from quickscan_sim.present.chapters.material import Material
from quickscan_sim.present.chapters.opening import response_sentence
from quickscan_sim.present.document import Block, Heading, Paragraph, TableBlock, bullets
from quickscan_sim.present.response_figure import (
    describe_response,
    plot_response,
    response_cells,
    response_header,
)


def who_answered(material: Material) -> list[Block]:
    """Response per sector and neighbourhood, and the organisations nobody answered for."""
    say, reading = material.say, material.reading
    everybody = records(of_grouping(reading.response, "all"))[0]
    return [
        Heading(2, say("Who took part?")),
        Paragraph(response_sentence(everybody, material)),
        Paragraph(
            say(
                "The figures speak for the people who answered. Whoever did not answer may see it "
                "differently; the lower the response of a group, the more that weighs."
            )
        ),
        material.figure(
            plot_response(
                reading.response,
                material.questionnaire,
                material.language,
                invented=material.scan.invented,
            ),
            describe_response(reading.response, material.questionnaire, material.language),
            say("Response per sector."),
        ),
        _per_neighbourhood(material),
        *_counted_twice(material),
        *_not_heard_yet(material),
    ]


def _per_neighbourhood(material: Material) -> TableBlock:
    rows = records(of_grouping(material.reading.response, "neighbourhood"))
    header = response_header(material.language)
    return TableBlock(
        material.say("Response per neighbourhood"),
        (material.say("neighbourhood"), *header[1:]),
        tuple(
            response_cells(
                material.names.neighbourhood(row["neighbourhood_id"]), row, material.language
            )
            for row in rows
        ),
    )


def _counted_twice(material: Material) -> list[Block]:
    if not material.scan.active_in["organisation_id"].duplicated().any():
        return []
    return [
        Paragraph(
            material.say(
                "An organisation that works in several neighbourhoods counts in each of them, so "
                "this table adds up to more than the total."
            )
        )
    ]


def _not_heard_yet(material: Material) -> list[Block]:
    say = material.say
    silent = silent_organisations(material)
    if not silent:
        return [Paragraph(say("Every organisation was heard: somebody answered everywhere."))]
    return [
        Heading(3, say("Not heard yet")),
        Paragraph(
            say(
                "Nobody has answered yet for these organisations. Others may well name them as a "
                "partner. That they are missing says nothing about what they do; invite them to "
                "the round table."
            )
        ),
        bullets(*silent),
    ]


def silent_organisations(material: Material) -> list[str]:
    """Organisations without an answer; counted by sector where they may not be named."""
    response = material.reading.response
    rows = of_grouping(response, "organisation")
    silent = list(rows.loc[rows["n_responded"] == 0, "organisation_id"])
    frame = material.scan.organisations.set_index("organisation_id")
    by_sector: dict[str, list[str]] = {}
    for organisation in silent:
        by_sector.setdefault(str(frame.loc[organisation, "sector"]), []).append(
            str(frame.loc[organisation, "name"])
        )
    ordered = [sector for sector in material.questionnaire.sector_ids if sector in by_sector]
    return [
        f"{material.names.sector(sector)}: "
        + (
            ", ".join(by_sector[sector])
            if material.names.named
            else material.say("number: {n}", n=len(by_sector[sector]))
        )
        for sector in ordered
        if known(sector)
    ]
