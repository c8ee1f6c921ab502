"""How likely such a pair of organisations works together, without what the two say themselves.

A penalised logistic regression on what is known of a pair apart from its own reports on the layer:
how often such sectors work together elsewhere, the other layers of the same pair, how active both
organisations are, the partners they share and the paths between them. It is learnt from other
wijken; with one wijk only, from the other pairs of that wijk.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from quickscan_sim.analyse.network.pairs.expected_evidence import evidence_of
from quickscan_sim.analyse.network.pairs.network_rows import (
    SYMMETRIC,
    network_rows,
    of_large_networks,
)
from quickscan_sim.analyse.network.pairs.pair_features import Numbered, Table, pair_features
from quickscan_sim.analyse.network.pairs.penalised_logistic import Penalty, chance, fit_penalised
from quickscan_sim.analyse.network.pairs.reporting_model import (
    BothReports,
    ReportingModel,
    fit_reporting,
)
from quickscan_sim.analyse.network.ties.pair_sides import PairSides
from quickscan_sim.analyse.network.ties.place_readings import PAIR
from quickscan_sim.vocabulary import MIN_REPORTERS

MOST_GROUPS = 10
"""Wijken are left out one at a time, up to ten; more of them in ten groups."""

N_PARTS = 5
"""With one wijk only, a fifth of its pairs is left out at a time."""

FEWEST_PAIRS = {"other wijken": 10, "one wijk": 40}
"""Fewer readable pairs to learn from than this say nothing about what is to be expected. One wijk
needs more: there is no other wijk to show what is usual."""

PENALTY = 10.0
"""Ridge on coefficients of features with spread 1."""

PENALTY_OF = {
    "such_sectors": 100.0,
    "organisations": 100.0,
    **{name: 100.0 for name in SYMMETRIC if name != "activity"},
}
"""A stronger one where more is known beforehand. ``such_sectors`` is itself the log odds of a rate,
so its coefficient is about 1. Shared partners and paths are many and alike: they count only where
many pairs show that they matter."""

USUAL_REPORTING = ReportingModel(names_tie=0.8, names_no_tie=0.05, p_one_sided=0.2)
"""How people report before anything is known (the prior means): no pair may shape its own data."""

FIRST_RATE = 0.3
"""The rate of ties before anything is known."""

ROUNDS = 3
"""Of learning what is expected and re-reading the reports by it (EM)."""

MOST_ROWS = 60_000
"""More pairs than this teach nothing new: then every second one, third one, and so on."""


@dataclass(frozen=True)
class Expected:
    """What is expected of each pair, and what made it so.

    ``chance``: the probability that such a pair works together; NaN where too few other pairs can
    be read, with the code in ``reason`` (else empty). ``raises``: by how much each feature raises
    the log odds above an average pair. ``evidence``: the numbers behind it, for the words.
    """

    chance: np.ndarray
    reason: np.ndarray
    raises: Table
    evidence: Table

    def where(self, kept: np.ndarray) -> Expected:
        """Of some of the pairs."""
        raises, evidence = (
            {name: values[kept] for name, values in table.items()}
            for table in (self.raises, self.evidence)
        )
        return Expected(self.chance[kept], self.reason[kept], raises, evidence)


def expected_ties(rows: Numbered, reports: BothReports) -> Expected:
    """The probability that such a pair works together, for every wijk, layer and pair.

    A pair's own reports on a layer do not count for that layer: they are hidden when its features
    are made, and the model that judges it is fitted without its wijk (or, where there is only one
    wijk, without its part of the pairs). So a missing tie never lowers its own expectation.

    Parameters
    ----------
    rows
        From :func:`number_pairs`.
    reports
        From :func:`reports_of`.

    Notes
    -----
    Logistic regression with a ridge penalty. ``such_sectors`` is drawn to a coefficient of 1 and
    all others to 0: with little to learn from, what is expected is what such sectors do elsewhere.
    The outcome is the posterior of a tie given the reports, by a latent-class model (Butts 2003)
    whose prior is what is expected; both are fitted in turns. Features of the network: see
    :func:`network_features`.
    """
    chances = np.full(len(rows.seen), np.nan)
    raises: Table = {}
    for part in _parts(rows):
        if len(part.learnt) < part.fewest:
            continue
        chances[part.judged], found = _judge(reports, part)
        for name, values in found.items():
            raises.setdefault(name, np.zeros(len(chances)))[part.judged] = values
    reason = np.where(np.isnan(chances), "too_few_pairs", "").astype(object)
    return Expected(chances, reason, raises, evidence_of(rows))


def reports_of(sides: PairSides) -> BothReports:
    """How many could name the other side and how many did, of both sides."""
    one, other = ((side["n_reporters"], side["n_naming"]) for side in (sides.told, sides.told_back))
    return one, other


def number_pairs(
    sides: PairSides, organisations: pd.DataFrame, fair: np.ndarray | None = None
) -> Numbered:
    """Pairs as numbers, with what each shows by the reports alone.

    Parameters
    ----------
    sides
        From ``pair_sides``.
    organisations
        Gives the sector of each organisation and, where it has the column, ``is_informal``.
    fair
        Which rows may teach what is usual: those that were not picked by their own reports.
        None: all of them.
    """
    wijk, layer = (
        pd.factorize(sides.place[name], sort=True)[0] for name in ("neighbourhood_id", "layer")
    )
    codes, names = pd.factorize(np.concatenate([sides.place[it] for it in PAIR]), sort=True)
    one, other = np.split(codes, 2)
    sector = _of_organisations(organisations, "sector", names)
    informal = _of_organisations(organisations, "is_informal", names)
    two = np.sort(np.column_stack([sector[one], sector[other]]), axis=1)
    reports = reports_of(sides)
    readable = reports[0][0] + reports[1][0] >= MIN_REPORTERS
    tie = 1 - USUAL_REPORTING.probabilities(reports, FIRST_RATE)[:, 0]
    n_wijken = int(wijk.max(initial=-1)) + 1
    return Numbered(
        wijk=wijk,
        layer=layer,
        one=one,
        other=other,
        sectors=two[:, 0] * (sector.max(initial=0) + 1) + two[:, 1],
        same_sector=two[:, 0] == two[:, 1],
        crosses=informal[one] != informal[other],
        group=wijk % MOST_GROUPS if n_wijken > 1 else (one + other) % N_PARTS,
        seen=np.where(readable, tie, np.nan),
        fair=readable if fair is None else readable & fair,
        tells=(reports[0][0] >= MIN_REPORTERS, reports[1][0] >= MIN_REPORTERS),
    )


def _of_organisations(organisations: pd.DataFrame, column: str, names: np.ndarray) -> np.ndarray:
    """A number for what each organisation has in a column; one number for all without it."""
    if column not in organisations:
        return np.zeros(len(names), dtype=np.int64)
    known = dict(zip(organisations["organisation_id"], organisations[column], strict=True))
    return np.asarray(pd.factorize(np.array([str(known.get(it)) for it in names], object))[0])


@dataclass(frozen=True)
class _Part:
    """Rows to judge, rows to learn from, and the features of both (a column each)."""

    judged: np.ndarray
    learnt: np.ndarray
    features: Table
    fewest: int


def _parts(rows: Numbered) -> Iterator[_Part]:
    """Each group in turn: itself to judge, the others to learn from."""
    one_wijk = rows.wijk.max(initial=0) == 0
    large = of_large_networks(rows)
    fewest = FEWEST_PAIRS["one wijk" if one_wijk else "other wijken"]
    shared = None if one_wijk else network_rows(rows, large)
    for group in np.unique(rows.group):
        of_network = network_rows(rows, large, int(group)) if shared is None else shared
        features = {**pair_features(rows, int(group)), **of_network}
        judged = np.flatnonzero(rows.group == group)
        learnt = np.flatnonzero((rows.group != group) & rows.fair)
        yield _Part(judged, learnt[:: len(learnt) // MOST_ROWS + 1], features, fewest)


def _judge(reports: BothReports, part: _Part) -> tuple[np.ndarray, Table]:
    """The chance of each pair to judge, and by how much each feature raises its log odds."""
    names = list(part.features)
    table = np.column_stack([part.features[name] for name in names])
    learnt = table[part.learnt]
    middle, spread = learnt.mean(axis=0), learnt.std(axis=0)
    spread = np.where(spread > 1e-9, spread, 1.0)
    penalty = _penalty(names, middle, spread)
    found = _learn((learnt - middle) / spread, _at(reports, part.learnt), penalty)
    raised = (table[part.judged] - middle) / spread * found[1:]
    return chance(found[0] + raised.sum(axis=1)), dict(zip(names, raised.T, strict=True))


def _at(reports: BothReports, kept: np.ndarray) -> BothReports:
    (n, k), (n_back, k_back) = reports
    return (n[kept], k[kept]), (n_back[kept], k_back[kept])


def _penalty(names: list[str], middle: np.ndarray, spread: np.ndarray) -> Penalty:
    """Before anything is learnt, what is expected is what such sectors do elsewhere."""
    usual = np.array([name == "such_sectors" for name in names])
    strength = [PENALTY_OF.get(name, PENALTY) for name in names]
    return Penalty(
        strength=np.r_[0.5, strength],
        towards=np.r_[middle @ usual, np.where(usual, spread, 0.0)],
    )


def _learn(features: np.ndarray, reports: BothReports, penalty: Penalty) -> np.ndarray:
    """Coefficients, and in turns what the reports say of each tie given what is expected."""
    model = fit_reporting(reports)
    prior: np.ndarray | float = FIRST_RATE
    found = penalty.towards
    for _ in range(ROUNDS):
        tie = 1 - model.probabilities(reports, prior)[:, 0]
        found = fit_penalised(features, tie, np.ones(len(tie)), penalty)
        prior = np.clip(chance(found[0] + features @ found[1:]), 1e-6, 1 - 1e-6)
    return found
