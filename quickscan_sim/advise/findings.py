"""What a reading shows: a few findings, each with its number, n, interval and what it is not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd

from quickscan_sim.advise import network_findings, score_findings
from quickscan_sim.advise.finding import Finding
from quickscan_sim.advise.naming import Names, is_named
from quickscan_sim.advise.sharing import shareable

if TYPE_CHECKING:
    from quickscan_sim.advise.reading import Reading

AT_MOST_OF_A_KIND = 3
"""A report that lists everything is read by nobody."""


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

    The rule: a difference counts as *firm* when it stays clear after correcting for the number of
    looks (Holm; 5 % over sectors and groups of wijken together), as an *indication* when only its
    own 95 % interval excludes zero; smaller ones are not listed. A weak spot in the network is
    listed from a certainty of .5, and firm when what the sentence claims has a probability of at
    least .9; of each kind at most one for each wijk. Of every kind at most three, the most
    certain.

    Parameters
    ----------
    reading
        From :func:`summarise_quickscan`.
    named
        Whether organisations may be named; see :func:`quickscan_sim.advise.naming.is_named`.

    Returns
    -------
    tuple of Finding
        Numbered F1, F2, ... in order. Empty when nothing can be said.
    """
    names = Names(reading.scan, is_named(reading.scan, named))
    reading = shareable(reading, names.named)
    found = [
        *score_findings.sector_contrasts(reading, names),
        *score_findings.group_differences(reading, names),
        *score_findings.hesitation(reading, names),
        *score_findings.wishes(reading, names),
        *network_findings.strong_ties(reading, names),
        *network_findings.weak_spots(reading, names),
        *network_findings.not_heard(reading),
    ]
    kept = [
        finding
        for kind in KINDS
        for finding in [one for one in found if one.kind == kind][:AT_MOST_OF_A_KIND]
    ]
    return tuple(
        replace(finding, finding_id=f"F{number}") for number, finding in enumerate(kept, start=1)
    )


def findings_table(findings: tuple[Finding, ...], language: str) -> pd.DataFrame:
    """The findings as a table, with their sentences in Dutch or English."""
    numbers = (
        "finding_id",
        "kind",
        "certainty",
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
    texts = ("title", "explanation", "caution")
    return pd.DataFrame(
        [
            {name: getattr(finding, name) for name in numbers}
            | {name: getattr(finding, name).in_language(language) for name in texts}
            for finding in findings
        ],
        columns=[*numbers, *texts],
    )


__all__ = ["Finding", "collect_findings", "findings_table"]
