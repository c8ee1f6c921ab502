"""Title block and summary."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from quickscan_sim.language import Day, mark
from quickscan_sim.present.cells import interval, known, number, of_grouping, records, share, whole
from quickscan_sim.present.chapters.material import STRENGTHS, Material
from quickscan_sim.present.document import (
    Block,
    Bullets,
    Callout,
    Heading,
    Paragraph,
    Record,
    bullets,
)

if TYPE_CHECKING:
    from quickscan_sim.advise.findings.finding import Finding

AT_MOST = 3
AT_MOST_NAMED = 12
TITLES = {
    "municipality": mark("Report on the quickscan in {municipality}"),
    "institution": mark("Report for {organisation}: the quickscan in {municipality}"),
    "professional": mark("Short report for professionals: the quickscan in {municipality}"),
    "residents": mark("What professionals in {municipality} say about their work"),
}
SHORT = ("professional", "residents")
"""Readers who get the facts that everybody needs, and no more."""


def title_block(material: Material) -> list[Block]:
    """What this is, of whom, from when, and how it may be read."""
    say = material.say
    return [
        Heading(1, report_title(material)),
        *_subtitle(material),
        _whose_data(material),
        Callout("note", say("This is the view of professionals; residents were not asked.")),
        Record(say("About this report"), _facts(material)),
    ]


def report_title(material: Material) -> str:
    """The title of the report."""
    audience = material.audience
    organisation = "" if audience.organisation_id is None else own_name(material)
    title = material.say(
        TITLES[audience.reader],
        municipality=material.scan.municipality,
        organisation=organisation,
    )
    if audience.neighbourhood_id is None:
        return title
    wijk = material.names.neighbourhood(audience.neighbourhood_id)
    return material.say("{title}, {neighbourhood}", title=title, neighbourhood=wijk)


def own_name(material: Material) -> str:
    """The institution by its name: in its own report it is named, also in real data."""
    frame = material.scan.organisations.set_index("organisation_id")
    return str(frame.loc[str(material.audience.organisation_id), "name"])


def _subtitle(material: Material) -> list[Block]:
    if material.audience.reader in SHORT:
        return []
    return [Paragraph(material.text(material.questionnaire.title))]


def _facts(material: Material) -> tuple[tuple[str, str], ...]:
    say, scan = material.say, material.scan
    everybody = records(of_grouping(material.reading.response, "all"))[0]
    wijken = [material.names.neighbourhood(code) for code in material.neighbourhoods]
    listed = f" ({', '.join(wijken)})" if 0 < len(wijken) <= AT_MOST_NAMED else ""
    notice = material.text(material.questionnaire.notice)
    is_whole = len(wijken) == len(scan.neighbourhoods)
    took_part = say("Took part") if is_whole else say("Took part, whole municipality")
    organisations = (
        say("Organisations and groups")
        if is_whole
        else say("Organisations and groups, whole municipality")
    )
    facts = (
        (say("Municipality"), scan.municipality),
        (say("Measured"), material.text(Day(scan.measured_on))),
        (say("Neighbourhoods"), f"{len(wijken)}{listed}"),
        (took_part, response_sentence(everybody, material)),
        (organisations, whole(everybody["n_organisations"])),
        (
            say("Questionnaire"),
            material.text(material.questionnaire.title) + (f". {notice}." if notice else "."),
        ),
    )
    return (*facts[:4], facts[-1]) if material.audience.reader in SHORT else facts


def response_sentence(row: dict[str, object], material: Material) -> str:
    """How many answered, of how many; an unknown number invited is said."""
    say = material.say
    if not known(row["response"]):
        return say(
            "{n} professionals; how many were invited is not known everywhere, so the response "
            "is unknown.",
            n=whole(row["n_responded"]),
        )
    return say(
        "{n} of the {n_invited} invited professionals ({share}).",
        n=whole(row["n_responded"]),
        n_invited=whole(row["n_invited"]),
        share=share(row["response"], material.language),
    )


def _whose_data(material: Material) -> Callout:
    say = material.say
    if material.scan.invented:
        return Callout(
            "caution",
            say(
                "This municipality, its neighbourhoods, organisations and people do not exist. "
                "All answers were simulated, to practise with."
            ),
            say("Invented neighbourhood – simulated data – no real people."),
        )
    return Callout(
        "caution",
        say(
            "This report is meant for the organisations that took part and for the municipality. "
            "It holds no answers of single people. Groups of fewer than five people are not "
            "shown. Discuss it with the organisations before sharing it further."
        ),
        say("Confidential."),
    )


def summary(material: Material) -> list[Block]:
    """One screen: what goes well first, then what asks for attention; three headings at most."""
    say = material.say
    strengths = [one for one in material.own_findings if one.kind in STRENGTHS][:AT_MOST]
    others = material.main_lines(material.own_findings, AT_MOST)
    return [
        Heading(2, say("Summary")),
        *_overall(material),
        Heading(3, say("What goes well")),
        *_lines_or(
            strengths,
            say(
                "No group stands out clearly. That is no bad news: it means that the differences "
                "found are too small, or the groups too small, to be sure of."
            ),
            material,
        ),
        Heading(3, say("What can improve")),
        Bullets(others)
        if others
        else Paragraph(say("Nothing was found that is sure enough to name.")),
        Paragraph(_what_next(material)),
    ]


def _lines_or(found: Sequence[Finding], otherwise: str, material: Material) -> list[Block]:
    if not found:
        return [Paragraph(otherwise)]
    return [Bullets(material.short_lines(found))]


def _overall(material: Material) -> list[Block]:
    """The means of everybody, for who reads all numbers; what brackets hold for who does not."""
    if material.audience.reader in SHORT:
        return [
            Paragraph(
                material.say(
                    "Two limits stand between brackets: with 95% certainty the number lies between "
                    "them. That is the 95% interval. The n is the number of answers."
                )
            )
        ]
    scores = overall_scores(material)
    if not scores:
        return [Paragraph(material.say("Too few people answered to show mean scores."))]
    scale = material.questionnaire.scored_scale
    intro = material.say(
        "These are the mean scores of everybody, on a scale from {low} to {high}. Between "
        "brackets stand the 95% interval and the number of people.",
        low=scale.low,
        high=scale.high,
    )
    return [Paragraph(intro), bullets(*scores)]


def overall_scores(material: Material) -> list[str]:
    """Per theme the mean of everybody, with its interval and n; withheld ones are left out."""
    say, language = material.say, material.language
    parts = []
    for theme in material.questionnaire.themes:
        rows = records(of_grouping(material.reading.score_summary, "all", theme=theme.theme_id))
        if not rows or not known(rows[0]["mean"]):
            continue
        bounds = interval(
            rows[0]["ci_low"], rows[0]["ci_high"], lambda value: number(value, language), language
        )
        parts.append(
            say(
                "{theme} {mean} ({bounds}; n = {n})",
                theme=material.text(theme.name),
                mean=number(rows[0]["mean"], language),
                bounds=bounds,
                n=whole(rows[0]["n"]),
            )
        )
    return parts


def _what_next(material: Material) -> str:
    n_rows = len(material.own_rows)
    if not n_rows:
        return material.say(
            "There is no proposal for a plan: nothing was found that is clear enough to act on."
        )
    return material.say(
        "Number of proposals in the draft plan for the round table: {n}. The people at the table "
        "decide what is recognised, what is added and what is done.",
        n=n_rows,
    )
