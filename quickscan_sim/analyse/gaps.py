"""Where partners do not find each other: weak spots in working together, with how sure we are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias

import networkx as nx
import numpy as np
import pandas as pd

from quickscan_sim.analyse.network import tie_graph
from quickscan_sim.analyse.tie_readings import PAIR, PLACE, places_of
from quickscan_sim.table_checks import with_types
from quickscan_sim.tables import GAPS
from quickscan_sim.vocabulary import MIN_REPORTERS, SMALL_CELL, WEAK_QUALITY

EXPECTED_FROM = 0.5
"""A tie is expected where at least half of such pairs work together in the other wijken."""

MIN_OTHERS = 3
"""A single broker stands between an organisation and at least three others."""

CERTAINTY_FROM = 0.3
"""Weak spots less certain than this are not listed."""

PRIOR_NAMES_TIE = (8.0, 2.0)
PRIOR_NAMES_NO_TIE = (1.0, 19.0)
"""Beta priors of the two reporting rates. Two reports of one tie agree 60-90 % (domain of
inter-organisational surveys); the second is an assumption. Both weigh as 10 to 20 reports."""

PRIOR_ONE_SIDED = (2.0, 8.0)
"""Beta prior of the share of ties that exist for one side only: an assumption."""

PRIOR_WEIGHT = 4.0
"""How many pairs the overall rate counts for, beside the pairs of one combination of sectors."""


Reports: TypeAlias = tuple[np.ndarray, np.ndarray]
BothReports: TypeAlias = tuple[Reports, Reports]
"""For each pair how many could name the other side and how many did; of the one and the other."""


@dataclass(frozen=True)
class ReportingModel:
    """How often people name a partner that is there, and one that is not; and how often a tie
    exists for one side only.
    """

    names_tie: float
    names_no_tie: float
    p_one_sided: float

    def probabilities(self, sides: BothReports, prior: np.ndarray | float) -> np.ndarray:
        """For each pair the probability of: no tie, both sides, only this side, only the other.

        ``prior`` is the probability of any tie before reading the reports (Bayes' rule).
        """
        tie, no_tie = (
            [k * np.log(rate) + (n - k) * np.log1p(-rate) for n, k in sides]
            for rate in (self.names_tie, self.names_no_tie)
        )
        prior = np.broadcast_to(prior, len(sides[0][0]))
        half = prior * self.p_one_sided / 2
        log_joint = np.column_stack(
            [
                np.log1p(-prior) + no_tie[0] + no_tie[1],
                np.log(prior * (1 - self.p_one_sided)) + tie[0] + tie[1],
                np.log(half) + tie[0] + no_tie[1],
                np.log(half) + no_tie[0] + tie[1],
            ]
        )
        joint = np.exp(log_joint - log_joint.max(axis=1, keepdims=True))
        return np.asarray(joint / joint.sum(axis=1, keepdims=True))


def find_gaps(
    tie_readings: pd.DataFrame,
    organisations: pd.DataFrame,
    minimum_certainty: float = CERTAINTY_FROM,
) -> pd.DataFrame:
    """Weak spots in working together, the most certain first.

    Four kinds: ``no_tie`` (neither side names the other, while such organisations do work
    together in other wijken), ``one_way`` (one side names the other, the other does not),
    ``weak_quality`` (the tie is there, and those in it rate it below the middle of the scale) and
    ``single_broker`` (an organisation, the partner, reaches the others only through one).

    Whether a tie truly exists is estimated from all reports of both sides: a mixture of pairs
    with and without a tie, whose two reporting rates are the same everywhere (a latent class
    model as in Butts 2003, fitted by EM). ``expected`` is the rate of ties between such sectors in
    the other wijken, drawn towards the overall rate; ``p_absent`` the probability that there is
    no tie. ``certainty`` joins what the kind asks for: expected x p_absent; the probability that
    the tie exists for one side only; the probability that the true quality is below the
    middle; the probability that there is truly no other route.

    Only organisations with enough reporters are read: one that did not answer is no gap. The
    number that names the partner is empty where fewer than 5 people could tell.

    Parameters
    ----------
    tie_readings
        From :func:`read_ties`.
    organisations
        Gives the sector of each organisation.

    Returns
    -------
    DataFrame
        Table ``gaps``, sorted by certainty.
    """
    if tie_readings.empty:
        return with_types(pd.DataFrame(columns=GAPS.column_names), GAPS)
    pairs = _both_directions(tie_readings, organisations)
    reports = _reports(pairs, ""), _reports(pairs, "_back")
    pairs = pairs.assign(**_tie_probabilities(pairs, reports, _fit(reports)))
    found = [_no_tie(pairs), _one_way(pairs), _weak_quality(pairs)]
    gaps = pd.concat([*found, _single_broker(tie_readings, pairs)], ignore_index=True)
    gaps = gaps[gaps["certainty"] >= minimum_certainty]
    order = ["certainty", "kind", "neighbourhood_id", "layer", "organisation_id", "partner_id"]
    gaps = gaps.sort_values(order, ascending=[False] + [True] * 5, ignore_index=True)
    # In whole percentages, so that nobody can work back who of three colleagues said what.
    chances = ["expected", "p_absent", "certainty"]
    gaps[chances] = gaps[chances].astype("float64").round(2)
    return with_types(_without_small_counts(gaps)[GAPS.column_names], GAPS)


def _both_directions(tie_readings: pd.DataFrame, organisations: pd.DataFrame) -> pd.DataFrame:
    """One row per unordered pair, with what each side reports about the other (``_back``)."""
    readings = tie_readings.reset_index(drop=True)
    numbers = [pd.factorize(readings[name], sort=True)[0].astype(np.int64) for name in PLACE]
    sides, names = pd.factorize(pd.concat([readings[name] for name in PAIR]), sort=True)
    one, other = np.split(sides.astype(np.int64), 2)
    n = len(names)
    place = numbers[0] * (numbers[1].max() + 1) + numbers[1]
    key, key_back = (place * n + one) * n + other, (place * n + other) * n + one
    order = np.argsort(key, kind="stable")
    back = order[np.minimum(np.searchsorted(key[order], key_back), len(key) - 1)]
    kept = np.flatnonzero((key[back] == key_back) & (one < other))
    told = [name for name in readings.columns if name not in (*PLACE, *PAIR)]
    pairs = readings.take(kept).reset_index(drop=True)
    of_back = readings[told].take(back[kept]).reset_index(drop=True).add_suffix("_back")
    sector_of = dict(zip(organisations["organisation_id"], organisations["sector"], strict=True))
    sector = pd.factorize(np.array([str(sector_of.get(name)) for name in names], dtype=object))[0]
    two = np.sort(np.column_stack([sector[one[kept]], sector[other[kept]]]), axis=1)
    return pd.concat([pairs, of_back], axis=1).assign(sectors=two[:, 0] * n + two[:, 1])


def _fit(reports: BothReports, n_rounds: int = 50) -> ReportingModel:
    """The rates by EM, the ties unknown; the priors keep small data sets in place."""
    (n, k), (n_back, k_back) = reports
    rate, model = 0.3, ReportingModel(0.8, 0.05, 0.2)
    for _ in range(n_rounds):
        _, both, one, other = model.probabilities(reports, rate).T
        any_tie = both + one + other
        rate = float((any_tie.sum() + 0.5) / (len(n) + 1))
        yes, no, sided = PRIOR_NAMES_TIE, PRIOR_NAMES_NO_TIE, PRIOR_ONE_SIDED
        tie, tie_back = both + one, both + other
        model = ReportingModel(
            _rate(tie @ k + tie_back @ k_back, tie @ n + tie_back @ n_back, yes),
            _rate(
                (1 - tie) @ k + (1 - tie_back) @ k_back, (1 - tie) @ n + (1 - tie_back) @ n_back, no
            ),
            _rate((one + other).sum(), any_tie.sum(), sided),
        )
    return model


def _rate(count: float, total: float, prior: tuple[float, float]) -> float:
    return float((count + prior[0]) / (total + sum(prior)))


def _tie_probabilities(
    pairs: pd.DataFrame, reports: BothReports, model: ReportingModel
) -> dict[str, np.ndarray]:
    """``expected`` from the other wijken, and what the reports of this pair make of it."""
    informative = reports[0][0] + reports[1][0] >= MIN_REPORTERS
    first = 1 - model.probabilities(reports, 0.3)[:, 0]
    rate = float(first[informative].mean()) if informative.any() else 0.3
    expected, n_elsewhere = _expected(pairs, np.where(informative, first, np.nan), rate)
    none, _, one, other = model.probabilities(reports, expected).T
    return {
        "expected": np.where(n_elsewhere > 0, expected, np.nan),
        "p_absent": none,
        "p_only_one": one,
        "p_only_other": other,
    }


def _expected(pairs: pd.DataFrame, tie: np.ndarray, rate: float) -> tuple[np.ndarray, np.ndarray]:
    """The rate in the other wijken, drawn to the overall rate; and how many pairs it rests on."""
    layer, wijk = (pd.factorize(pairs[name])[0] for name in ("layer", "neighbourhood_id"))
    _, alike = np.unique(np.column_stack([layer, pairs["sectors"]]), axis=0, return_inverse=True)
    alike = alike.reshape(-1)
    own = np.unique(alike * (wijk.max(initial=0) + 1) + wijk, return_inverse=True)[1]
    known, counted = np.nan_to_num(tie), (~np.isnan(tie)).astype(float)
    elsewhere, n_elsewhere = (
        np.bincount(alike, weights=values)[alike] - np.bincount(own, weights=values)[own]
        for values in (known, counted)
    )
    expected = (elsewhere + PRIOR_WEIGHT * rate) / (n_elsewhere + PRIOR_WEIGHT)
    return np.asarray(expected), n_elsewhere


def _no_tie(pairs: pd.DataFrame) -> pd.DataFrame:
    neither = _is(pairs["names"], False) & _is(pairs["names_back"], False)
    found = pairs[neither & (pairs["expected"] >= EXPECTED_FROM)].copy()
    found["kind"] = "no_tie"
    found["certainty"] = found["expected"] * found["p_absent"]
    return _without_quality(found)


def _one_way(pairs: pd.DataFrame) -> pd.DataFrame:
    towards = _is(pairs["names"], True) & _is(pairs["names_back"], False)
    back = _is(pairs["names"], False) & _is(pairs["names_back"], True)
    turned = pairs[back].rename(columns=_turned(pairs))
    found = pd.concat([pairs[towards], turned], ignore_index=True)
    found["kind"] = "one_way"
    found["certainty"] = found["p_only_one"]
    return _without_quality(found)


def _turned(pairs: pd.DataFrame) -> dict[str, str]:
    """Names that swap the two sides of a pair."""
    sides = [name.removesuffix("_back") for name in pairs.columns if name.endswith("_back")]
    swap = {name: f"{name}_back" for name in sides} | {f"{name}_back": name for name in sides}
    swap |= {"organisation_id": "partner_id", "partner_id": "organisation_id"}
    return swap | {"p_only_one": "p_only_other", "p_only_other": "p_only_one"}


def _reports(pairs: pd.DataFrame, side: str) -> Reports:
    """How many could name the other side, and how many did."""
    n, k = (pairs[f"{name}{side}"].to_numpy(float) for name in ("n_reporters", "n_naming"))
    return n, k


def _weak_quality(pairs: pd.DataFrame) -> pd.DataFrame:
    """Rated per pair, on the layer where they work together most closely."""
    found = pairs[_is(pairs["names"], True) | _is(pairs["names_back"], True)].copy()
    n, n_back = (found[name].to_numpy(float) for name in ("n_quality", "n_quality_back"))
    found["n_quality"] = n + n_back
    ratings = np.where(n > 0, n * found["quality"], 0) + np.where(
        n_back > 0, n_back * found["quality_back"], 0
    )
    found["quality"] = ratings / found["n_quality"].mask(found["n_quality"] == 0)
    found = found[found["n_quality"] >= SMALL_CELL]
    found["kind"] = "weak_quality"
    found["certainty"] = _p_below(
        found["quality"].to_numpy(float), found["n_quality"].to_numpy(float)
    )
    closeness = found[["level", "level_back"]].max(axis=1)
    closest = found.assign(closeness=closeness).sort_values(
        "closeness", ascending=False, kind="stable"
    )
    closest = closest.drop_duplicates(["neighbourhood_id", *PAIR])
    return closest[closest["quality"] < WEAK_QUALITY]


QUALITY_SPREAD = 0.8
"""Standard deviation of quality ratings of one tie, on the scale 1-4: an assumption."""


def _p_below(quality: np.ndarray, n_quality: np.ndarray) -> np.ndarray:
    """The probability that the true quality is below the middle, drawn towards all ties.

    Empirical Bayes (Efron and Morris 1975): true qualities vary around their mean with the
    variance that rating noise does not explain.
    """
    from scipy.special import ndtr

    if len(quality) == 0:
        return np.zeros(0)
    noise = QUALITY_SPREAD**2 / n_quality
    between = max(float(quality.var() - noise.mean()), 0.05)
    weight = between / (between + noise)
    middle = quality.mean() + weight * (quality - quality.mean())
    return np.asarray(ndtr((WEAK_QUALITY - middle) / np.sqrt(weight * noise)))


def _single_broker(tie_readings: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    rows: list[dict[str, object]] = []
    keys = zip(*(pairs[name].to_numpy(object) for name in [*PLACE, *PAIR]), strict=True)
    p_absent = dict(zip(keys, pairs["p_absent"].tolist(), strict=True))
    for reading in places_of(tie_readings):
        place, graph = reading.place, tie_graph(reading)
        n_told = dict(zip(reading.names, reading.reporters().tolist(), strict=True))
        for broker in sorted(nx.articulation_points(graph)):
            whole = nx.node_connected_component(graph, broker)
            parts = list(nx.connected_components(graph.subgraph(whole - {broker})))
            main = max(parts, key=lambda part: (len(part), sorted(part)))
            if len(main) < MIN_OTHERS:
                continue
            for part in (part for part in parts if part is not main):
                certainty = _p_only_route(p_absent, place, part, whole - part - {broker})
                rows += [
                    dict(zip(PLACE, place, strict=True))
                    | {"organisation_id": broker, "partner_id": cut_off, "certainty": certainty}
                    | {"kind": "single_broker", "n_reporters_back": n_told[cut_off]}
                    for cut_off in sorted(part)
                    if n_told[cut_off] >= MIN_REPORTERS
                ]
    return pd.DataFrame(rows, columns=GAPS.column_names)


def _p_only_route(
    p_absent: dict[tuple[Any, ...], float], place: tuple[Any, ...], part: set[str], others: set[str]
) -> float:
    """The probability that nobody in the part has a tie with any of the others."""
    pairs = [(min(one, two), max(one, two)) for one in part for two in others]
    return float(np.prod([p_absent[(*place, *pair)] for pair in pairs]))


def _is(names: pd.Series, value: bool) -> pd.Series:
    """True only where it is known to be so."""
    return (names == value).fillna(False).astype(bool)


def _without_small_counts(gaps: pd.DataFrame) -> pd.DataFrame:
    """Who named whom is not told of fewer than five people; whether it was half of them is."""
    return gaps.assign(
        **{
            f"n_naming{side}": gaps[f"n_naming{side}"].mask(gaps[f"n_reporters{side}"] < SMALL_CELL)
            for side in ("", "_back")
        }
    )


def _without_quality(found: pd.DataFrame) -> pd.DataFrame:
    return found.assign(quality=np.nan, n_quality=np.nan)
