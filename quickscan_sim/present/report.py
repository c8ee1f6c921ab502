"""The report: one source of blocks for four readers, written as web page, Word file and PDF."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from quickscan_sim.advise import naming
from quickscan_sim.advise.sharing import shareable
from quickscan_sim.errors import QuickscanError
from quickscan_sim.exchange.outputs import atomic_file
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
from quickscan_sim.present.write_document import write_document

if TYPE_CHECKING:
    import pandas as pd

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

FORMATS = ("html", "word", "pdf")
NUMBERS = "published_numbers.csv"


@dataclass(frozen=True)
class SafeStory:
    """What all reports of one quickscan are written from: safe to share together.

    ``published`` holds every number that any of them can show.
    """

    reading: Reading
    findings: tuple[Finding, ...]
    plan: ImprovementPlan
    published: pd.DataFrame
    named: bool
    is_draft: bool
    pictures: dict[tuple[str, ...], FigureBlock] = field(default_factory=dict)

    def document(self, audience: Audience, language: str) -> Document:
        """The report for one reader."""
        return report_document(
            self.reading,
            self.findings,
            self.plan_for(audience, language),
            language,
            reader=audience.reader,
            organisation_id=audience.organisation_id,
            neighbourhood_id=audience.neighbourhood_id,
            named=self.named,
            is_draft=self.is_draft,
            pictures=self.pictures,
        )

    def plan_for(self, audience: Audience, language: str) -> ImprovementPlan:
        """The partners' own plan; without one a proposal for this institution or wijk."""
        from quickscan_sim.advise import draft_plan

        if not self.is_draft or audience == Audience(audience.reader):
            return self.plan
        wijk = None if audience.organisation_id else audience.neighbourhood_id
        return draft_plan(
            self.findings,
            self.reading,
            language,
            named=self.named,
            neighbourhood_id=wijk,
            organisation_id=audience.organisation_id,
        )

    def numbers_for(self, audiences: Sequence[Audience]) -> pd.DataFrame:
        """The published numbers that these readers see: of organisations only their own."""
        own = {one.organisation_id for one in audiences}
        scores = (self.published["grouping"] == "organisation") & (
            self.published["place"] == "scores"
        )
        return self.published[~scores | self.published["organisation_id"].isin(own)]


def safe_story(
    reading: Reading,
    findings: tuple[Finding, ...],
    plan: ImprovementPlan,
    *,
    named: bool | None = None,
) -> SafeStory:
    """Attack all numbers that any reader could get, together; show less where that is needed.

    The scores of organisations are always part of what is attacked. So a report for an
    institution that is made later never gives away what an earlier report withheld, and every
    reader sees the same numbers.

    Raises
    ------
    QuickscanError
        When the numbers would give a small group away all the same.
    """
    from quickscan_sim.advise import collect_findings, draft_plan
    from quickscan_sim.present.curing import safe_reading

    is_named = naming.is_named(reading.scan, named)
    safe, published = safe_reading(shareable(reading, is_named), named=is_named, organisations=True)
    draft = partial(
        draft_plan,
        language=plan.language,
        named=named,
        neighbourhood_id=plan.neighbourhood_id,
        organisation_id=plan.organisation_id,
    )
    is_draft = plan == draft(findings, reading)
    if safe is not reading:
        findings = collect_findings(safe, named)
        if is_draft:
            plan = draft(findings, safe)
    return SafeStory(safe, findings, plan, published, is_named, is_draft)


def write_reports(
    story: SafeStory,
    audiences: Sequence[Audience],
    folder: str | Path,
    language: str = "nl",
    *,
    formats: Sequence[str] = FORMATS,
    force: bool = False,
) -> dict[Audience, dict[str, Path]]:
    """Write the report of each reader, and one table with every number in them.

    Returns
    -------
    dict
        By audience: the file of each format.

    Raises
    ------
    QuickscanError
        When a file exists (without ``force``) or cannot be written.
    """
    with atomic_file(Path(folder) / NUMBERS, force) as numbers_file:
        written = {
            audience: write_document(
                story.document(audience, language),
                folder,
                file_stem(audience, story.reading),
                formats,
                force,
            )
            for audience in audiences
        }
        story.numbers_for(audiences).to_csv(
            numbers_file, index=False, lineterminator="\n", encoding="utf-8"
        )
    return written


def write_report(
    reading: Reading,
    findings: tuple[Finding, ...],
    plan: ImprovementPlan,
    folder: str | Path,
    language: str = "nl",
    *,
    reader: str = "municipality",
    organisation_id: str | None = None,
    neighbourhood_id: str | None = None,
    formats: Sequence[str] = FORMATS,
    named: bool | None = None,
    force: bool = False,
) -> dict[str, Path]:
    """Write the report for one reader, and published_numbers.csv; all is there or nothing.

    The last holds every number about people's answers that the report shows. It is attacked
    first. Where a withheld number could be computed, more is withheld, the findings and the plan
    are made again without it, and the report says so.

    Parameters
    ----------
    reading, findings, plan
        From :func:`~quickscan_sim.advise.summarise_quickscan`, ``collect_findings`` and
        ``draft_plan``; or a plan of the partners' own.
    folder
        Where the files come; it is made when it is not there.
    language
        ``"nl"`` or ``"en"``.
    reader
        ``"municipality"`` (everything), ``"institution"``, ``"professional"`` or ``"residents"``.
    organisation_id
        The institution; for that reader only.
    neighbourhood_id
        Only this wijk; by default all.
    formats
        Which of ``"html"``, ``"word"`` and ``"pdf"``.
    named
        Whether organisations are named in the network pictures and sentences; by default only
        those of an invented quickscan. Give the same value to ``collect_findings`` and
        ``draft_plan``.
    force
        Replace files that are there.

    Returns
    -------
    dict
        The file of each format.

    Raises
    ------
    QuickscanError
        When the reader, organisation or neighbourhood does not exist, a file exists (without
        ``force``) or cannot be written, or when the numbers would give a small group away.
    """
    audience = Audience(reader, organisation_id, neighbourhood_id)
    check_audience(audience, reading)
    story = safe_story(reading, findings, plan, named=named)
    return write_reports(story, [audience], folder, language, formats=formats, force=force)[
        audience
    ]


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


def file_stem(audience: Audience, reading: Reading) -> str:
    """The name of the files of one reader: "report" for the municipality.

    >>> file_stem(Audience("residents"), None)
    'report_residents'
    """
    if audience.reader == "municipality":
        return "report"
    if audience.organisation_id is None:
        return f"report_{audience.reader}"
    names = reading.scan.organisations.set_index("organisation_id")["name"]
    name = as_file_name(str(names[audience.organisation_id]))
    return f"report_{audience.reader}_{audience.organisation_id}_{name}"


def as_file_name(text: str) -> str:
    """A name with nothing that a file system may refuse.

    >>> as_file_name("Kinderopvang 't Ei / De Eekhoorn")
    'kinderopvang-t-ei-de-eekhoorn'
    """
    import re
    import unicodedata

    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:60].strip("-")
