"""The truth card of an invented quickscan: what was planted, what was found, on one page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from quickscan_sim.advise.naming import Names
from quickscan_sim.advise.recovery import compare_with_truth, count_true_gaps
from quickscan_sim.exchange import atomic_file
from quickscan_sim.language import Message, Number, Probability, mark, translator
from quickscan_sim.present.document import (
    Align,
    Block,
    Bullets,
    Callout,
    Document,
    Heading,
    Paragraph,
    TableBlock,
)
from quickscan_sim.vocabulary import GAP_KINDS

if TYPE_CHECKING:
    from quickscan_sim.advise.findings.finding import Finding
    from quickscan_sim.advise.reading import Reading
    from quickscan_sim.quickscan import Truth

CERTAIN_FROM = 0.9


def write_truth_card(
    truth: Truth,
    reading: Reading,
    findings: tuple[Finding, ...],
    path: str | Path,
    language: str = "nl",
    force: bool = False,
) -> Path:
    """Write the truth card as one self-contained web page.

    Parameters
    ----------
    path
        The HTML file; it belongs beside the other files of the truth, never in a data folder.
    """
    from quickscan_sim.present.render_html import render_html

    page = render_html(truth_card(truth, reading, findings, language))
    with atomic_file(path, force) as file:
        file.write_text(page, encoding="utf-8", newline="\n")
    return Path(path)


def truth_card(
    truth: Truth, reading: Reading, findings: tuple[Finding, ...], language: str
) -> Document:
    """The truth card as a document: planted differences, planted weak spots, and a check."""
    say = translator(language)
    planted = compare_with_truth(truth, reading, findings)
    blocks: list[Block] = [
        Heading(1, say("Truth card of {municipality}", municipality=reading.scan.municipality)),
        Callout(
            "caution",
            say("Read the report first. Write down what you see, and only then look here."),
        ),
        Paragraph(
            say(
                "This municipality is invented. What is true in it was drawn with seed {seed} "
                "(scenario {scenario}). Keep this page and this folder away from students.",
                seed=truth.parameters.seed,
                scenario=truth.parameters.scenario,
            )
        ),
        Heading(2, say("Planted differences")),
        *_effects(planted[planted["kind"] == "effect"], language),
        *_changes(truth, reading, language),
        Heading(2, say("Planted weak spots in working together")),
        *_gaps(planted[planted["kind"] == "gap"], reading, language),
        Heading(2, say("How far can the reading be trusted?")),
        _trust(truth, reading, language),
    ]
    return Document(
        title=say("Truth card"),
        language=language,
        made_on=reading.scan.measured_on,
        blocks=tuple(blocks),
        contents_title="",
        skip_text=say("Skip to the card"),
        data_table_text="",
    )


def _changes(truth: Truth, reading: Reading, language: str) -> list[Block]:
    """In a later wave: everything that truly changed since the first, each in a sentence."""
    say = translator(language)
    wave = reading.scan.waves[-1]
    if wave == 1:
        return []
    heading = Heading(2, say("What truly changed between wave 1 and wave {wave}", wave=wave))
    changes = truth.of_wave(wave).changes
    if changes.empty:
        nothing = say(
            "Nothing, on average. What differs between the waves is chance, other respondents "
            "and new colleagues."
        )
        return [heading, Paragraph(nothing)]
    return [heading, Bullets(tuple(Paragraph(str(text)) for text in changes[f"text_{language}"]))]


def _effects(planted: pd.DataFrame, language: str) -> list[Block]:
    say = translator(language)
    if planted.empty:
        return [Paragraph(say("None: in truth, sectors and neighbourhoods do not differ."))]
    rows = [
        (
            str(row[f"text_{language}"]),
            Number(row["size"], 1).in_language(language),
            _difference(row, language),
            _outcome(row).in_language(language),
        )
        for row in planted.to_dict("records")
    ]
    header = (
        mark("What was planted"),
        mark("Size"),
        mark("What the answers show"),
        mark("In the report"),
    )
    return [
        TableBlock(
            caption=say(
                "Size in standard deviations between people, before noise; what the answers show "
                "in points of the scale, with a 95% interval."
            ),
            header=tuple(say(text) for text in header),
            rows=tuple(rows),
            align=("left", "right", "right", "left"),
        )
    ]


def _difference(row: dict[Any, Any], language: str) -> str:
    if pd.isna(row["seen"]):
        return translator(language)(mark("not to be read"))
    seen, low, high = (
        Number(row[name]).in_language(language) for name in ("seen", "ci_low", "ci_high")
    )
    return f"{seen} [{low}; {high}]"


def _gaps(planted: pd.DataFrame, reading: Reading, language: str) -> list[Block]:
    """A row for each neighbourhood, a column for each kind of weak spot."""
    say = translator(language)
    if planted.empty:
        return [Paragraph(say("None were planted."))]
    outcomes = planted["outcome"]
    left: Align = "left"
    kinds = [kind for kind in GAP_KINDS if (planted["gap_kind"] == kind).any()]
    names = Names(reading.scan, named=True)
    rows = [
        (
            names.wijk(str(wijk)),
            *(_gap_cell(in_wijk[in_wijk["gap_kind"] == kind], names, language) for kind in kinds),
        )
        for wijk, in_wijk in planted.groupby("neighbourhood_id")
    ]
    return [
        Paragraph(
            say(
                "Of the {n} planted weak spots, {n_findings} are a finding of the report (F), "
                "{n_listed} stand in the full list only (quickscan gaps), {n_unseen} are not seen "
                "and {n_too_few} have too few answers. The percentage says how sure the answers "
                "make it. The quality of a tie holds for all themes; the report names it once.",
                n=len(planted),
                n_findings=int(outcomes.isin(["firm", "indication"]).sum()),
                n_listed=int((outcomes == "listed").sum()),
                n_unseen=int((outcomes == "unseen").sum()),
                n_too_few=int((outcomes == "too_few").sum()),
            )
        ),
        TableBlock(
            caption=say("Planted weak spots, and what became of them"),
            header=(
                say("Neighbourhood"),
                *(GAP_KINDS[kind].in_language(language) for kind in kinds),
            ),
            rows=tuple(rows),
            align=tuple(left for _ in range(len(kinds) + 1)),
            is_compact=True,
        ),
    ]


def _gap_cell(planted: pd.DataFrame, names: Names, language: str) -> str:
    return "; ".join(
        Message(
            "{one} - {other} ({layer}): {outcome}",
            one=names.organisation(row["organisation_id"]),
            other=names.organisation(row["partner_id"]),
            layer=names.layer(row["layer"]),
            outcome=_gap_outcome(row),
        ).in_language(language)
        for row in planted.to_dict("records")
    )


def _gap_outcome(row: dict[Any, Any]) -> Message:
    if row["outcome"] == "unseen":
        return Message("not seen")
    if row["outcome"] == "too_few":
        return Message("too few answers")
    certainty = Probability(float(row["seen"]))
    if pd.isna(row["finding_id"]):
        return Message("found, {certainty}", certainty=certainty)
    return Message("{finding}, {certainty}", finding=row["finding_id"], certainty=certainty)


def _outcome(row: dict[Any, Any]) -> Message:
    finding = row["finding_id"]
    return {
        "firm": Message("finding {finding}, firm", finding=finding),
        "indication": Message("finding {finding}, as an indication", finding=finding),
        "listed": Message("seen, but no finding: three of a kind at most"),
        "unseen": Message("not seen: chance or noise hides it"),
        "too_few": Message("not to be read: too few people answered"),
    }[row["outcome"]]


def _trust(truth: Truth, reading: Reading, language: str) -> Paragraph:
    say = translator(language)
    n_listed, n_true = count_true_gaps(truth, reading, CERTAIN_FROM)
    if n_listed == 0:
        return Paragraph(
            say("The reading lists no missing or one-sided tie with a certainty of 90% or more.")
        )
    return Paragraph(
        say(
            "The reading lists {n_listed} missing or one-sided ties with a certainty of 90% or "
            "more; {n_true} of them are truly there. Most were not planted: in every network some "
            "partners do not find each other.",
            n_listed=n_listed,
            n_true=n_true,
        )
    )
