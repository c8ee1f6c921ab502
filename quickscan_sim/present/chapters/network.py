"""Working together: measures over the neighbourhoods, and what they mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickscan_sim.present.cells import interval, known, records, share, whole, withheld_text
from quickscan_sim.present.chapters.material import NETWORK_KINDS, Material
from quickscan_sim.present.chapters.network_partners import same_partners, trust_and_value
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
    bullets,
)
from quickscan_sim.vocabulary import COLLABORATION_LEVELS, MIN_REPORTERS, SMALL_CELL

if TYPE_CHECKING:
    from quickscan_sim.advise.finding import Finding


def working_together(material: Material) -> list[Block]:
    """How dense, mutual and dependent the networks are, layer by layer."""
    say = material.say
    title = Heading(2, say("Working together"))
    if material.reading.tie_readings.empty:
        return [
            title,
            Paragraph(say("Nobody was asked about partners, so nothing can be said about this.")),
        ]
    found = [one for one in material.findings if one.kind in NETWORK_KINDS]
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
        *_findings(found, material),
        *how_sure_ties_are(material),
        *(_measures(layer.layer_id, material) for layer in material.questionnaire.layers),
        *who_stand_between(material),
        *same_partners(material),
        *formal_and_informal(material),
        *trust_and_value(material),
        Heading(3, say("How to read these numbers")),
        Bullets(_explanations(material)),
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


def _findings(found: list[Finding], material: Material) -> list[Block]:
    """The findings, and below them once what each kind does not say."""
    if not found:
        return []
    cautions = dict.fromkeys(material.text(one.caution) for one in found)
    return [
        Bullets(material.finding_lines(found, with_caution=False)),
        Heading(3, material.say("To keep in mind")),
        bullets(*cautions),
    ]


def _measures(layer: str, material: Material) -> TableBlock:
    say = material.say
    frame = material.reading.network_with_intervals
    return TableBlock(
        say("{layer}: the network of each neighbourhood", layer=material.names.layer(layer)),
        (
            say("neighbourhood"),
            say("ties that are there (95% interval)"),
            say("named by both sides"),
            say("depends on one organisation"),
            say("organisations"),
            say("readable"),
            say("not heard"),
        ),
        tuple(_measure_row(row, material) for row in records(frame[frame["layer"] == layer])),
        is_compact=True,
    )


def _with_bounds(row: dict[str, object], measure: str, language: str) -> str:
    """A share with its interval where the table holds one."""
    value = share(row[measure], language, withheld_text(language))
    bounds = interval(
        row.get(f"{measure}_low"),
        row.get(f"{measure}_high"),
        lambda bound: share(bound, language),
        language,
    )
    return f"{value} ({bounds})" if known(row[measure]) and bounds else value


def _measure_row(row: dict[str, object], material: Material) -> tuple[str, ...]:
    language = material.language
    return (
        material.names.neighbourhood(str(row["neighbourhood_id"])),
        _with_bounds(row, "density", language),
        _with_bounds(row, "reciprocity", language),
        _with_bounds(row, "centralisation", language),
        whole(row["n_organisations"]),
        whole(row["n_readable"]),
        whole(row["n_silent"]),
    )


def _explanations(material: Material) -> tuple[Paragraph, ...]:
    say = material.say
    levels = "; ".join(
        f"{value} = {label.in_language(material.language)}"
        for value, label in COLLABORATION_LEVELS.items()
    )
    return (
        Paragraph(
            say(
                "of all ties that are possible between the organisations of the neighbourhood, "
                "the share that is there. It is an estimate of the true network of all. What an "
                "organisation that was not heard would say is predicted, and never counted as "
                "zero. More is not always better: ties take time."
            ),
            say("Ties that are there:"),
        ),
        Paragraph(
            say(
                "of the ties that one side sees, the share that the other side sees too, in that "
                "same estimate. A difference is something to talk about, and no mistake."
            ),
            say("Named by both sides:"),
        ),
        Paragraph(
            say(
                "0% when every organisation has as many partners, 100% when everything runs "
                "through one; estimated in the same way. A high number is a strength and a risk."
            ),
            say("Depends on one organisation:"),
        ),
        Paragraph(
            say(
                "organisations where at least three people answered. For the others it is unknown "
                "whom they name; they are not counted as having no ties."
            ),
            say("Readable:"),
        ),
        Paragraph(f"{levels}.", say("How closely:")),
    )
