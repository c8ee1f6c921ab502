"""The report: made once as a list of blocks, written as a web page and as a Word file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from quickscan_sim.advise import naming
from quickscan_sim.advise.sharing import shareable
from quickscan_sim.exchange.outputs import atomic_file
from quickscan_sim.language import translator
from quickscan_sim.present.chapters.closing import annex, limits, method
from quickscan_sim.present.chapters.comparison import few_and_many
from quickscan_sim.present.chapters.learning import learning
from quickscan_sim.present.chapters.material import Material
from quickscan_sim.present.chapters.neighbourhood import neighbourhood_pages
from quickscan_sim.present.chapters.network import working_together
from quickscan_sim.present.chapters.opening import report_title, summary, title_block
from quickscan_sim.present.chapters.plan import draft_plan_chapter, round_table
from quickscan_sim.present.chapters.response import who_answered
from quickscan_sim.present.chapters.themes import per_sector, per_theme
from quickscan_sim.present.chapters.trust import trust
from quickscan_sim.present.document import Document
from quickscan_sim.present.names import Names

if TYPE_CHECKING:
    from quickscan_sim.advise.finding import Finding
    from quickscan_sim.advise.plan import ImprovementPlan
    from quickscan_sim.advise.reading import Reading

CHAPTERS = (
    title_block,
    summary,
    who_answered,
    per_theme,
    per_sector,
    few_and_many,
    learning,
    working_together,
    neighbourhood_pages,
    draft_plan_chapter,
    round_table,
    trust,
    limits,
    method,
    annex,
)


def write_report(
    reading: Reading,
    findings: tuple[Finding, ...],
    plan: ImprovementPlan,
    folder: str | Path,
    language: str = "nl",
    *,
    named: bool | None = None,
    force: bool = False,
) -> tuple[Path, Path]:
    """Write report.html, report.docx and published_numbers.csv; all are complete or not there.

    The last holds every number about people's answers that the report shows. It is attacked
    first. Where a withheld number could be computed, more is withheld, the findings and the plan
    are made again without it, and the report says so.

    Parameters
    ----------
    reading, findings, plan
        From :func:`~quickscan_sim.advise.summarise_quickscan`, ``collect_findings`` and
        ``draft_plan``.
    folder
        Where the files come; it is made when it is not there.
    language
        ``"nl"`` or ``"en"``.
    named
        Whether organisations are named in the network pictures and sentences; by default only
        those of an invented quickscan. Give the same value to ``collect_findings`` and
        ``draft_plan``.
    force
        Replace files that are there.

    Returns
    -------
    tuple of Path
        The web page and the Word file.

    Raises
    ------
    QuickscanError
        When a file exists (without ``force``) or cannot be written, or when the numbers would
        give a small group away.
    """
    from quickscan_sim.advise import collect_findings, draft_plan
    from quickscan_sim.present.curing import safe_reading
    from quickscan_sim.present.render_html import render_html
    from quickscan_sim.present.render_word import render_word

    is_named = naming.is_named(reading.scan, named)
    safe, published = safe_reading(shareable(reading, is_named), named=is_named)
    if safe is not reading:
        reading, findings = safe, collect_findings(safe, named)
        plan = draft_plan(findings, safe, language, named=named)
    places = (Path(folder) / "report.html", Path(folder) / "report.docx")
    numbers = Path(folder) / "published_numbers.csv"
    with (
        atomic_file(places[0], force) as html_file,
        atomic_file(places[1], force) as word_file,
        atomic_file(numbers, force) as numbers_file,
    ):
        document = report_document(reading, findings, plan, language, named=named)
        html_file.write_bytes(render_html(document).encode())
        word_file.write_bytes(render_word(document))
        published.to_csv(numbers_file, index=False, lineterminator="\n", encoding="utf-8")
    return places


def report_document(
    reading: Reading,
    findings: tuple[Finding, ...],
    plan: ImprovementPlan,
    language: str = "nl",
    *,
    named: bool | None = None,
) -> Document:
    """The report as a list of blocks, ready to be rendered."""
    scan = reading.scan
    names = Names(naming.Names(scan, naming.is_named(scan, named)), language)
    reading = shareable(reading, names.named)
    material = Material(reading, findings, plan, names)
    say = translator(language)
    return Document(
        title=report_title(material),
        language=language,
        made_on=scan.measured_on,
        blocks=tuple(block for chapter in CHAPTERS for block in chapter(material)),
        contents_title=say("Contents"),
        skip_text=say("Skip to the report"),
        data_table_text=say("The figure as a table"),
    )
