"""Items that groups answer differently although they score the same (DIF)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from quickscan_sim.analyse.given import check_option
from quickscan_sim.analyse.intervals import CONFIDENCE
from quickscan_sim.analyse.item_answers import item_answers
from quickscan_sim.analyse.multiplicity import adjust_p
from quickscan_sim.analyse.reliability.proportional_odds import OrdinalFit, fit_proportional_odds
from quickscan_sim.analyse.scores.theme_scores import favourable_items
from quickscan_sim.analyse.typed_rows import typed_rows
from quickscan_sim.errors import QuickscanError
from quickscan_sim.questionnaire import Questionnaire
from quickscan_sim.vocabulary import SMALL_CELL

IMPORTANT = 0.02
"""A change in McFadden's R2 below this is no important DIF (COSMIN, Prinsen 2018)."""

SIGNIFICANT = 0.05
MATCHED_ON = ("total", "rest")
ODD_ITEM = 0.01
"""An item with a p below this, and an important effect, leaves the score of the other items."""

VERDICTS = ("none", "small", "unclear", "uniform", "nonuniform", "both")

ITEM_COLUMNS = {
    "theme": "str",
    "item": "str",
    "n": "Int64",
    "n_groups": "Int64",
    "chi2_uniform": "float64",
    "df": "Int64",
    "p_uniform": "float64",
    "p_uniform_holm": "float64",
    "mcfadden_uniform": "float64",
    "ci_low_uniform": "float64",
    "ci_high_uniform": "float64",
    "nagelkerke_uniform": "float64",
    "chi2_nonuniform": "float64",
    "p_nonuniform": "float64",
    "p_nonuniform_holm": "float64",
    "mcfadden_nonuniform": "float64",
    "ci_low_nonuniform": "float64",
    "ci_high_nonuniform": "float64",
    "nagelkerke_nonuniform": "float64",
    "verdict": "str",
    "reason": "str",
    "needed": "Int64",
}

SHIFT_COLUMNS = {
    "theme": "str",
    "item": "str",
    "group": "str",
    "n": "Int64",
    "shift": "float64",
    "ci_low": "float64",
    "ci_high": "float64",
    "p": "float64",
    "p_holm": "float64",
    "reason": "str",
    "needed": "Int64",
}


ItemRows = tuple[dict[str, Any], list[dict[str, Any]]]
"""The row of an item, and the rows of its groups."""


@dataclass(frozen=True, kw_only=True)
class Dif:
    """Which items groups answer differently (``items``), and which group does so (``shifts``).

    ``items`` has a row per item. ``uniform`` is a shift that is the same at every score,
    ``nonuniform`` one that grows or shrinks with the score. For each: the likelihood-ratio
    ``chi2`` on ``df`` degrees of freedom, ``p`` and Holm's p over the items, the change in
    McFadden's R2 with a 95 % interval, and the change in Nagelkerke's R2. ``verdict`` is one of

    - "uniform", "nonuniform", "both": Holm's p below .05, and a change of at least .02;
    - "small": Holm's p below .05, but the change is below .02;
    - "unclear": not significant, but a change of .02 or more fits the answers too;
    - "none": not significant, and the whole interval lies below .02.

    ``shifts`` has a row per item and group: how much more favourably (above 0) the group answers
    the item than the average group with the same score, in log odds, with Holm's p over all rows.
    """

    items: pd.DataFrame
    shifts: pd.DataFrame


def find_dif(
    items: pd.DataFrame, groups: pd.Series[Any], match: str = "total", purify: bool = True
) -> Dif:
    """Items of one theme that groups answer differently at the same score.

    For each item three proportional-odds models: on the score, with the group added, and with
    group x score added. Twice the gain in log-likelihood is chi-squared (Swaminathan and Rogers
    1990; Zumbo 1999); effect sizes are the changes in pseudo R2 (McFadden 1 - ll / ll0;
    Nagelkerke), as R's lordif gives them (Choi, Gibbons and Crane 2011). The interval of
    McFadden's change inverts the noncentral chi-squared distribution of the test; people are
    taken as independent.

    Parameters
    ----------
    items
        A column per item of one theme, a row per respondent; reversed items turned around.
    groups
        The group of each row, such as the sector; a row without a group does not count.
    match
        "total": the score is the mean of all items of the theme; "rest": of the other items. Over
        few items a rest score is rough, and where groups truly differ on the theme it then shows
        DIF that is not there: of six items without DIF at a difference of 0.3 SD between groups,
        11 % were significant at .05 with "rest", and 6 % with "total". Somebody with less than
        half of the items answered does not count.
    purify
        Items with DIF leave the score that the others are matched on, the largest first, as long
        as half of the items stay (Holland and Thayer 1988): one odd item makes others look odd in
        the opposite direction. An item itself is always part of its own total.

    Returns
    -------
    Dif
        A group in which fewer than 5 people answered an item is left out of that item; its row in
        ``shifts`` says so and shows no number. An item gets a ``reason`` instead of numbers when
        there are fewer than two items ("too_few_items"), fewer than two such groups
        ("too_few_groups"), no different answers or scores ("no_variation"), or no finite solution
        ("not_converged": for instance a group that only gave the highest answer).

    Raises
    ------
    QuickscanError
        When the items are no table of numbers, or there is not one group for each row.

    Examples
    --------
    >>> rng = np.random.default_rng(1)
    >>> answers = rng.normal(size=(300, 1)) + rng.normal(size=(300, 4))
    >>> group = pd.Series(["school", "care", "team"] * 100)
    >>> answers[:, 0] += 1.5 * (group == "care")
    >>> items = pd.DataFrame(answers.round().clip(-2, 2), columns=list("abcd"))
    >>> found = find_dif(items, group)
    >>> found.items.set_index("item").loc["a", "verdict"]
    'uniform'
    >>> found.shifts.set_index(["item", "group"])["shift"]["a"].idxmax()
    'care'
    """
    table = item_answers(items)
    check_option("match", match, MATCHED_ON)
    codes, names = _groups_of(groups, len(table))
    columns = [str(name) for name in items.columns]
    return _with_holm(_Items(None, columns, table, codes, names, match).rows(purify))


def summarise_dif(
    answers: pd.DataFrame,
    questionnaire: Questionnaire,
    professionals: pd.DataFrame,
    match: str = "total",
    purify: bool = True,
) -> Dif:
    """:func:`find_dif` between sectors for every theme of the questionnaire.

    Parameters
    ----------
    answers, professionals
        Tables of one wave. Holm's p counts the items of all themes together.
    """
    check_option("match", match, MATCHED_ON)
    key = ["professional_id", "wave"]
    sector = professionals.drop_duplicates(key).set_index(key)["sector"]
    rows: list[ItemRows] = []
    for theme, items in favourable_items(answers, questionnaire).items():
        codes, names = _groups_of(sector.reindex(items.index), len(items))
        table = _Items(theme, list(items.columns), items.to_numpy(), codes, names, match)
        rows += table.rows(purify)
    return _with_holm(rows)


def _groups_of(groups: pd.Series[Any], n: int) -> tuple[np.ndarray, list[str]]:
    """The number of each row's group (-1: none), and their names."""
    if np.ndim(groups) != 1 or len(groups) != n:
        raise QuickscanError(
            "The groups have {found} values and the items {n} rows. Give one group for each row.",
            found=np.size(groups),
            n=n,
        )
    codes, names = pd.factorize(pd.Series(groups).reset_index(drop=True), sort=True)
    return codes, [str(name) for name in names]


@dataclass(frozen=True)
class _Items:
    """The items of one theme, and the group of every respondent."""

    theme: str | None
    columns: list[str]
    table: np.ndarray
    codes: np.ndarray
    names: list[str]
    match: str

    def rows(self, purify: bool) -> list[ItemRows]:
        """The rows of every item, matched on items without DIF where that is asked."""
        odd: list[int] = []
        while True:
            found = [self._row(place, odd) for place in range(len(self.columns))]
            effect = [_size_of(item) for item, _ in found]
            others = [place for place in range(len(found)) if place not in odd]
            worst = max(others, key=lambda place: effect[place], default=0)
            stay = len(others) - 1
            if not purify or not effect or effect[worst] == 0 or stay < max(2, len(found) / 2):
                return found
            odd.append(worst)

    def _row(self, place: int, odd: list[int]) -> ItemRows:
        answer, score = self.table[:, place], self._score(place, odd)
        usable = ~np.isnan(answer) & ~np.isnan(score) & (self.codes >= 0)
        sizes = np.bincount(self.codes[usable], minlength=len(self.names))
        kept = np.flatnonzero(sizes >= SMALL_CELL)
        usable &= np.isin(self.codes, kept)
        number = np.searchsorted(kept, self.codes[usable])
        facts = {"theme": self.theme, "item": self.columns[place]}
        found, shifts = _dif_of(answer[usable], score[usable], number, len(self.columns))
        groups = [
            {"group": name, "reason": "too_few_people", "needed": SMALL_CELL}
            for name, size in zip(self.names, sizes, strict=True)
            if size < SMALL_CELL
        ] + [
            {"group": self.names[code], "n": int(sizes[code])} | shift
            for code, shift in zip(kept, shifts, strict=True)
        ]
        return facts | found, [facts | row for row in groups]

    def _score(self, place: int, odd: list[int]) -> np.ndarray:
        """The mean of the matching items where at least half of them are answered."""
        matching = [
            item
            for item in range(len(self.columns))
            if (self.match == "total" if item == place else item not in odd)
        ]
        others = self.table[:, matching]
        n_answered = (~np.isnan(others)).sum(axis=1)
        enough = (n_answered > 0) & (n_answered >= others.shape[1] / 2)
        total = np.nansum(others, axis=1)
        return np.where(enough, total / np.maximum(n_answered, 1), np.nan)


def _size_of(item: Mapping[str, Any]) -> float:
    """The effect of an item when it is important and unlikely to be chance; else 0."""
    return max(
        (
            item[f"mcfadden_{kind}"]
            for kind in ("uniform", "nonuniform")
            if item.get(f"p_{kind}", 1.0) < ODD_ITEM and item[f"mcfadden_{kind}"] >= IMPORTANT
        ),
        default=0.0,
    )


def _dif_of(answer: np.ndarray, score: np.ndarray, group: np.ndarray, n_items: int) -> ItemRows:
    """The row of an item, and those of its groups, in the order of their numbers."""
    n_groups = int(group.max()) + 1 if len(group) else 0
    facts: dict[str, Any] = {"n": len(answer), "n_groups": n_groups}
    fits: list[OrdinalFit] = []
    why: dict[str, Any] = {}
    if n_items < 2:
        why = {"reason": "too_few_items", "needed": 2}
    elif n_groups < 2:
        why = {"reason": "too_few_groups", "needed": 2}
    elif np.ptp(score) == 0 or np.ptp(answer) == 0:
        why = {"reason": "no_variation"}
    else:
        fits = _three_models(answer, score, group, n_groups)
        why = next(({"reason": fit.reason} for fit in fits if fit.reason), {})
    if why:
        return facts | why, [why] * n_groups
    numbers = _tests(answer, fits, n_groups - 1)
    return facts | numbers, _shifts(fits[1], n_groups)


def _three_models(
    answer: np.ndarray, score: np.ndarray, group: np.ndarray, n_groups: int
) -> list[OrdinalFit]:
    """Score; score and group; score, group and their product."""
    own = score[:, None]
    member = (group[:, None] == np.arange(1, n_groups)).astype(float)
    # The product of deviations spans the same models and keeps the columns apart.
    product = member * (own - score.mean())
    designs = (own, np.hstack([own, member]), np.hstack([own, member, product]))
    return [fit_proportional_odds(answer, design) for design in designs]


def _tests(answer: np.ndarray, fits: list[OrdinalFit], df: int) -> dict[str, Any]:
    from scipy.special import chdtrc

    n = len(answer)
    counts = np.unique(answer, return_counts=True)[1]
    empty = float((counts * np.log(counts / n)).sum())
    values = np.array([fit.log_likelihood for fit in fits])
    mcfadden = 1 - values / empty
    nagelkerke = (1 - np.exp(2 * (empty - values) / n)) / (1 - np.exp(2 * empty / n))
    found: dict[str, Any] = {"df": df}
    for step, kind in enumerate(("uniform", "nonuniform")):
        chi2 = max(0.0, float(2 * (values[step + 1] - values[step])))
        low, high = _noncentrality(chi2, df)
        found |= {
            f"chi2_{kind}": chi2,
            f"p_{kind}": float(chdtrc(df, chi2)),
            f"mcfadden_{kind}": float(mcfadden[step + 1] - mcfadden[step]),
            f"ci_low_{kind}": low / (-2 * empty),
            f"ci_high_{kind}": high / (-2 * empty),
            f"nagelkerke_{kind}": float(nagelkerke[step + 1] - nagelkerke[step]),
        }
    return found


def _noncentrality(chi2: float, df: int) -> tuple[float, float]:
    """The 95 % interval of the noncentrality of a chi-squared (0 where it would fall below)."""
    from scipy.special import chdtr, chndtrinc

    tail = (1 - CONFIDENCE) / 2
    low, high = (
        float(chndtrinc(chi2, df, chance)) if chdtr(df, chi2) > chance else 0.0
        for chance in (1 - tail, tail)
    )
    return low, high


def _shifts(fit: OrdinalFit, n_groups: int) -> list[dict[str, Any]]:
    """Each group beside the plain average of the groups, with Wald intervals."""
    from scipy.special import ndtr, ndtri

    coefficients = np.concatenate([[0.0], fit.coefficients[1:]])
    covariance = np.zeros((n_groups, n_groups))
    covariance[1:, 1:] = fit.covariance[1:, 1:]
    beside = np.eye(n_groups) - 1 / n_groups
    shift = beside @ coefficients
    error = np.sqrt(np.diag(beside @ covariance @ beside))
    half = float(ndtri(1 - (1 - CONFIDENCE) / 2)) * error
    p = 2 * ndtr(-np.abs(shift) / error)
    return [
        {"shift": one, "ci_low": one - width, "ci_high": one + width, "p": chance}
        for one, width, chance in zip(shift, half, p, strict=True)
    ]


def _with_holm(rows: list[ItemRows]) -> Dif:
    items = typed_rows([item for item, _ in rows], ITEM_COLUMNS)
    shifts = typed_rows([shift for _, group in rows for shift in group], SHIFT_COLUMNS)
    for kind in ("uniform", "nonuniform"):
        items[f"p_{kind}_holm"] = adjust_p(items[f"p_{kind}"].to_numpy())
    shifts["p_holm"] = adjust_p(shifts["p"].to_numpy())
    verdicts = [
        None if np.isnan(row["chi2_uniform"]) else _verdict(row) for row in items.to_dict("records")
    ]
    items["verdict"] = pd.array(verdicts, dtype="str")
    return Dif(items=items, shifts=shifts)


def _verdict(row: Mapping[Any, Any]) -> str:
    kinds = ("uniform", "nonuniform")
    significant = [kind for kind in kinds if row[f"p_{kind}_holm"] < SIGNIFICANT]
    important = [kind for kind in significant if row[f"mcfadden_{kind}"] >= IMPORTANT]
    if important:
        return "both" if len(important) == len(kinds) else important[0]
    if any(row[f"ci_high_{kind}"] >= IMPORTANT for kind in kinds if kind not in significant):
        return "unclear"
    return "small" if significant else "none"
