"""The report: one source of blocks for four readers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from quickscan_sim.advise import naming
from quickscan_sim.advise.sharing import shareable
from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import translator
from quickscan_sim.present.chapters.annex import annex, instrument
from quickscan_sim.present.chapters.audience import READERS, Audience
from quickscan_sim.present.chapters.brief import what_happens_next, whom_we_find
from quickscan_sim.present.chapters.closing import limits, method
from quickscan_sim.present.chapters.comparison import few_and_many
from quickscan_sim.present.chapters.institution import (
    own_findings,
    own_partners,
    own_scores,
    own_sector,
    to_talk_about,
)
from quickscan_sim.present.chapters.learning import learning
from quickscan_sim.present.chapters.material import Material
from quickscan_sim.present.chapters.neighbourhood import neighbourhood_pages
from quickscan_sim.present.chapters.network import working_together
from quickscan_sim.present.chapters.not_found import nothing_to_say
from quickscan_sim.present.chapters.opening import report_title, summary, title_block
from quickscan_sim.present.chapters.plan import draft_plan_chapter, round_table
from quickscan_sim.present.chapters.residents import residents_page
from quickscan_sim.present.chapters.response import who_answered
from quickscan_sim.present.chapters.sectors import sectors_one_by_one
from quickscan_sim.present.chapters.themes import per_sector, per_theme
from quickscan_sim.present.chapters.trust import trust
from quickscan_sim.present.document import Block, Document, FigureBlock
from quickscan_sim.present.figure_style import invented_mark
from quickscan_sim.present.names import Names

if TYPE_CHECKING:
    from quickscan_sim.advise.findings.finding import Finding
    from quickscan_sim.advise.plan import ImprovementPlan
    from quickscan_sim.advise.reading import Reading

Chapter = Callable[[Material], list[Block]]

CHAPTERS: dict[str, tuple[Chapter, ...]] = {
    "municipality": (
        title_block,
        summary,
        who_answered,
        per_theme,
        per_sector,
        sectors_one_by_one,
        few_and_many,
        learning,
        working_together,
        neighbourhood_pages,
        draft_plan_chapter,
        round_table,
        trust,
        limits,
        nothing_to_say,
        method,
        annex,
        instrument,
    ),
    "institution": (
        title_block,
        summary,
        own_scores,
        own_sector,
        own_partners,
        own_findings,
        draft_plan_chapter,
        to_talk_about,
        what_happens_next,
        limits,
        nothing_to_say,
        method,
    ),
    "professional": (
        title_block,
        summary,
        sectors_one_by_one,
        whom_we_find,
        what_happens_next,
        limits,
    ),
    "residents": (residents_page,),
}
"""What each reader gets, in order; the same chapter says more or less by who reads it."""

LONG = ("municipality", "institution")
"""Readers whose report has a table of contents."""


def report_document(
    reading: Reading,
    findings: tuple[Finding, ...],
    plan: ImprovementPlan,
    language: str = "nl",
    *,
    reader: str = "municipality",
    organisation_id: str | None = None,
    neighbourhood_id: str | None = None,
    named: bool | None = None,
    is_draft: bool = True,
    pictures: dict[tuple[str, ...], FigureBlock] | None = None,
) -> Document:
    """The report for one reader as a list of blocks, ready to be rendered.

    ``is_draft``: the plan is the kit's proposal. ``pictures`` is filled with those that more
    reports show; give the same one to each.
    """
    scan = reading.scan
    audience = Audience(reader, organisation_id, neighbourhood_id)
    check_audience(audience, reading)
    names = Names(naming.Names(scan, naming.is_named(scan, named)), language)
    reading = shareable(reading, names.named)
    drawn = {} if pictures is None else pictures
    material = Material(reading, findings, plan, names, audience, is_draft, drawn)
    say = translator(language)
    return Document(
        title=report_title(material),
        language=language,
        made_on=scan.measured_on,
        blocks=tuple(block for chapter in CHAPTERS[reader] for block in chapter(material)),
        contents_title=say("Contents") if reader in LONG else "",
        skip_text=say("Skip to the report"),
        data_table_text=say("The figure as a table"),
        mark=invented_mark(language) if scan.invented else "",
    )


def check_audience(audience: Audience, reading: Reading) -> None:
    """Stop when nobody is that reader, or the organisation or wijk is not in the quickscan."""
    scan = reading.scan
    if audience.reader not in READERS:
        raise QuickscanError(
            "There is no reader {asked}. Choose one of: {known}.",
            asked=repr(audience.reader),
            known=", ".join(READERS),
        )
    if (audience.reader == "institution") != (audience.organisation_id is not None):
        raise QuickscanError(
            "An organisation belongs to the reader institution, and to no other. Give both, or "
            "neither."
        )
    known = {
        "organisation_id": (audience.organisation_id, scan.organisations),
        "neighbourhood_id": (audience.neighbourhood_id, scan.neighbourhoods),
    }
    for column, (code, frame) in known.items():
        if code is not None and code not in set(frame[column]):
            raise QuickscanError(
                "There is no {column} {asked} in this quickscan. Choose one of: {known}.",
                column=column,
                asked=repr(code),
                known=", ".join(map(str, frame[column])),
            )
