"""Would you see this again? Whole organisations drawn anew, again and again."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from quickscan_sim.analyse.given import PEOPLE, PLACES, SCORES, SUMMARY, WIJKEN, check_table
from quickscan_sim.analyse.scores.summary import people_of
from quickscan_sim.analyse.typed_rows import typed_rows
from quickscan_sim.errors import QuickscanError
from quickscan_sim.random_streams import stream
from quickscan_sim.vocabulary import SMALL_CELL

N_RESAMPLES = 2000
NOTABLE = 0.2
"""Points on the scale of the answers."""

COLUMNS = {
    "question": "str",
    "theme": "str",
    "sector": "str",
    "n": "Int64",
    "n_organisations": "Int64",
    "estimate": "float64",
    "share_same_sign": "float64",
    "share_notable": "float64",
    "share_lowest": "float64",
    "error": "float64",
    "reason": "str",
}


def seen_again(
    theme_scores: pd.DataFrame,
    professionals: pd.DataFrame,
    works_in: pd.DataFrame,
    neighbourhoods: pd.DataFrame,
    score_summary: pd.DataFrame,
    *,
    n_resamples: int = N_RESAMPLES,
    seed: int = 0,
    notable: float = NOTABLE,
) -> pd.DataFrame:
    """In what share of redrawn quickscans a difference would be there again.

    Each resample draws whole organisations with replacement, per sector (for the two groups of
    wijken: per sector within a group), one fewer than there are and each with the weight that
    makes up for it: so the spread comes out right also for two or three organisations (Rao and
    Wu 1988). Sectors with one organisation are drawn together, as one, on their side of the
    comparison (collapsed strata, Wolter 2007): more spread than there is rather than none. Wijken
    stay the same: this tells what other organisations in these wijken would show, not what other
    wijken would.

    Parameters
    ----------
    theme_scores, professionals, works_in
        Tables of one wave.
    neighbourhoods
        Says by ``income_group`` which group a wijk belongs to.
    score_summary
        Sectors withheld there are left out, here and in which sector is lowest.
    n_resamples, seed
        The draws have a stream of their own ("seen_again"): the same seed, the same shares.
    notable
        From how many points a difference is worth mentioning.

    Returns
    -------
    DataFrame
        For each theme a row of question "sector" for each sector (against everybody else) and one
        of question "wijken" (few minus many low incomes, within sector). ``share_same_sign`` and
        ``share_notable`` (same sign, and at least ``notable`` points) are shares of the resamples,
        ``share_lowest`` the share in which this sector is the lowest of all shown. ``error`` is
        the largest Monte Carlo standard error of the three. ``reason``: "too_few" (fewer than 5
        people on a side, or beside both), "too_few_clusters" (fewer than two organisations on a
        side to draw from), or "no_shared_sector".

    Raises
    ------
    QuickscanError
        For a table without its columns, fewer than 100 resamples, a negative ``notable``, or
        scores of more than one wave.
    """
    if n_resamples < 100 or notable < 0:
        raise QuickscanError(
            "seen_again needs `n_resamples` of at least 100 and `notable` of at least 0; found "
            "{n_resamples} and {notable}.",
            n_resamples=n_resamples,
            notable=notable,
        )
    for table, name, needed in (
        (theme_scores, "theme_scores", SCORES),
        (professionals, "professionals", PEOPLE),
        (works_in, "works_in", PLACES),
        (neighbourhoods, "neighbourhoods", WIJKEN),
        (score_summary, "score_summary", SUMMARY),
    ):
        check_table(table, name, needed)
    people = people_of(theme_scores, professionals)
    people = people[people["score"].notna()]
    is_shown = (score_summary["grouping"] == "sector") & ~score_summary["withheld"].astype(bool)
    shown = set(score_summary.loc[is_shown, "sector"])
    in_few = _shares_in_groups(people, works_in, neighbourhoods)
    rows: list[dict[str, object]] = []
    for number, (theme, scored) in enumerate(people.groupby("theme", sort=False)):
        sums = _Sums.of(scored, in_few)
        draw = stream(seed, "seen_again", number)
        asked = _sectors(sums, sums.redraw(draw, n_resamples, by_group=False), shown, notable)
        asked.append(_wijken(sums, sums.redraw(draw, n_resamples, by_group=True), notable))
        rows += [{"theme": theme} | row for row in asked]
    return typed_rows(rows, COLUMNS)


@dataclass(frozen=True)
class _Sums:
    """Per organisation its sector, main group of wijken, and sums over its people.

    ``counts`` and ``totals`` are (organisations, 3): everybody, and by the time worked in wijken
    with few and with many low incomes; totals are of scores. ``n_placed`` counts the people who
    work in such wijken. ``is_small``: a group of wijken, or
    what the total holds beside the groups, has too few people to show.
    """

    sector: np.ndarray
    sectors: list[str]
    group: np.ndarray
    counts: np.ndarray
    totals: np.ndarray
    n_placed: np.ndarray
    is_small: bool

    @classmethod
    def of(cls, scored: pd.DataFrame, in_groups: pd.DataFrame) -> _Sums:
        """From people with a score on one theme."""
        own, organisations = pd.factorize(scored["organisation_id"], sort=True)
        sector, sectors = pd.factorize(scored["sector"], sort=True)
        of_own = np.zeros(len(organisations), dtype=int)
        of_own[own] = sector
        score = scored["score"].to_numpy(float)
        part = in_groups.reindex(scored["professional_id"]).fillna(0.0).to_numpy(float)
        weight = np.column_stack([np.ones(len(score)), part])
        counts = np.zeros((len(organisations), 3))
        totals = np.zeros((len(organisations), 3))
        np.add.at(counts, own, weight)
        np.add.at(totals, own, weight * score[:, None])
        group = np.where(counts[:, 1:].sum(axis=1) == 0, 2, counts[:, 2] > counts[:, 1])
        names = [str(name) for name in sectors]
        placed = np.bincount(own, weights=(part > 0).any(axis=1), minlength=len(organisations))
        is_small = _gives_few_people_away(part > 0)
        return cls(of_own, names, group, counts, totals, placed, is_small)

    def strata(self, *, by_group: bool) -> np.ndarray:
        """(organisations,): who are drawn from together."""
        side = self.group if by_group else np.zeros_like(self.sector)
        strata = self.sector * 3 + side
        _, number, size = np.unique(strata, return_inverse=True, return_counts=True)
        return np.asarray(np.where(size[number] == 1, -1 - side, strata))

    def redraw(self, draw: np.random.Generator, n_resamples: int, *, by_group: bool) -> np.ndarray:
        """(resamples, organisations): how often each counts."""
        strata = self.strata(by_group=by_group)
        weight = np.ones((n_resamples, len(strata)))
        for stratum in np.unique(strata):
            members = np.flatnonzero(strata == stratum)
            m = len(members)
            if m > 1:
                times = draw.multinomial(m - 1, np.full(m, 1 / m), size=n_resamples)
                weight[:, members] = times * (m / (m - 1))
        return weight

    def by_sector(self, weight: np.ndarray, sums: np.ndarray) -> np.ndarray:
        """(resamples, sectors, 3): sums over the organisations as often as they were drawn."""
        one_of = np.eye(len(self.sectors))[self.sector]
        by_part = [weight @ (one_of * sums[:, [part]]) for part in range(3)]
        return np.stack(by_part, axis=2)


def _sectors(
    sums: _Sums, weight: np.ndarray, shown: set[str], notable: float
) -> list[dict[str, object]]:
    here = np.ones((1, len(sums.sector)))
    may_show = [number for number, name in enumerate(sums.sectors) if name in shown]
    differences, means = _against_others(sums, weight)
    estimate, _ = _against_others(sums, here)
    # A sector of which nobody is drawn is not the lowest.
    shown_means = np.nan_to_num(means[:, may_show], nan=np.inf)
    lowest = shown_means.argmin(axis=1) if may_show else np.zeros(len(weight), dtype=int)
    varies = np.ptp(weight, axis=0) > 0
    n_people = np.bincount(sums.sector, weights=sums.counts[:, 0]).astype(int)
    n_organisations = np.bincount(sums.sector)
    rows: list[dict[str, object]] = []
    for place, number in enumerate(may_show):
        labels = {
            "question": "sector",
            "sector": sums.sectors[number],
            "n": int(n_people[number]),
            "n_organisations": int(n_organisations[number]),
        }
        n_others = int(n_people.sum() - n_people[number])
        if min(n_people[number], n_others) < SMALL_CELL:
            rows.append(labels | {"reason": "too_few"})
        elif not _both_vary(varies, sums.sector == number, sums.sector != number):
            rows.append(labels | {"reason": "too_few_clusters"})
        else:
            found = _shares(float(estimate[0, number]), differences[:, number], notable)
            is_lowest = float((lowest == place).mean()) if len(may_show) > 1 else np.nan
            rows.append(labels | _with_error(found | {"share_lowest": is_lowest}, len(weight)))
    return rows


def _against_others(sums: _Sums, weight: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(resamples, sectors): each sector minus all other people, and its mean."""
    counts = sums.by_sector(weight, sums.counts)[:, :, 0]
    totals = sums.by_sector(weight, sums.totals)[:, :, 0]
    n_others = counts.sum(axis=1, keepdims=True) - counts
    of_others = totals.sum(axis=1, keepdims=True) - totals
    means = _divide(totals, counts)
    return means - _divide(of_others, n_others), means


def _wijken(sums: _Sums, weight: np.ndarray, notable: float) -> dict[str, object]:
    labels = {
        "question": "wijken",
        "n": int(sums.n_placed.sum()),
        "n_organisations": int((sums.n_placed > 0).sum()),
    }
    if sums.is_small:
        return {"question": "wijken", "reason": "too_few"}
    estimate = float(_within_sector(sums, np.ones((1, len(sums.sector))))[0])
    if np.isnan(estimate):
        return labels | {"reason": "no_shared_sector"}
    both = sums.by_sector(np.ones((1, len(sums.sector))), sums.counts)[0, :, 1:]
    is_shared = (both.min(axis=1) > 0)[sums.sector]
    few, many = (is_shared & (sums.counts[:, part] > 0) for part in (1, 2))
    if not _both_vary(np.ptp(weight, axis=0) > 0, few, many):
        return labels | {"reason": "too_few_clusters"}
    redrawn = _within_sector(sums, weight)
    return labels | _with_error(_shares(estimate, redrawn, notable), len(weight))


def _both_vary(varies: np.ndarray, one_side: np.ndarray, other_side: np.ndarray) -> bool:
    """Whether two organisations or more on each side are drawn sometimes and left out sometimes."""
    return all(int((varies & side).sum()) >= 2 for side in (one_side, other_side))


def _within_sector(sums: _Sums, weight: np.ndarray) -> np.ndarray:
    """(resamples,): few minus many by least squares on group and sector, from the sums alone."""
    counts = sums.by_sector(weight, sums.counts)[:, :, 1:]
    totals = sums.by_sector(weight, sums.totals)[:, :, 1:]
    n = counts.sum(axis=2)
    share_few = np.nan_to_num(_divide(counts[:, :, 0], n))
    cross = totals[:, :, 0] - share_few * totals.sum(axis=2)
    square = counts[:, :, 0] * (1 - share_few)
    return _divide(cross.sum(axis=1), np.where(square.sum(axis=1) < 1e-9, 0, square.sum(axis=1)))


def _gives_few_people_away(inside: np.ndarray) -> bool:
    few, many = inside.T
    both = (few.sum(), many.sum())
    rests = ((~few).sum(), (~many).sum(), (~few & ~many).sum())
    return min(both) < SMALL_CELL or any(0 < rest < SMALL_CELL for rest in rests)


def _shares(estimate: float, redrawn: np.ndarray, notable: float) -> dict[str, float]:
    """A resample in which a side has nobody does not show it again."""
    same = np.sign(redrawn) == np.sign(estimate)
    return {
        "estimate": estimate,
        "share_same_sign": float(same.mean()),
        "share_notable": float((same & (np.abs(redrawn) >= notable)).mean()),
    }


def _with_error(found: dict[str, float], n_resamples: int) -> dict[str, object]:
    shares = np.array([value for name, value in found.items() if name.startswith("share")])
    shares = shares[~np.isnan(shares)]
    error = float(np.sqrt((shares * (1 - shares)).max() / n_resamples))
    return {**found, "error": error}


def _divide(above: np.ndarray, below: np.ndarray) -> np.ndarray:
    empty = np.full(np.shape(above), np.nan)
    return np.asarray(np.divide(above, below, out=empty, where=below > 0))


def _shares_in_groups(
    people: pd.DataFrame, works_in: pd.DataFrame, neighbourhoods: pd.DataFrame
) -> pd.DataFrame:
    """Per person the time worked in wijken with few and with many low incomes."""
    known = neighbourhoods[neighbourhoods["income_group"].notna()]
    placed = works_in[works_in["wave"].isin(people["wave"].unique())].merge(
        known[["neighbourhood_id", "income_group"]], on="neighbourhood_id"
    )
    few = np.where(placed["income_group"] == "few", placed["share"], 0.0)
    many = np.where(placed["income_group"] == "many", placed["share"], 0.0)
    parts = pd.DataFrame({"few": few, "many": many}, index=placed["professional_id"])
    return parts.groupby(level=0).sum()
