"""The reports as files: web page, Word file and PDF, with one table of the numbers in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from quickscan_sim.advise import naming
from quickscan_sim.advise.sharing import shareable
from quickscan_sim.exchange.outputs import atomic_file
from quickscan_sim.present.chapters.audience import Audience
from quickscan_sim.present.document_files import FORMATS, write_document
from quickscan_sim.present.report import check_audience, report_document

if TYPE_CHECKING:
    import pandas as pd

    from quickscan_sim.advise.findings.finding import Finding
    from quickscan_sim.advise.plan import ImprovementPlan
    from quickscan_sim.advise.reading import Reading
    from quickscan_sim.present.document import Document, FigureBlock

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
