"""Small tables of what the own data say, with what is withheld everywhere left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from quickscan_sim.language import mark, translator

if TYPE_CHECKING:
    import pandas as pd

    from quickscan_sim.advise import Finding, Reading
    from quickscan_sim.quickscan import Quickscan

CERTAINTY = {"firm": mark("firm"), "indication": mark("an indication")}


@dataclass(frozen=True)
class SummaryTable:
    """A small table of texts; the first cell of a row names it."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    is_folded: bool = False

    @property
    def text(self) -> str:
        """All cells, to look for numbers in."""
        return "\n".join(" | ".join(row) for row in self.rows)


def score_tables(scan: Quickscan, summary: pd.DataFrame, language: str) -> Iterator[SummaryTable]:
    """The wijk by theme, and the sectors by theme."""
    from quickscan_sim.present.cells import of_grouping, records, shown_n, with_interval

    say, themes = translator(language), scan.questionnaire

    def cells(row: dict[str, Any]) -> tuple[str, str]:
        return with_interval(row, "mean", language, decimals=2), shown_n(row, "mean", language)

    header = (say("mean (95% interval)"), "n")
    yield SummaryTable(
        say("The own neighbourhood, by theme"),
        (say("theme"), *header),
        tuple(
            (themes.theme(row["theme"]).name.in_language(language), *cells(row))
            for row in records(of_grouping(summary, "neighbourhood"))
        ),
    )
    yield SummaryTable(
        say("By sector"),
        (say("sector"), say("theme"), *header),
        tuple(
            (
                themes.sector(row["sector"]).name.in_language(language),
                themes.theme(row["theme"]).name.in_language(language),
                *cells(row),
            )
            for row in records(of_grouping(summary, "sector"))
        ),
        is_folded=True,
    )


def network_tables(reading: Reading, language: str) -> Iterator[SummaryTable]:
    """Each layer with density and reciprocity, and whose answers are missing."""
    from quickscan_sim.present.cells import interval, records, share, whole

    say, themes = translator(language), reading.scan.questionnaire

    def both(row: dict[str, Any], name: str) -> str:
        low, high = row[f"{name}_low"], row[f"{name}_high"]
        bounds = interval(low, high, lambda one: share(one, language), language)
        shown = share(row[name], language, "–")
        return f"{shown} ({bounds})" if bounds else shown

    layers = {one.layer_id: one.name.in_language(language) for one in themes.layers}
    yield SummaryTable(
        say("The own network, by layer"),
        (
            say("layer"),
            say("density (95% interval)"),
            say("reciprocity (95% interval)"),
            say("organisations that can be read"),
        ),
        tuple(
            (
                layers.get(str(row["layer"]), str(row["layer"])),
                both(row, "density"),
                both(row, "reciprocity"),
                say(
                    "{n} of {n_all}",
                    n=whole(row["n_readable"], "–"),
                    n_all=whole(row["n_organisations"], "–"),
                ),
            )
            for row in records(reading.network_measures)
        ),
    )
    yield _not_read(reading, language)


def _not_read(reading: Reading, language: str) -> SummaryTable:
    """Of whom the answers are missing; how many answered there stays unsaid."""
    say = translator(language)
    organisations = reading.organisation_measures.drop_duplicates("organisation_id")
    unread = set(organisations.loc[~organisations["readable"].astype(bool), "organisation_id"])
    names = reading.scan.organisations
    rows = names.loc[names["organisation_id"].isin(list(unread)), "name"]
    return SummaryTable(
        say("Too few answers to read whom they name"),
        (say("organisation"),),
        tuple((str(name),) for name in rows) or ((say("nobody"),),),
        is_folded=True,
    )


def findings_table(caption: str, findings: Iterable[Finding], language: str) -> SummaryTable:
    """Findings with how sure they are, and their numbers in a sentence."""
    say = translator(language)
    return SummaryTable(
        caption,
        (say("finding"), say("certainty"), say("numbers")),
        tuple(
            (
                f"{one.finding_id}. {one.title.in_language(language)}",
                say(CERTAINTY.get(one.certainty, one.certainty)),
                one.explanation.in_language(language),
            )
            for one in findings
        ),
    )
