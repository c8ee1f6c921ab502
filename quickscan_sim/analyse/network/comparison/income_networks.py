"""The networks of wijken with few and with many families on a low income compared."""

from __future__ import annotations

from itertools import combinations
from math import comb

import numpy as np
import pandas as pd

from quickscan_sim.analyse.given import LEVELS, LISTED, READINGS, WIJKEN, check_table
from quickscan_sim.analyse.intervals import t_quantile, two_sided_p
from quickscan_sim.analyse.multiplicity import adjust_p
from quickscan_sim.analyse.network.comparison.network_numbers import MEASURES, numbers_of
from quickscan_sim.analyse.network.gaps import find_gaps
from quickscan_sim.analyse.typed_rows import typed_rows

GROUPS = ("few", "many")

MOST_SHUFFLES = 20_000
"""So many ways to divide the wijken are all looked at; with more, Welch's t gives the p-value."""

TIE_ROUNDING = 1e-9
"""Divisions whose t differs less than this from the one found count as equally far."""

COLUMNS = {
    "layer": "str",
    "measure": "str",
    "n_neighbourhoods_few": "Int64",
    "n_neighbourhoods_many": "Int64",
    "mean_few": "float64",
    "mean_many": "float64",
    "difference": "float64",
    "ci_low": "float64",
    "ci_high": "float64",
    "p": "float64",
    "p_adjusted": "float64",
    "n_organisations": "Int64",
    "n_shared": "Int64",
    "reason": "str",
}


def compare_network_groups(
    tie_readings: pd.DataFrame,
    organisations: pd.DataFrame,
    neighbourhoods: pd.DataFrame,
    gaps: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Networks in wijken with few and with many families on a low income, few minus many.

    The wijk is the unit: each has one number per layer and measure (see
    :func:`compare_networks`), and each counts for one. The interval is Welch's (1947), on the
    degrees of freedom of Satterthwaite; the p-value is that of all ways to divide the wijken into
    groups of these sizes (exact permutation of Welch's t; Janssen 1997), or of Welch's t where
    there are more than 20,000. With three wijken in each group the smallest p is 0.1: then no
    difference can be called certain, whatever its size.

    The groups differ in more than income: also in which organisations work there, and in how many
    people answered. And wijken share organisations: those that work in both groups make the
    interval rather too wide, those that work in several wijken of one group rather too narrow.

    Returns
    -------
    DataFrame
        A row per layer and measure. ``n_organisations`` are active in these wijken, ``n_shared``
        of them in both groups. ``p_adjusted`` is Holm's (1979), over all rows. ``reason`` says
        why there are no numbers ("one_group": no wijk with a number in a group) or no interval
        ("too_few_neighbourhoods": a group with one wijk; "no_variation").

    Raises
    ------
    QuickscanError
        For a table without its columns.

    Examples
    --------
    In the wijk kade all of a name b, all of b and c name a; in dam all name all.

    >>> from quickscan_sim.analyse import read_ties
    >>> people = pd.DataFrame({"professional_id": list("123456789"), "wave": 1,
    ...                        "organisation_id": list("aaabbbccc"), "neighbourhood_id": "kade",
    ...                        "responded": True, "answered_partners": True})
    >>> named = pd.DataFrame({"organisation_id": list("abc"), "partner_id": list("baa")})
    >>> ties = people.merge(named).assign(layer="care", level=3, quality=2)
    >>> readings = read_ties(ties, people, people, people, ["care"])
    >>> sectors = pd.DataFrame({"organisation_id": list("abc"),
    ...                         "sector": ["school", "care", "care"]})
    >>> more = readings.assign(neighbourhood_id="dam", names=True)
    >>> wijken = pd.DataFrame({"neighbourhood_id": ["kade", "dam"],
    ...                        "income_group": ["few", "many"]})
    >>> found = compare_network_groups(pd.concat([readings, more]), sectors, wijken)
    >>> found.query("measure == 'density'")[["mean_few", "mean_many"]].to_numpy().tolist()
    [[0.5, 1.0]]
    """
    check_table(tie_readings, "tie_readings", (*READINGS, *LEVELS))
    check_table(organisations, "organisations", ("organisation_id", "sector"))
    check_table(neighbourhoods, "neighbourhoods", WIJKEN)
    group_of = dict(
        zip(neighbourhoods["neighbourhood_id"], neighbourhoods["income_group"], strict=True)
    )
    listed = find_gaps(tie_readings, organisations) if gaps is None else gaps
    check_table(listed, "gaps", LISTED)
    values = _values(tie_readings, listed, group_of)
    counts = _organisations(tie_readings, group_of)
    rows = [
        {"layer": layer, "measure": measure} | counts | _compared(values[layer, measure])
        for layer in dict.fromkeys(tie_readings["layer"])
        for measure in MEASURES
    ]
    table = typed_rows(rows, COLUMNS)
    table["p_adjusted"] = adjust_p(table["p"].to_numpy())
    return table


Values = dict[str, list[float]]


def _values(
    tie_readings: pd.DataFrame, gaps: pd.DataFrame, group_of: dict[str, str]
) -> dict[tuple[str, str], Values]:
    """By layer and measure: the number of every wijk that has one, by group."""
    found: dict[tuple[str, str], Values] = {
        (layer, measure): {group: [] for group in GROUPS}
        for layer in tie_readings["layer"].unique()
        for measure in MEASURES
    }
    for numbers in numbers_of(tie_readings, gaps):
        wijk, layer = numbers.place
        for measure in MEASURES:
            own = found[layer, measure].get(group_of.get(wijk, ""))
            if own is not None and numbers.reason(measure) is None:
                own.append(numbers.parts[measure].value)
    return found


def _organisations(tie_readings: pd.DataFrame, group_of: dict[str, str]) -> dict[str, object]:
    active = tie_readings[["neighbourhood_id", "organisation_id"]].drop_duplicates()
    group = active["neighbourhood_id"].map(group_of)
    few, many = (
        set(active.loc[group.eq(name).fillna(False), "organisation_id"]) for name in GROUPS
    )
    return {"n_organisations": len(few | many), "n_shared": len(few & many)}


def _compared(values: Values) -> dict[str, object]:
    few, many = (np.array(values[group]) for group in GROUPS)
    counts: dict[str, object] = {
        "n_neighbourhoods_few": len(few),
        "n_neighbourhoods_many": len(many),
    }
    if min(len(few), len(many)) == 0:
        return counts | {"reason": "one_group"}
    difference = float(few.mean() - many.mean())
    counts |= {
        "mean_few": float(few.mean()),
        "mean_many": float(many.mean()),
        "difference": difference,
    }
    if min(len(few), len(many)) < 2:
        return counts | {"reason": "too_few_neighbourhoods"}
    variances = [float(group.var(ddof=1)) / len(group) for group in (few, many)]
    error = float(np.sqrt(sum(variances)))
    if not error > 0:
        return counts | {"reason": "no_variation"}
    df = sum(variances) ** 2 / sum(
        variance**2 / (len(group) - 1)
        for variance, group in zip(variances, (few, many), strict=True)
    )
    half = t_quantile(df) * error
    return counts | {
        "ci_low": difference - half,
        "ci_high": difference + half,
        "p": _p(few, many, difference / error, df),
    }


def _p(few: np.ndarray, many: np.ndarray, t: float, df: float) -> float:
    n = len(few) + len(many)
    if comb(n, len(few)) > MOST_SHUFFLES:
        return two_sided_p(t, df)
    chosen = np.array(list(combinations(range(n), len(few))))
    inside = np.zeros((len(chosen), n), dtype=bool)
    inside[np.arange(len(chosen))[:, None], chosen] = True
    shuffled = _welch_t(np.concatenate([few, many]), inside)
    return float((np.abs(shuffled) >= abs(t) - TIE_ROUNDING).mean())


def _welch_t(values: np.ndarray, inside: np.ndarray) -> np.ndarray:
    """Welch's t of every division (divisions x wijken); infinite where nothing varies within."""
    means, variances = [], []
    for group in (inside, ~inside):
        n = group.sum(axis=1)
        mean = group @ values / n
        means.append(mean)
        variances.append((group * (values - mean[:, None]) ** 2).sum(axis=1) / (n - 1) / n)
    difference, error = means[0] - means[1], np.sqrt(variances[0] + variances[1])
    varies = error > TIE_ROUNDING
    apart = np.where(np.abs(difference) > TIE_ROUNDING, np.inf, 0.0)
    return np.where(varies, difference / np.where(varies, error, 1.0), apart)
