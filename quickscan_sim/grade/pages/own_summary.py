"""What the own data of a student say, beside a text that has to be marked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from quickscan_sim.grade.pages.summary_tables import (
    SummaryTable,
    findings_table,
    network_tables,
    score_tables,
)
from quickscan_sim.language import spoken, translator

if TYPE_CHECKING:
    from quickscan_sim.advise import Reading
    from quickscan_sim.teach.own_data import OwnData
    from quickscan_sim.teach.questions.question import Question

NETWORK_KINDS = (
    *("strong_tie", "no_tie", "one_way", "weak_quality", "single_broker", "hangs_on_one"),
    *("split_layer", "not_found", "informal_apart", "differing_views", "single_layer", "silent"),
)


def own_summary(question: Question, data: OwnData, language: str) -> tuple[SummaryTable, ...]:
    """The numbers that a text on this question can use, withheld where they always are.

    A plan gets scores, findings and the network; a story about a network gets that network; any
    other text the scores. What cannot be computed is left out.
    """
    with spoken(language):
        if question.rubric_from is None and not _is_about_network(question):
            return tuple(_scores(data, language))
        reading = data.keep("reading to mark with", lambda: _reading(data))
        wanted = _OF_PLAN if question.rubric_from is not None else _OF_NETWORK
        return tuple(table for make in wanted for table in make(reading, language))


def _reading(data: OwnData) -> Reading:
    """Everything that may be shown of the own data; it takes a second."""
    from quickscan_sim.advise import summarise_quickscan
    from quickscan_sim.advise.sharing import shareable

    return shareable(summarise_quickscan(data.scan), data.scan.may_name_ties)


def _is_about_network(question: Question) -> bool:
    return any(row.criterion == "network" for row in question.rubric)


def _scores(data: OwnData, language: str) -> Iterator[SummaryTable]:
    """Without reading the network, which takes a second for each student."""
    from quickscan_sim import analyse

    scan = data.scan
    scores = analyse.score_themes(scan.answers, scan.questionnaire)
    summary = analyse.summarise_scores(
        scores, scan.professionals, scan.works_in, scan.neighbourhoods
    )
    yield from score_tables(scan, summary, language)


def _scores_of(reading: Reading, language: str) -> Iterator[SummaryTable]:
    yield from score_tables(reading.scan, reading.score_summary, language)


def _findings(reading: Reading, language: str) -> Iterator[SummaryTable]:
    from quickscan_sim.advise import collect_findings

    found = collect_findings(reading)
    say = translator(language)
    yield findings_table(say("Findings of the kit"), found, language)


def _network_findings(reading: Reading, language: str) -> Iterator[SummaryTable]:
    from quickscan_sim.advise import collect_findings

    found = [one for one in collect_findings(reading) if one.kind in NETWORK_KINDS]
    say = translator(language)
    yield findings_table(say("Findings on the network"), found, language)


Make = Callable[["Reading", str], Iterator[SummaryTable]]
_OF_PLAN: tuple[Make, ...] = (_findings, _scores_of, network_tables)
_OF_NETWORK: tuple[Make, ...] = (network_tables, _network_findings)
