"""The network part of a neighbourhood's page: pictures, ties that work, weak spots, unknowns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quickscan_sim.advise.findings.gap_words import (
    gap_basis,
    gap_claim,
    gap_next_step,
    gap_unknown,
    not_looked_for,
)
from quickscan_sim.present.cells import known, records
from quickscan_sim.present.chapters.material import Material
from quickscan_sim.present.chapters.network_measures import measures_of
from quickscan_sim.present.chapters.network_pictures import more_pictures, network_picture
from quickscan_sim.present.document import Block, Bullets, Heading, Paragraph, bullets
from quickscan_sim.present.network_looks import CLOSENESS, RATINGS, closeness, rating
from quickscan_sim.present.network_removal import hardest_to_miss
from quickscan_sim.present.tie_states import NetworkReading
from quickscan_sim.vocabulary import SMALL_CELL

if TYPE_CHECKING:
    import pandas as pd

AT_MOST_STRONG = 3
GAP_PLACE = ("kind", "neighbourhood_id", "layer", "organisation_id", "partner_id")


def neighbourhood_network(neighbourhood: str, material: Material) -> list[Block]:
    """Nothing when nobody was asked; a sentence when nobody can be read."""
    say, reading = material.say, material.reading
    if not (reading.tie_readings["neighbourhood_id"] == neighbourhood).any():
        return []
    gaps = gaps_to_list(neighbourhood, material)
    layer = telling_layer(neighbourhood, material)
    network = material.networks.of(neighbourhood, layer)
    if network.n_people < SMALL_CELL:
        return [
            Paragraph(
                say(
                    "Too few people here answered the question about partners, so there is no "
                    "picture of working together."
                )
            )
        ]
    if not _has_ties(neighbourhood, material):
        return [
            Paragraph(
                say(
                    "Nobody named a partner here, on any subject. That is rare, so check first "
                    "whether the answers were read well. There is no picture to show."
                )
            )
        ]
    return [
        # The table fills the page below the large picture; the other picture begins the next.
        network_picture(neighbourhood, layer, gaps, material),
        *measures_of(neighbourhood, material),
        *more_pictures(neighbourhood, layer, gaps, material),
        Heading(4, say("Where people find each other")),
        *ties_that_work(neighbourhood, material),
        Heading(4, say("Where they do not find each other yet")),
        *gap_lines(gaps, material, _n_gaps(neighbourhood, material)),
        Heading(4, say("Remove and see")),
        Paragraph(_remove_and_see(neighbourhood, material)),
        Heading(4, say("What is not known")),
        Paragraph(_not_known(network, neighbourhood, material)),
        *(
            Paragraph(material.text(told))
            for told in not_looked_for(reading.skipped_gaps, neighbourhood)
        ),
    ]


def can_be_shown(neighbourhood: str, material: Material) -> bool:
    """Whether enough people answered, and named somebody, for a picture."""
    layer = telling_layer(neighbourhood, material)
    network = material.networks.of(neighbourhood, layer)
    return network.n_people >= SMALL_CELL and _has_ties(neighbourhood, material)


def _has_ties(neighbourhood: str, material: Material) -> bool:
    """Whether any organisation names any other here."""
    readings = material.reading.tie_readings
    here = readings["neighbourhood_id"] == neighbourhood
    return bool(readings.loc[here, "names"].fillna(value=False).any())


def telling_layer(neighbourhood: str, material: Material) -> str:
    """The layer with most of the weak spots that are listed; else the first."""
    listed = gaps_to_list(neighbourhood, material)["layer"]
    layers = material.questionnaire.layer_ids
    return max(layers, key=lambda layer: ((listed == layer).sum(), -layers.index(layer)))


def ties_that_work(neighbourhood: str, material: Material) -> list[Block]:
    """The ties that both sides name and that run best, over all layers."""
    say, names = material.say, material.names
    ties = [
        (tie, layer.layer_id)
        for layer in material.questionnaire.layers
        for tie in material.networks.of(neighbourhood, layer.layer_id).ties
        if tie.state == "both"
    ]
    if not ties:
        return [
            Paragraph(
                say(
                    "No ties are named by both sides yet. With few answers that says little: ask "
                    "at the table who already knows whom."
                )
            )
        ]
    ties.sort(key=lambda found: (-(found[0].quality or 0), -(found[0].level or 0)))
    lines = [
        say(
            "{one} and {other} name each other on {layer}. How closely: {closely}. "
            "How well: {well}.",
            one=names.organisation(tie.from_id, neighbourhood),
            other=names.organisation(tie.to_id, neighbourhood),
            layer=names.layer(layer),
            closely=say(CLOSENESS[closeness(tie)]),
            well=say(RATINGS[rating(tie)]),
        )
        for tie, layer in ties[:AT_MOST_STRONG]
    ]
    return [
        Paragraph(
            say(
                "Ties named by both sides, over all subjects together: {n}. Those that people "
                "rate best are:",
                n=len(ties),
            )
        ),
        bullets(*lines),
    ]


def gaps_to_list(neighbourhood: str, material: Material) -> pd.DataFrame:
    """The few weak spots of a neighbourhood to talk about first."""
    few = material.reading.top_gaps
    return few[few["neighbourhood_id"] == neighbourhood]


def _n_gaps(neighbourhood: str, material: Material) -> int:
    """How many weak spots there are, also those that are not listed."""
    return int((material.reading.gaps["neighbourhood_id"] == neighbourhood).sum())


def _finding_of(row: dict[str, Any], material: Material) -> str:
    """The number of the finding that this weak spot became, if any."""
    place = [row[name] if known(row[name]) else None for name in GAP_PLACE]
    for finding in material.findings:
        if [getattr(finding, name) for name in GAP_PLACE] == place:
            return finding.finding_id
    return ""


def _gap_line(row: dict[str, Any], material: Material) -> Paragraph:
    claim = material.text(gap_claim(row, material.names.names))
    names = material.names.names
    parts = (gap_basis(row, names), gap_unknown(row), gap_next_step(row, names))
    basis = " ".join(material.text(part) for part in parts if part is not None)
    number = _finding_of(row, material)
    lead = f"{claim[0].upper()}{claim[1:]}"
    return Paragraph(basis, f"{lead} ({number})." if number else f"{lead}.")


def gap_lines(gaps: pd.DataFrame, material: Material, n_all: int = 0) -> list[Block]:
    """Weak spots as things to ask about; ``n_all`` tells how many more there are."""
    say = material.say
    if gaps.empty:
        return [Paragraph(say("Nothing was found that is sure enough to name."))]
    blocks: list[Block] = [
        Bullets(tuple(_gap_line(row, material) for row in records(gaps))),
        Paragraph(
            say(
                "These are things to ask about, not verdicts. Often there is a reason, or a tie "
                "that runs another way; nobody needs to work with everybody."
            )
        ),
    ]
    if n_all > len(gaps):
        blocks.append(
            Paragraph(
                say(
                    "Weak spots that are not listed here: {n}.",
                    n=n_all - len(gaps),
                )
            )
        )
    return blocks


def _remove_and_see(neighbourhood: str, material: Material) -> str:
    say = material.say
    missed = []
    for layer in material.questionnaire.layers:
        network = material.networks.of(neighbourhood, layer.layer_id)
        if found := hardest_to_miss(network):
            missed.append((found, layer, network))
    if not missed:
        return say(
            "Going by the ties that were named, nobody loses the others when any one organisation "
            "falls away."
        )
    removal, layer, network = max(missed, key=lambda found: len(found[0].lost))
    lost = [material.names.organisation(name, neighbourhood) for name in removal.lost]
    return say(
        "If {organisation} fell away, {n} of the other {all} organisations would no longer reach "
        "the rest on {layer}. Those are: {names}. This goes by the ties that were named. Who was "
        "not heard may be a second route.",
        organisation=material.names.organisation(removal.organisation_id, neighbourhood),
        n=len(removal.lost),
        all=len(network.organisations) - 1,
        layer=material.names.layer(layer.layer_id),
        names=", ".join(lost),
    )


def _not_known(network: NetworkReading, neighbourhood: str, material: Material) -> str:
    say = material.say
    unread = [
        material.names.organisation(name, neighbourhood)
        for name in network.organisations
        if name not in network.readable
    ]
    if not unread:
        return say(
            "Every organisation here has enough answers to be read. What residents notice of it "
            "is not known."
        )
    return say(
        "Whom these organisations name is not known, because too few people there answered the "
        "question about partners: {names}. Others can still name them.",
        names=", ".join(unread),
    )
