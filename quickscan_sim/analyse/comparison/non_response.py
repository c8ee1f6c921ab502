"""What people who did not answer could change: bounds, and the tipping point."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from quickscan_sim.analyse.given import PEOPLE, SCORES, check_table
from quickscan_sim.analyse.scores.summary import people_of
from quickscan_sim.analyse.typed_rows import typed_rows
from quickscan_sim.errors import QuickscanError
from quickscan_sim.vocabulary import SMALL_CELL

DELTA = 0.5
"""Standard deviations between people: a difference of middle size (Cohen 1988)."""

COLUMNS = {
    "question": "str",
    "theme": "str",
    "sector": "str",
    "n": "Int64",
    "n_invited": "Int64",
    "response": "float64",
    "response_others": "float64",
    "estimate": "float64",
    "worst_low": "float64",
    "worst_high": "float64",
    "plausible_low": "float64",
    "plausible_high": "float64",
    "tipping_point": "float64",
    "delta": "float64",
    "sd": "float64",
    "reason": "str",
}


def non_response_bounds(
    theme_scores: pd.DataFrame,
    professionals: pd.DataFrame,
    organisations: pd.DataFrame,
    score_summary: pd.DataFrame,
    scale: tuple[float, float],
    delta: float = DELTA,
) -> pd.DataFrame:
    """How far means and differences could move if everybody invited had answered.

    The bounds hold no sampling error: they are about the people invited here, and come on top of
    the interval. Worst case: all who stayed away have the lowest, or the highest possible score
    (Manski 1990). Plausible: on average they differ by at most ``delta`` standard deviations from
    who did answer in the same sector (for all others together: from who did answer there). Not
    from who answered in the same organisation: a mean weighed by who was invited there, beside the
    plain mean, would give away what withheld organisations answered.

    Parameters
    ----------
    theme_scores, professionals
        Tables of one wave; people without a score on a theme count as stayed away.
    organisations
        ``n_invited`` of each; empty where unknown.
    score_summary
        Sectors withheld there get no row.
    scale
        The lowest and the highest possible score.
    delta
        In standard deviations between all people on the theme.

    Returns
    -------
    DataFrame
        For each theme rows of three questions: "mean" (of all, and of each sector that is shown)
        and "difference" (each sector minus all others). ``estimate`` is of those who answered.
        ``response`` is that of the sector, and for a difference ``response_others`` that of all
        others. ``tipping_point``, for a difference: how many standard deviations those who stayed
        away must lie from who answered, lower on the one side and higher on the other, until no
        difference is left. Nobody passes an end of the scale; so it is empty where even the worst
        case leaves a difference, as where everybody answered.
        ``sd`` is the standard deviation that ``delta`` counts in.
        ``reason``: "unknown_n_invited", "nobody" (no scores) or "too_few" (fewer than 5 people on
        a side, or fewer than 5 who stayed away: that would tell about them).

    Raises
    ------
    QuickscanError
        For a table without its columns, a scale that is no (low, high), a score outside it, a
        negative ``delta``, or scores of more than one wave.
    """
    low, high = _checked(scale, delta)
    check_table(theme_scores, "theme_scores", SCORES)
    check_table(professionals, "professionals", PEOPLE)
    check_table(organisations, "organisations", ("organisation_id", "sector", "n_invited"))
    check_table(score_summary, "score_summary", ("grouping", "sector", "withheld"))
    people = people_of(theme_scores, professionals)
    is_shown = (score_summary["grouping"] == "sector") & ~score_summary["withheld"].astype(bool)
    shown = sorted(set(score_summary.loc[is_shown, "sector"]))
    rows: list[dict[str, object]] = []
    for theme, scored in people.groupby("theme", sort=False):
        kept = scored[scored["score"].notna()]
        _check_scores(kept["score"].to_numpy(float), (low, high))
        invited = _Invited.of(kept, organisations, (low, high), delta)
        rows += [{"theme": theme} | row for row in _questions(invited, shown)]
    return typed_rows(rows, COLUMNS)


@dataclass(frozen=True)
class _Invited:
    """Per organisation: who was invited, who answered, and what the others could have said."""

    sector: np.ndarray
    n_invited: np.ndarray
    n: np.ndarray
    total: np.ndarray
    sd: float
    scale: tuple[float, float]
    delta: float

    @classmethod
    def of(
        cls,
        kept: pd.DataFrame,
        organisations: pd.DataFrame,
        scale: tuple[float, float],
        delta: float,
    ) -> _Invited:
        """From people with a score on one theme, and all organisations."""
        own = pd.Index(organisations["organisation_id"]).get_indexer(kept["organisation_id"])
        score = kept["score"].to_numpy(float)
        known, m = own >= 0, len(organisations)
        n = np.bincount(own[known], minlength=m).astype(float)
        total = np.bincount(own[known], weights=score[known], minlength=m)
        n_invited = organisations["n_invited"].to_numpy(float, na_value=np.nan)
        return cls(
            sector=organisations["sector"].to_numpy(object),
            # More people may answer than were counted as invited.
            n_invited=np.where(np.isnan(n_invited), np.nan, np.maximum(n_invited, n)),
            n=n,
            total=total,
            sd=float(score.std(ddof=1)) if len(score) > 1 else np.nan,
            scale=scale,
            delta=delta,
        )

    def numbers(self, inside: np.ndarray) -> dict[str, float]:
        """The mean over everybody invited in these organisations, and how it could move."""
        away = self.n_invited[inside] - self.n[inside]
        everybody = self.n_invited[inside].sum()
        answered = self.total[inside].sum()
        expected = answered / self.n[inside].sum()
        shift = self.delta * self.sd if away.any() else 0.0
        ends = {"estimate": expected, "worst_low": self.scale[0], "worst_high": self.scale[1]}
        ends["plausible_low"] = np.clip(expected - shift, *self.scale)
        ends["plausible_high"] = np.clip(expected + shift, *self.scale)
        return {
            name: float((answered + (away * value).sum()) / everybody)
            for name, value in ends.items()
        } | {"share_away": float(away.sum() / everybody)}

    def facts(self, inside: np.ndarray) -> dict[str, object]:
        """Who was invited and who has a score."""
        n, n_invited = int(self.n[inside].sum()), self.n_invited[inside].sum()
        known = not np.isnan(n_invited) and n_invited > 0
        return {
            "n": n,
            "n_invited": int(n_invited) if known else None,
            "response": n / n_invited if known else np.nan,
            "delta": self.delta,
            "sd": self.sd,
        }

    def why_not(self, inside: np.ndarray) -> str | None:
        """Why these organisations get no numbers."""
        if np.isnan(self.n_invited[inside]).any():
            return "unknown_n_invited"
        n, away = self.n[inside].sum(), (self.n_invited[inside] - self.n[inside]).sum()
        if n == 0:
            return "nobody"
        return "too_few" if n < SMALL_CELL or 0 < away < SMALL_CELL else None


def _questions(invited: _Invited, shown: list[str]) -> list[dict[str, object]]:
    everybody = np.ones(len(invited.sector), dtype=bool)
    rows = [_mean(invited, everybody) | {"question": "mean"}]
    for sector in shown:
        inside = invited.sector == sector
        labels = {"sector": sector}
        rows.append(_mean(invited, inside) | labels | {"question": "mean"})
        rows.append(_difference(invited, inside) | labels | {"question": "difference"})
    return rows


def _mean(invited: _Invited, inside: np.ndarray) -> dict[str, object]:
    reason, facts = invited.why_not(inside), invited.facts(inside)
    if reason == "too_few":
        return {"reason": reason}
    if reason:
        return facts | {"reason": reason}
    numbers: dict[str, object] = dict(invited.numbers(inside))
    numbers.pop("share_away")
    return facts | numbers


def _difference(invited: _Invited, inside: np.ndarray) -> dict[str, object]:
    reason = invited.why_not(inside) or invited.why_not(~inside)
    if reason == "too_few":
        return {"reason": reason}
    facts = invited.facts(inside) | {"response_others": invited.facts(~inside)["response"]}
    if reason:
        return facts | {"reason": reason}
    one, other = invited.numbers(inside), invited.numbers(~inside)
    estimate = one["estimate"] - other["estimate"]
    return facts | {
        "estimate": estimate,
        "worst_low": one["worst_low"] - other["worst_high"],
        "worst_high": one["worst_high"] - other["worst_low"],
        "plausible_low": one["plausible_low"] - other["plausible_high"],
        "plausible_high": one["plausible_high"] - other["plausible_low"],
        "tipping_point": _tipping_point(invited, one, other),
    }


def _tipping_point(invited: _Invited, one: dict[str, float], other: dict[str, float]) -> float:
    """From which shift of both sides towards each other the difference is gone; NaN if from none.

    Who is at an end of the scale stays there: then only the other side moves on.
    """
    higher, lower = (one, other) if one["estimate"] >= other["estimate"] else (other, one)
    gap = higher["estimate"] - lower["estimate"]
    # How far each side can go, and how much of its mean goes along.
    first, last = sorted(
        [
            (higher["estimate"] - invited.scale[0], higher["share_away"]),
            (invited.scale[1] - lower["estimate"], lower["share_away"]),
        ]
    )
    together = first[1] + last[1]
    closed = first[0] * together
    if together == 0 or invited.sd == 0:
        return np.nan
    if gap <= closed * (1 + 1e-12):
        return gap / together / invited.sd
    shift = first[0] + (gap - closed) / last[1] if last[1] > 0 else np.inf
    return shift / invited.sd if shift <= last[0] * (1 + 1e-12) else np.nan


def _checked(scale: tuple[float, float], delta: float) -> tuple[float, float]:
    if len(scale) != 2 or not scale[0] < scale[1]:
        raise QuickscanError(
            "`scale` is the lowest and the highest possible score, such as (1, 5). Found: {scale}.",
            scale=str(scale),
        )
    if not delta >= 0:
        raise QuickscanError("`delta` is 0 or higher. Found: {delta}.", delta=delta)
    return float(scale[0]), float(scale[1])


def _check_scores(score: np.ndarray, scale: tuple[float, float]) -> None:
    outside = score[(score < scale[0]) | (score > scale[1])]
    if len(outside):
        raise QuickscanError(
            "A score of {score} lies outside the scale from {low} to {high}. Give the scale of "
            "these scores.",
            score=float(outside[0]),
            low=scale[0],
            high=scale[1],
        )
