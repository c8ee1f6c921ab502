"""Title block and summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickscan_sim.language import Day, Listing
from quickscan_sim.present.cells import interval, known, number, of_grouping, records, share, whole
from quickscan_sim.present.chapters.material import STRENGTHS, Material
from quickscan_sim.present.document import Block, Bullets, Callout, Heading, Paragraph, Record

if TYPE_CHECKING:
    from quickscan_sim.advise.finding import Finding

AT_MOST_STRENGTHS = 2
AT_MOST_OTHERS = 3
AT_MOST_NAMED = 12


def title_block(material: Material) -> list[Block]:
    """What this is, of whom, from when, and how it may be read."""
    say = material.say
    return [
        Heading(1, report_title(material)),
        Paragraph(material.text(material.questionnaire.title)),
        Record(say("About this report"), _facts(material)),
        _whose_data(material),
        Callout("note", say("This is the view of professionals; residents were not asked.")),
    ]


def report_title(material: Material) -> str:
    """The title of the report."""
    return material.say(
        "Report on the quickscan in {municipality}", municipality=material.scan.municipality
    )


def _facts(material: Material) -> tuple[tuple[str, str], ...]:
    say, scan = material.say, material.scan
    everybody = records(of_grouping(material.reading.response, "all"))[0]
    wijken = list(scan.neighbourhoods["name"])
    listed = f" ({', '.join(wijken)})" if len(wijken) <= AT_MOST_NAMED else ""
    notice = material.text(material.questionnaire.notice)
    return (
        (say("Municipality"), scan.municipality),
        (say("Measured"), material.text(Day(scan.measured_on))),
        (say("Neighbourhoods"), f"{len(wijken)}{listed}"),
        (say("Organisations and groups"), whole(everybody["n_organisations"])),
        (say("Took part"), response_sentence(everybody, material)),
        (
            say("Questionnaire"),
            material.text(material.questionnaire.title) + (f". {notice}." if notice else "."),
        ),
    )


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
    """Half a page: what goes well first, then what asks for attention."""
    say = material.say
    strengths = [one for one in material.findings if one.kind in STRENGTHS][:AT_MOST_STRENGTHS]
    others = _one_of_each_kind(material)
    blocks: list[Block] = [
        Heading(2, say("Summary")),
        Paragraph(_overall_sentence(material)),
        Heading(3, say("What goes well")),
    ]
    blocks.append(
        Bullets(material.finding_lines(strengths, with_caution=False))
        if strengths
        else Paragraph(
            say(
                "No group stands out clearly. That is no bad news: it means that the differences "
                "found are too small, or the groups too small, to be sure of."
            )
        )
    )
    if others:
        blocks += [
            Heading(3, say("What can improve")),
            Bullets(material.finding_lines(others, with_caution=False)),
        ]
    blocks.append(Paragraph(_what_next(material)))
    return blocks


def _overall_sentence(material: Material) -> str:
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
    scale = material.questionnaire.scored_scale
    if not parts:
        return say("Too few people answered to show mean scores.")
    return say(
        "On a scale from {low} to {high} the mean scores, with their 95% interval and number of "
        "people, are: {scores}.",
        low=scale.low,
        high=scale.high,
        scores=Listing(tuple(parts)),
    )


def _one_of_each_kind(material: Material) -> list[Finding]:
    """The first finding of each kind that is not a strength, three at most."""
    first: dict[str, Finding] = {}
    for finding in material.findings:
        if finding.kind not in STRENGTHS and finding.kind != "silent":
            first.setdefault(finding.kind, finding)
    return list(first.values())[:AT_MOST_OTHERS]


def _what_next(material: Material) -> str:
    n_rows = len(material.plan.rows)
    if not n_rows:
        return material.say(
            "There is no proposal for a plan: nothing was found that is clear enough to act on."
        )
    return material.say(
        "Number of proposals in the draft plan for the round table: {n}. The people at the table "
        "decide what is recognised, what is added and what is done.",
        n=n_rows,
    )
