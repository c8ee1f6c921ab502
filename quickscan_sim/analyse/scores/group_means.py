"""Means of groups from plain columns: a score and a group for each person."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd

from quickscan_sim.analyse.disclosure.withholding import withheld_groups
from quickscan_sim.analyse.intervals import (
    Column,
    VarianceComponents,
    check_in_one_group,
    mean_variance,
    organisation_codes,
    t_quantile,
    variance_components,
)
from quickscan_sim.analyse.typed_rows import typed_columns
from quickscan_sim.errors import QuickscanError
from quickscan_sim.vocabulary import SMALL_CELL

COLUMNS = {
    "group": "str",
    "n": "Int64",
    "mean": "float64",
    "sd": "float64",
    "ci_low": "float64",
    "ci_high": "float64",
    "withheld": "boolean",
    "reason": "str",
}


def summarise_groups(
    scores: Column, groups: Column, organisation: Column | None = None, minimum: int = SMALL_CELL
) -> pd.DataFrame:
    """Mean, spread and interval of everybody and of each group, for plain columns.

    Interval: with ``organisation``, that of :func:`~quickscan_sim.analyse.intervals.mean_interval`,
    which takes into account that colleagues resemble each other; without it, mean +/- t * sd /
    sqrt(n) on n - 1 degrees of freedom, for people who have nothing to do with each other (Student
    1908). Among colleagues that is too narrow.

    Parameters
    ----------
    scores, groups, organisation
        One value for each person, in the same order. Who has no score or no group is left out;
        who has no organisation counts as alone in one. An organisation belongs to one group.
    minimum
        Smaller groups are withheld, and a second one where a hidden mean would follow.

    Returns
    -------
    DataFrame
        A row for everybody (group NA) and each group. ``reason`` says why a mean
        ("withheld", "too_few_people") or only its interval ("no_variation", "no_interval",
        "too_few_clusters") is not there.

    Raises
    ------
    QuickscanError
        For scores that are no numbers, columns of different lengths, or an organisation with
        people in more than one group.

    Examples
    --------
    >>> found = summarise_groups([1.0, 2, 3, 4, 5, 3, 3, 4, 4, 5], list("aaaaabbbbb"))
    >>> found[["n", "mean", "ci_low", "ci_high"]].round(2).to_numpy().tolist()
    [[10, 3.4, 2.5, 4.3], [5, 3.0, 1.04, 4.96], [5, 3.8, 2.76, 4.84]]
    """
    y, group, names, owner = _columns(scores, groups, organisation)
    n = np.bincount(group, minlength=len(names))
    starts = np.concatenate([[0], np.cumsum(n)])
    parts = [slice(0, len(y)), *(slice(*ends) for ends in pairwise(starts))]
    sizes = np.array([len(y), *n])
    mean, sd = _moments(y, parts, sizes)
    components = None if owner is None else variance_components(y, owner, group)
    half = _half_widths(components, owner, parts, sd, sizes)
    is_hidden = _withheld(n, minimum)
    shown = {"mean": mean, "sd": sd, "ci_low": mean - half, "ci_high": mean + half}
    columns = {name: np.where(is_hidden, np.nan, column) for name, column in shown.items()}
    reason = pd.Series(_reasons(components, sd, sizes), dtype="object")
    reason = reason.where(np.isnan(half), None).mask(is_hidden, "withheld")
    return typed_columns(
        {
            "group": [pd.NA, *names],
            "n": pd.array(sizes, dtype="Int64").copy(),
            "withheld": is_hidden,
            "reason": reason,
        }
        | columns,
        COLUMNS,
        len(sizes),
    ).assign(n=lambda table: table["n"].mask(is_hidden))


def _columns(
    scores: Column, groups: Column, organisation: Column | None
) -> tuple[np.ndarray, np.ndarray, list[str], np.ndarray | None]:
    """Score, number of the group and organisation of each known person, group by group."""
    try:
        y = pd.Series(scores).to_numpy(dtype=float, na_value=np.nan)
    except (TypeError, ValueError):
        raise QuickscanError("The scores must be numbers; turn them into numbers first.") from None
    group, names = pd.factorize(pd.Series(groups), sort=True)
    owner = None if organisation is None else organisation_codes(pd.Series(organisation))
    lengths = {len(y), len(group), *([] if owner is None else [len(owner)])}
    if len(lengths) > 1:
        raise QuickscanError(
            "Scores, groups and organisations must be of one length; found {lengths}.",
            lengths=", ".join(map(str, sorted(lengths))),
        )
    if organisation is not None:
        check_in_one_group(pd.Series(groups), pd.Series(organisation))
    small = group.astype(np.int16 if len(names) < 2**15 else np.int64)  # sorts by counting
    order = np.argsort(small, kind="stable")
    order = order[~np.isnan(y[order]) & (group[order] >= 0)]
    own = None if owner is None else owner[order]
    return y[order], group[order], [str(name) for name in names], own


def _moments(y: np.ndarray, parts: list[slice], sizes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    mean = np.array([y[part].mean() if n else np.nan for part, n in zip(parts, sizes, strict=True)])
    sd = [y[part].std(ddof=1) if n > 1 else np.nan for part, n in zip(parts, sizes, strict=True)]
    return mean, np.array(sd)


def _reasons(
    components: VarianceComponents | None, sd: np.ndarray, sizes: np.ndarray
) -> np.ndarray:
    """Why each group would have no interval."""
    lacks = components is not None and components.size == 0
    known = np.where(sd == 0, "no_variation", "too_few_clusters" if lacks else "no_interval")
    return np.where(sizes == 0, "too_few_people", known)


def _half_widths(
    components: VarianceComponents | None,
    owner: np.ndarray | None,
    parts: list[slice],
    sd: np.ndarray,
    sizes: np.ndarray,
) -> np.ndarray:
    pairs: list[tuple[float, float]]
    if owner is None or components is None:
        pairs = [
            (sd_**2 / n if n else np.nan, n - 1.0)
            for sd_, n in zip(sd.tolist(), sizes.tolist(), strict=True)
        ]
    else:
        pairs = [mean_variance(owner[part], components) for part in parts]
    return np.array([_half_width(variance, df) for variance, df in pairs])


def _half_width(variance: float, df: float) -> float:
    return t_quantile(df) * float(np.sqrt(variance)) if df >= 1 and variance > 0 else np.nan


def _withheld(n: np.ndarray, minimum: int) -> Any:
    membership = np.vstack([np.ones(len(n), dtype=int), np.eye(len(n), dtype=int)])
    return withheld_groups(membership, n, ["all"] + ["sector"] * len(n), minimum)
