"""The institution in its own report: its scores, its partners, its sector in each wijk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quickscan_sim.language import mark
from quickscan_sim.present.cells import of_grouping, records
from quickscan_sim.present.chapters.material import NETWORK_KINDS, Material
from quickscan_sim.present.chapters.neighbourhood_network import (
    can_be_shown,
    gap_lines,
    gaps_to_list,
    telling_layer,
)
from quickscan_sim.present.chapters.network_pictures import network_picture
from quickscan_sim.present.chapters.sectors import above_and_below, sector_profile
from quickscan_sim.present.chapters.themes import score_cell
from quickscan_sim.present.document import (
    Align,
    Block,
    Bullets,
    Callout,
    Heading,
    Paragraph,
    TableBlock,
    bullets,
)
from quickscan_sim.present.tie_states import read_network

if TYPE_CHECKING:
    from quickscan_sim.present.tie_states import NetworkReading, PairTie

AT_MOST_COLUMNS = 3
"""Wijken with a column of their own beside the institution and its sector."""

AT_MOST_PICTURES = 3
LEFT: Align = "left"
VIEWS = {
    "both": mark("both"),
    "you": mark("only you"),
    "they": mark("only they"),
    "you_alone": mark("you; they were not heard"),
    "they_alone": mark("they; you were not heard"),
}


def own_scores(material: Material) -> list[Block]:
    """The institution beside its sector and the wijken where it works."""
    say = material.say
    own = _own_rows(material)
    return [
        Heading(2, say("Your organisation beside others")),
        Paragraph(
            say(
                "These are mean scores with their 95% interval: with 95% certainty the mean "
                "lies between those limits. Where intervals overlap widely, no difference can "
                "be seen. It is not a ranking."
            )
        ),
        *_why_no_own(own, material),
        _score_table(own, material),
        *_places(material),
    ]


def _own_rows(material: Material) -> dict[str, dict[str, Any]]:
    rows = of_grouping(
        material.reading.score_summary,
        "organisation",
        organisation_id=str(material.audience.organisation_id),
    )
    return {str(row["theme"]): row for row in records(rows)}


def _why_no_own(own: dict[str, dict[str, Any]], material: Material) -> list[Block]:
    """Said once above the table, when a number of the institution itself is left out."""
    if own and not any(row["withheld"] for row in own.values()):
        return []
    text = material.say(
        "Some numbers of your organisation are not shown. Either fewer than five people answered, "
        "or the answers of a small group could be worked out from them."
    )
    return [Callout("note", text)]


def _score_table(own: dict[str, dict[str, Any]], material: Material) -> TableBlock:
    say, names, summary = material.say, material.names, material.reading.score_summary
    sector = str(material.audience.sector(material.scan))
    here = say("your organisation")
    columns = {here: own}
    columns[names.sector(sector)] = _by_theme(of_grouping(summary, "sector", sector=sector))
    for code in material.neighbourhoods[:AT_MOST_COLUMNS]:
        rows = of_grouping(summary, "neighbourhood", neighbourhood_id=code)
        columns[names.neighbourhood(code)] = _by_theme(rows)
    columns[say("everybody")] = _by_theme(of_grouping(summary, "all"))
    return TableBlock(
        say("Mean scores (95% interval) and number of people"),
        (say("theme"), *columns),
        tuple(
            (
                names.theme(theme),
                *(score_cell(rows.get(theme), material.language) for rows in columns.values()),
            )
            for theme in material.questionnaire.theme_ids
        ),
        is_compact=True,
    )


def _by_theme(rows: Any) -> dict[str, dict[str, Any]]:
    return {str(row["theme"]): row for row in records(rows)}


def _places(material: Material) -> list[Block]:
    """With more wijken than columns: which ones are not in the table."""
    more = material.neighbourhoods[AT_MOST_COLUMNS:]
    if not more:
        return []
    names = ", ".join(material.names.neighbourhood(code) for code in more)
    text = material.say(
        "You also work in {neighbourhoods}. Their numbers stand in the report for "
        "the municipality.",
        neighbourhoods=names,
    )
    return [Paragraph(text)]


def own_sector(material: Material) -> list[Block]:
    """What the institution's sector says, over all wijken and in each of its own."""
    say, names = material.say, material.names
    sector = str(material.audience.sector(material.scan))
    lines = []
    for code in material.neighbourhoods:
        above, below = above_and_below(sector, code, material)
        text = " ".join(
            part
            for part in (
                say("Above the mean of everybody: {themes}.", themes=above) if above else "",
                say("Below the mean of everybody: {themes}.", themes=below) if below else "",
            )
            if part
        )
        told = text or say("No theme lies clearly above or below the mean of everybody.")
        lines.append(Paragraph(told, f"{names.neighbourhood(code)}:"))
    return [
        Heading(2, say("Your sector: {sector}", sector=names.sector(sector))),
        *sector_profile(sector, material),
        *([Heading(3, say("Your sector in each neighbourhood"))] if lines else []),
        *([Bullets(tuple(lines))] if lines else []),
    ]


def own_partners(material: Material) -> list[Block]:
    """Whom the institution names, who names it, and what does not show yet, wijk by wijk."""
    say = material.say
    title = Heading(2, say("Your partners"))
    if material.reading.tie_readings.empty or not material.neighbourhoods:
        return [
            title,
            Paragraph(say("Nobody was asked about partners, so nothing can be said about this.")),
        ]
    blocks: list[Block] = [
        title,
        Paragraph(
            say(
                "An organisation names a partner when at least half of the people who answered "
                "there do so. You and your partner may see it differently. That is something to "
                "talk about, and no mistake."
            )
        ),
    ]
    for place, code in enumerate(material.neighbourhoods):
        blocks += [Heading(3, material.names.neighbourhood(code)), *_partners_in(code, material)]
        if place < AT_MOST_PICTURES:
            blocks += _picture(code, material)
    return blocks


def _picture(neighbourhood: str, material: Material) -> list[Block]:
    """The network of the wijk, as it stands in the report for the municipality."""
    if not can_be_shown(neighbourhood, material):
        return []
    layer = telling_layer(neighbourhood, material)
    return [network_picture(neighbourhood, layer, gaps_to_list(neighbourhood, material), material)]


def _partners_in(neighbourhood: str, material: Material) -> list[Block]:
    say = material.say
    own = str(material.audience.organisation_id)
    layers = material.questionnaire.layers
    networks = {
        layer.layer_id: read_network(material.reading.tie_readings, neighbourhood, layer.layer_id)
        for layer in layers
    }
    seen = {
        (layer, partner): view
        for layer, network in networks.items()
        for partner, view in _views(own, network)
    }
    partners = sorted(
        {partner for _, partner in seen},
        key=lambda one: material.names.organisation(one, neighbourhood),
    )
    if not partners:
        return [
            Paragraph(say("As far as is known, you name no partner here and no partner names you."))
        ]
    table = TableBlock(
        say("Who names whom, per subject"),
        (say("partner"), *(material.names.layer(layer.layer_id) for layer in layers)),
        tuple(
            (
                material.names.organisation(partner, neighbourhood),
                *(
                    say(VIEWS[seen[layer.layer_id, partner]])
                    if (layer.layer_id, partner) in seen
                    else "–"
                    for layer in layers
                ),
            )
            for partner in partners
        ),
        tuple(LEFT for _ in ("", *layers)),
        is_compact=True,
    )
    return [table, *_own_gaps(neighbourhood, material)]


def _views(own: str, network: NetworkReading) -> list[tuple[str, str]]:
    return [
        (tie.to_id if tie.from_id == own else tie.from_id, _view(own, tie))
        for tie in network.ties
        if own in (tie.from_id, tie.to_id)
    ]


def _view(own: str, tie: PairTie) -> str:
    if tie.state == "both":
        return "both"
    who = "you" if tie.from_id == own else "they"
    return who if tie.state == "one_side" else f"{who}_alone"


def _own_gaps(neighbourhood: str, material: Material) -> list[Block]:
    """The weak spots that name the institution; those to talk about first come first."""
    own = material.audience.organisation_id
    gaps = material.reading.top_gaps
    gaps = gaps[gaps["neighbourhood_id"] == neighbourhood]
    mine = gaps[(gaps["organisation_id"] == own) | (gaps["partner_id"] == own)]
    if mine.empty:
        return []
    say = material.say
    return [Heading(4, say("To talk about with partners here")), *gap_lines(mine, material)]


def own_findings(material: Material) -> list[Block]:
    """The findings about the own sector and about everybody, each with what it does not say.

    Weak spots in working together stand with the partners.
    """
    say = material.say
    title = Heading(2, say("What stands out in your organisation"))
    found = [one for one in material.own_findings if one.kind not in NETWORK_KINDS]
    if not found:
        return [title, Paragraph(say("Nothing was found that is sure enough to name."))]
    return [title, Bullets(material.finding_lines(found))]


def to_talk_about(material: Material) -> list[Block]:
    """Three questions for the institution's own team."""
    say = material.say
    return [
        Heading(2, say("To talk about in your team")),
        bullets(
            say("Do we recognise this picture? What is missing in it?"),
            say("With which partner do we want to talk first, and who makes the appointment?"),
            say("What would residents say about this? Whom can we ask?"),
        ),
    ]
