"""What was seen beside what truly happened: with the plan, and had there been no plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

    from quickscan_sim.advise.second_measurement.before_after import BeforeAfter

LABELS = ("sector", "neighbourhood_id")
GROUPINGS = ("all", "sector", "neighbourhood")


@dataclass(frozen=True)
class BesideTruth:
    """One group and theme: the change that was seen, and what was true.

    ``effect`` is what the plan truly did, ``seen_without`` what the same two measurements would
    have shown in the same year without the plan (None where that was not shown).
    """

    grouping: str
    label: str | None
    theme: str
    seen: float
    ci_low: float | None
    ci_high: float | None
    n_earlier: int
    n_later: int
    effect: float
    seen_without: float | None

    @property
    def holds(self) -> bool | None:
        """Whether the interval of what was seen holds the true effect; None without interval."""
        if self.ci_low is None or self.ci_high is None:
            return None
        return self.ci_low <= self.effect <= self.ci_high


@dataclass(frozen=True)
class TiesBesideTruth:
    """One layer: how many contacts there truly are after the plan, and had there been no plan."""

    layer: str
    with_plan: int
    without_plan: int


def ties_beside_truth(ties: pd.DataFrame, wave: int) -> tuple[TiesBesideTruth, ...]:
    """How many pairs of organisations truly have contact in a wijk, with and without the plan.

    A pair counts once, when at least one of the two works with the other.

    Parameters
    ----------
    ties
        The table ``without_plan_ties`` of the truth folder.
    wave
        The later measurement.

    Examples
    --------
    >>> import pandas as pd
    >>> ties = pd.DataFrame({
    ...     "wave": 2, "neighbourhood_id": "W1", "layer": "talk",
    ...     "organisation_id": ["A", "B", "A"], "partner_id": ["B", "A", "C"],
    ...     "level_with": [1, 2, 3], "level_without": [0, 0, 3],
    ... })
    >>> ties_beside_truth(ties, 2)
    (TiesBesideTruth(layer='talk', with_plan=2, without_plan=1),)
    """
    later = ties[ties["wave"] == wave]
    sides = later[["organisation_id", "partner_id"]].astype(str)
    pairs = later.assign(one=sides.min(axis=1), other=sides.max(axis=1))
    keys = ["layer", "neighbourhood_id", "one", "other"]
    levels = pairs.groupby(keys)[["level_with", "level_without"]].max().fillna(0) > 0
    counts = levels.groupby("layer").sum()
    columns = (counts[name].tolist() for name in ("level_with", "level_without"))
    return tuple(map(TiesBesideTruth, map(str, counts.index), *columns))


def beside_truth(
    found: BeforeAfter, scores: pd.DataFrame, change_without: pd.DataFrame
) -> tuple[BesideTruth, ...]:
    """A line for each group and theme that the reading shows: everybody, sectors and wijken.

    Groups that the reading withholds stay withheld, also in an invented municipality: who
    practises, practises that as well.

    Parameters
    ----------
    scores, change_without
        The tables ``without_plan_scores`` and ``without_plan_change`` of the truth folder.
    """
    design = "all_respondents"
    wave = found.both.waves[1]
    true = _by_group(scores[scores["wave"] == wave])
    without = _by_group(change_without[change_without["design"] == design])
    change = found.change
    kept = change[(change["design"] == design) & change["grouping"].isin(GROUPINGS)]
    lines = []
    for row in kept[kept["change"].notna()].to_dict("records"):
        key = _key(row)
        if key in true:
            lines.append(_line(row, key, true[key], without.get(key)))
    return tuple(lines)


def _line(
    row: dict[Any, Any],
    key: tuple[str, str | None, str],
    true: dict[Any, Any],
    without: dict[Any, Any] | None,
) -> BesideTruth:
    low, high = row["ci_low"], row["ci_high"]
    is_known = low == low
    seen_without = None if without is None or without["change"] != without["change"] else without
    return BesideTruth(
        *key,
        seen=float(row["change"]),
        ci_low=float(low) if is_known else None,
        ci_high=float(high) if is_known else None,
        n_earlier=int(row["n_earlier"]),
        n_later=int(row["n_later"]),
        effect=float(true["effect"]),
        seen_without=None if seen_without is None else float(seen_without["change"]),
    )


def _by_group(table: pd.DataFrame) -> dict[tuple[str, str | None, str], dict[Any, Any]]:
    kept = table[table["grouping"].isin(GROUPINGS)]
    return {_key(row): row for row in kept.to_dict("records")}


def _key(row: dict[Any, Any]) -> tuple[str, str | None, str]:
    label = next((row[name] for name in LABELS if isinstance(row[name], str)), None)
    return str(row["grouping"]), label, str(row["theme"])
