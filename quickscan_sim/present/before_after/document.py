"""Two measurements as a document to read: what changed, how sure that is, and what to do next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quickscan_sim.advise.second_measurement.beside_truth import BesideTruth, TiesBesideTruth
from quickscan_sim.advise.second_measurement.row_words import (
    VERDICT_NAMES,
    row_sentences,
    verdict_name,
)
from quickscan_sim.analyse.meaning.change import (
    meaning_of_change,
    meaning_of_regression_to_the_mean,
)
from quickscan_sim.language import Day, translator
from quickscan_sim.present.before_after.figure import describe_before_after, plot_before_after
from quickscan_sim.present.before_after.ties import ties_part
from quickscan_sim.present.before_after.truth import without_plan_part
from quickscan_sim.present.before_after.what_now import not_shown, what_now
from quickscan_sim.present.cells import records
from quickscan_sim.present.document import (
    Block,
    Callout,
    Document,
    FigureBlock,
    Heading,
    Paragraph,
    Record,
    TableBlock,
    bullets,
)
from quickscan_sim.present.figure_style import as_png, invented_mark

if TYPE_CHECKING:
    from quickscan_sim.advise.second_measurement.before_after import BeforeAfter


@dataclass(frozen=True)
class BeforeAfterMaterial:
    """What the document is written from."""

    found: BeforeAfter
    language: str
    truth: tuple[BesideTruth, ...] = ()
    ties_truth: tuple[TiesBesideTruth, ...] = ()

    @property
    def say(self) -> Callable[..., str]:
        """The translator of the language."""
        return translator(self.language)


def before_after_document(
    found: BeforeAfter,
    language: str = "nl",
    *,
    truth: tuple[BesideTruth, ...] = (),
    ties_truth: tuple[TiesBesideTruth, ...] = (),
) -> Document:
    """The before-after document as a list of blocks, three to five pages when printed.

    Parameters
    ----------
    found
        From :func:`~quickscan_sim.advise.second_measurement.read_before_after` or
        ``read_two_exports``.
    language
        "nl" or "en"; the texts of the plan stay in the language of the plan.
    truth
        From :func:`~quickscan_sim.advise.second_measurement.beside_truth`, in an invented
        municipality only: then a part tells what would have been seen without the plan.
    ties_truth
        From :func:`~quickscan_sim.advise.second_measurement.beside_truth.ties_beside_truth`: the
        same of contacts.

    Examples
    --------
    >>> from quickscan_sim import Parameters, simulate_quickscan
    >>> from quickscan_sim.advise.second_measurement.before_after import read_before_after
    >>> scan, _ = simulate_quickscan(Parameters(seed=1, n_neighbourhoods=2, n_waves=2))
    >>> document = before_after_document(read_before_after(scan), "en")
    >>> [text for level, _, text in document.contents() if level == 2][0]
    'In short'
    """
    material = BeforeAfterMaterial(found, language, truth, ties_truth)
    say, days = material.say, found.both.days
    parts = (_opening, _in_short, _themes, _plan, _ties, _who, _without_plan, _limits, _next)
    return Document(
        title=_title(material),
        language=language,
        made_on=max(days),
        blocks=tuple(block for part in parts for block in part(material)),
        contents_title=say("Contents"),
        skip_text=say("Skip to the report"),
        data_table_text=say("The figure as a table"),
        mark=invented_mark(language) if found.both.scans[0].invented else "",
    )


def _title(material: BeforeAfterMaterial) -> str:
    scan = material.found.both.scans[0]
    return material.say(
        "What changed between two measurements in {municipality}", municipality=scan.municipality
    )


def _opening(material: BeforeAfterMaterial) -> list[Block]:
    say, both = material.say, material.found.both
    scan = both.scans[0]
    facts = (
        (say("Municipality"), scan.municipality),
        (say("First measurement"), Day(both.days[0]).in_language(material.language)),
        (say("Second measurement"), Day(both.days[1]).in_language(material.language)),
        (
            say("Questionnaire"),
            both.questionnaire.title.in_language(material.language),
        ),
    )
    blocks: list[Block] = [Heading(1, _title(material)), Record(say("About this document"), facts)]
    if scan.invented:
        blocks.append(
            Callout(
                "caution",
                say(
                    "This municipality, its neighbourhoods, organisations and people do not "
                    "exist. All answers were simulated, to practise with."
                ),
                say("Invented neighbourhood – simulated data – no real people."),
            )
        )
    return [
        *blocks,
        Callout("note", say("This is the view of professionals; residents were not asked.")),
        *_items(material),
    ]


def _items(material: BeforeAfterMaterial) -> list[Block]:
    say, found = material.say, material.found
    if not found.both.changed_items:
        return []
    items = say(
        "Not the same in both measurements: {items}.",
        items=", ".join(sorted(found.both.changed_items)),
    )
    scored = (
        say("Both measurements are scored on the other questions of the theme.")
        if found.unchanged_items
        else say("A theme with such a question gets no number.")
    )
    return [Callout("caution", f"{items} {scored}")]


def _in_short(material: BeforeAfterMaterial) -> list[Block]:
    say, found = material.say, material.found
    n, beside = found.looks
    lines = [_count_line(material)] if found.rows else []
    if n:
        lines.append(
            say(
                "Of the {n} intervals of sectors, {beside} lie wholly above or below 0. By chance "
                "alone about {chance} would, when nothing changed anywhere.",
                n=n,
                beside=beside,
                chance=max(1, round(n / 20)),
            )
        )
    lines.append(
        say(
            "Two measurements show whether something changed. They do not show why. Talk about "
            "that with each other, and with residents."
        )
    )
    return [Heading(2, say("In short")), bullets(*lines)]


def _count_line(material: BeforeAfterMaterial) -> str:
    """How many rows got each verdict."""
    say, rows = material.say, material.found.rows
    counts = [(name, sum(one.verdict == verdict for one in rows)) for verdict, name in _NAMES]
    listed = "; ".join(f"{say(name)}: {count}" for name, count in counts if count)
    return say("Rows in the plan: {n}. Outcome: {listed}.", n=len(rows), listed=listed)


_NAMES = tuple(VERDICT_NAMES.items())


def _themes(material: BeforeAfterMaterial) -> list[Block]:
    say, found = material.say, material.found
    description = describe_before_after(found, material.language)
    figure = FigureBlock(
        as_png(plot_before_after(found, material.language)),
        description.alt,
        say("The mean of everybody who answered, then and now."),
        description.header,
        description.rows,
    )
    blocks: list[Block] = [Heading(2, say("What changed per theme")), figure]
    for theme in found.both.questionnaire.themes:
        texts = _theme_texts(material, theme.theme_id)
        blocks += [Heading(3, theme.name.in_language(material.language)), bullets(*texts)]
    return blocks


def _theme_texts(material: BeforeAfterMaterial, theme: str) -> list[str]:
    found = material.found
    change = found.change
    own = change[(change["grouping"] == "all") & (change["theme"] == theme)]
    readings = [meaning_of_change(row) for row in records(own)]
    readings += [meaning_of_regression_to_the_mean(row) for row in found.lowest_organisation(theme)]
    texts = [reading.says.in_language(material.language) for reading in readings]
    return list(dict.fromkeys(texts))


def _plan(material: BeforeAfterMaterial) -> list[Block]:
    say, rows = material.say, material.found.rows
    if not rows:
        return []
    blocks: list[Block] = [Heading(2, say("The plan, a measurement later"))]
    for reading in rows:
        name = verdict_name(reading).in_language(material.language)
        blocks += [
            Heading(3, f"{reading.row.finding_id}: {name}"),
            Paragraph(reading.row.goal, say("Goal.")),
            Paragraph(reading.row.action, say("Action.")),
            bullets(*(text.in_language(material.language) for text in row_sentences(reading))),
        ]
    return [
        *blocks,
        Paragraph(
            say(
                "{n} rows were judged together. The more rows, the more often a number moves by "
                "chance. That is taken into account.",
                n=len(rows),
            )
        ),
    ]


def _ties(material: BeforeAfterMaterial) -> list[Block]:
    return ties_part(material.found, material.language)


def _who(material: BeforeAfterMaterial) -> list[Block]:
    """How many answered then, now and both times; nothing where that would show a few people."""
    say, change = material.say, material.found.change
    own = records(change[(change["grouping"] == "all") & (change["design"] == "composition")])
    rows = []
    for row in own:
        name = material.found.both.questionnaire.theme(str(row["theme"])).name
        counts = [row[column] for column in ("n_earlier", "n_later", "n_both", "n_left", "n_came")]
        cells = ["–" if count != count or row["withheld"] else f"{count}" for count in counts]
        rows.append((name.in_language(material.language), *cells))
    header = (
        say("theme"),
        say("answered first"),
        say("answered later"),
        say("both times"),
        say("only first"),
        say("only later"),
    )
    return [
        Heading(2, say("Who answered both times")),
        Paragraph(
            say(
                "Other people may answer differently, even when nobody changed. So we count "
                "separately who answered twice. A dash means: too few people to show."
            )
        ),
        TableBlock(say("People with a score on each theme"), header, tuple(rows)),
    ]


def _without_plan(material: BeforeAfterMaterial) -> list[Block]:
    questionnaire = material.found.both.questionnaire
    return without_plan_part(material.truth, material.ties_truth, questionnaire, material.language)


def _limits(material: BeforeAfterMaterial) -> list[Block]:
    return not_shown(material.language)


def _next(material: BeforeAfterMaterial) -> list[Block]:
    return what_now(material.language)
