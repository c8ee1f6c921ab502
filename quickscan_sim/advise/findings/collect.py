"""What a reading shows: a few findings, each with its number, n, interval and what it is not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd

from quickscan_sim.advise.findings import network, scores
from quickscan_sim.advise.findings.certainty import divide_network_part
from quickscan_sim.advise.findings.finding import Finding
from quickscan_sim.advise.findings.network import AT_MOST_OF_A_KIND
from quickscan_sim.advise.findings.origin import origin_text
from quickscan_sim.advise.findings.ranking import with_ranks
from quickscan_sim.advise.naming import Names, is_named
from quickscan_sim.advise.sharing import shareable
from quickscan_sim.language import Message
from quickscan_sim.vocabulary import SMALL_CELL

if TYPE_CHECKING:
    from quickscan_sim.advise.reading import Reading

KINDS = (
    "strength",
    "strong_tie",
    "need",
    "difference",
    "no_tie",
    "one_way",
    "weak_quality",
    "single_broker",
    "hangs_on_one",
    "split_layer",
    "not_found",
    "informal_apart",
    "differing_views",
    "single_layer",
    "hesitation",
    "wish",
    "silent",
)
"""In the order of the list: what goes well first, then what could be better."""


def collect_findings(reading: Reading, named: bool | None = None) -> tuple[Finding, ...]:
    """The few findings that matter, what goes well first.

    One limit holds for the whole list: at most 5 % of quickscans say anything firmly that is not
    so. It is divided over four sets of looks (:mod:`quickscan_sim.advise.findings.certainty`): a
    difference between sectors, or between groups of wijken, is *firm* when it stays clear after
    Holm's correction within its part; a share is told as "at least" as much as is sure; ties and
    weak spots are firm from the surest on, until their chances to be wrong fill their part. A
    difference is an *indication* when its own 95 % interval excludes zero; smaller ones are not
    listed. A weak spot is listed from a certainty of .5; of each kind at most one for each wijk,
    those that weigh most (:func:`~quickscan_sim.advise.findings.ranking.weight_of`). Of every
    kind at most three.

    Parameters
    ----------
    reading
        From :func:`summarise_quickscan`.
    named
        Whether organisations may be named; see :func:`quickscan_sim.advise.naming.is_named`.

    Returns
    -------
    tuple of Finding
        Numbered F1, F2, ... in order; ``rank`` orders what could be better
        (:func:`~quickscan_sim.advise.findings.ranking.main_findings`). Empty when nothing can be
        said.
    """
    names = Names(reading.scan, is_named(reading.scan, named))
    reading = shareable(reading, names.named)
    found = [
        *scores.sector_contrasts(reading, names),
        *scores.group_differences(reading, names),
        *scores.hesitation(reading, names),
        *scores.wishes(reading, names),
        *divide_network_part(
            [
                *network.strong_ties(reading, names)[:AT_MOST_OF_A_KIND],
                *network.weak_spots(reading, names),
            ]
        ),
        *network.not_heard(reading),
    ]
    kept = [
        finding
        for kind in KINDS
        for finding in [one for one in found if one.kind == kind][:AT_MOST_OF_A_KIND]
    ]
    return with_ranks(
        tuple(
            replace(finding, finding_id=f"F{number}")
            for number, finding in enumerate(kept, start=1)
        )
    )


def findings_table(findings: tuple[Finding, ...], language: str) -> pd.DataFrame:
    """The findings as a table, with their sentences in Dutch or English.

    ``n`` is missing where fewer than five people answered. The three columns ``origin_...`` say
    which cell of which result table holds ``value``.
    """
    numbers = (
        "finding_id",
        "kind",
        "certainty",
        "rank",
        "theme",
        "layer",
        "sector",
        "neighbourhood_id",
        "organisation_id",
        "partner_id",
        "n",
        "value",
        "ci_low",
        "ci_high",
    )
    texts = ("title", "explanation", "why_it_matters", "caution")
    return pd.DataFrame(
        [
            {name: getattr(finding, name) for name in numbers}
            | {"n": None if _is_small(finding.n) else finding.n}
            | {name: _read(getattr(finding, name), language) for name in texts}
            | origin_text(finding.origin)
            for finding in findings
        ],
        columns=[*numbers, *texts, *origin_text(None)],
    ).astype({"rank": "Int64", "n": "Int64"})


def _is_small(n: int | None) -> bool:
    """Whether how many people it rests on is not told."""
    return n is not None and n < SMALL_CELL


def _read(text: Message | None, language: str) -> str:
    return "" if text is None else text.in_language(language)


__all__ = ["AT_MOST_OF_A_KIND", "Finding", "collect_findings", "findings_table"]
