"""Hand-outs with numbers: results per theme, and the propositions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from quickscan_sim.advise import naming
from quickscan_sim.advise.findings.ranking import by_weight
from quickscan_sim.language import translator
from quickscan_sim.present.cells import of_grouping, records, shown_n, with_interval
from quickscan_sim.present.document import (
    Block,
    Bullets,
    Callout,
    Heading,
    PageBreak,
    Paragraph,
    Record,
    TableBlock,
)
from quickscan_sim.present.names import Names

if TYPE_CHECKING:
    from quickscan_sim.advise.findings.finding import Finding
    from quickscan_sim.advise.round_table.table import RoundTable

AT_MOST_FINDINGS = 4


def names_of(table: RoundTable) -> Names:
    """The names that this table may use."""
    return Names(naming.Names(table.reading.scan, table.named), table.language)


def results_blocks(table: RoundTable) -> list[Block]:
    """The themes with n and interval, and the findings that a goal can rest on."""
    say = translator(table.language)
    return [
        PageBreak(),
        Heading(2, say("Hand-out: results per theme")),
        _themes(table),
        Paragraph(
            say(
                "The 95% interval stands between brackets: with 95% certainty the mean lies "
                "between those two limits. The n is the number of people. This is what "
                "professionals say about their own work. Residents were not asked."
            )
        ),
        *_findings(table),
    ]


def _themes(table: RoundTable) -> TableBlock:
    say, names = translator(table.language), names_of(table)
    summary, rows = table.reading.score_summary, []
    for theme in table.reading.scan.questionnaire.theme_ids:
        here = records(
            of_grouping(
                summary, "neighbourhood", theme=theme, neighbourhood_id=table.neighbourhood_id
            )
        )
        everybody = records(of_grouping(summary, "all", theme=theme))
        cells = [_cell(found, table.language) for found in (here, everybody)]
        rows.append((names.theme(theme), *cells[0], *cells[1]))
    scale = table.reading.scan.questionnaire.scored_scale
    return TableBlock(
        say("Mean scores from {low} to {high}, with 95% interval", low=scale.low, high=scale.high),
        (say("theme"), table.neighbourhood, "n", say("whole municipality"), "n"),
        tuple(rows),
    )


def _cell(found: list[dict[str, object]], language: str) -> tuple[str, str]:
    if not found:
        return "–", "–"
    return with_interval(found[0], "mean", language), shown_n(found[0], "mean", language)


def _findings(table: RoundTable) -> list[Block]:
    """About themes only: who names whom comes with the map, after the cards."""
    say = translator(table.language)
    good, better = (
        [one for one in found if one.organisation_id is None and one.layer is None]
        for found in (table.strengths, by_weight(table.findings))
    )
    blocks = finding_blocks(table, say("What goes well"), good)
    blocks += finding_blocks(table, say("What can improve"), better)
    if blocks:
        return blocks
    return [
        Paragraph(
            say(
                "No finding is certain enough to start from. Talk about what people "
                "recognise, and choose a small goal of your own."
            )
        )
    ]


def finding_blocks(table: RoundTable, title: str, findings: Sequence[Finding]) -> list[Block]:
    """The first findings under a heading; nothing without any."""
    lines = tuple(_line(finding, table.language) for finding in findings[:AT_MOST_FINDINGS])
    return [Heading(3, title), Bullets(lines)] if lines else []


def _line(finding: Finding, language: str) -> Paragraph:
    lead = f"{finding.finding_id}. {finding.title.in_language(language)}."
    parts = (finding.explanation, finding.why_it_matters, finding.caution)
    told = [part.in_language(language) for part in parts if part is not None]
    return Paragraph(" ".join(told), lead)


def proposition_blocks(table: RoundTable) -> list[Block]:
    """One record for each proposition: what is said, what it rests on, what to ask."""
    say = translator(table.language)
    return [
        PageBreak(),
        Heading(2, say("Hand-out: propositions")),
        Callout(
            "note",
            say(
                "Nobody is right or wrong. A difference or a missing line is not unwillingness. "
                "Ask what each side means, and what causes it."
            ),
        ),
        *(
            Record(
                f"{one.proposition_id}. {one.statement}",
                (
                    (say("Where this comes from"), one.basis),
                    (say("Talk about"), one.discussion),
                    (say("Rules, time and routes"), one.structure),
                ),
            )
            for one in table.propositions
        ),
    ]
