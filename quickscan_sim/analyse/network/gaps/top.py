"""A few weak spots of every wijk, and different ones: enough for one round table."""

from __future__ import annotations

from collections import Counter

import pandas as pd

from quickscan_sim.analyse.given import check_count, check_table

MORE_LIKELY_THAN_NOT = 0.5
MOST_OF_ORGANISATION = 2
CHOOSES = ("kind", "neighbourhood_id", "organisation_id", "partner_id", "certainty")


def top_gaps(gaps: pd.DataFrame, per_wijk: int = 5) -> pd.DataFrame:
    """The few weak spots of each wijk to talk about first.

    From the top of the list down, those that are more likely than not to be there
    (certainty .5 or more): the first of every kind, then the second of every kind, and so on,
    until there are enough; each pair once and each organisation at most twice. A wijk may have
    fewer.

    Parameters
    ----------
    gaps
        From :func:`find_gaps`, in its order.
    per_wijk
        How many at most.

    Returns
    -------
    DataFrame
        Rows of ``gaps``, in the same order.

    Raises
    ------
    QuickscanError
        For a table without its columns, or a number below 1.

    Examples
    --------
    >>> gaps = pd.DataFrame({"kind": ["one_way", "one_way", "no_tie"], "neighbourhood_id": "kade",
    ...                      "organisation_id": list("acd"), "partner_id": list("bde"),
    ...                      "certainty": [0.9, 0.8, 0.7]})
    >>> top_gaps(gaps, 2)[["kind", "organisation_id", "partner_id"]].to_numpy().tolist()
    [['one_way', 'a', 'b'], ['no_tie', 'd', 'e']]
    """
    check_table(gaps, "gaps", CHOOSES)
    check_count("per_wijk", per_wijk, 1)
    likely = gaps[gaps["certainty"] >= MORE_LIKELY_THAN_NOT]
    kept = [
        row
        for _, of_wijk in likely.groupby("neighbourhood_id", sort=False)
        for row in _chosen_rows(of_wijk, per_wijk)
    ]
    return gaps.loc[gaps.index.isin(kept)].reset_index(drop=True)


def _chosen_rows(of_wijk: pd.DataFrame, at_most: int) -> list[object]:
    rows = list(
        zip(
            of_wijk.index,
            of_wijk["kind"],
            of_wijk["organisation_id"],
            of_wijk["partner_id"],
            strict=True,
        )
    )
    chosen: list[object] = []
    seen = _Seen()
    for most_of_kind in range(1, at_most + 1):
        for row, kind, one, other in rows:
            ends = tuple(sorted(name for name in (one, other) if isinstance(name, str)))
            if (
                row not in chosen
                and len(chosen) < at_most
                and seen.allows(kind, ends, most_of_kind)
            ):
                chosen.append(row)
                seen.add(kind, ends)
    return chosen


class _Seen:
    """What was chosen so far in one wijk."""

    def __init__(self) -> None:
        self.kinds: Counter[str] = Counter()
        self.organisations: Counter[str] = Counter()
        self.pairs: set[tuple[str, ...]] = set()

    def allows(self, kind: str, ends: tuple[str, ...], most_of_kind: int) -> bool:
        """Whether a weak spot adds something to what is there."""
        return (
            self.kinds[kind] < most_of_kind
            and all(self.organisations[name] < MOST_OF_ORGANISATION for name in ends)
            and not (len(ends) == 2 and ends in self.pairs)
        )

    def add(self, kind: str, ends: tuple[str, ...]) -> None:
        """One more was chosen."""
        self.kinds[kind] += 1
        self.organisations.update(ends)
        self.pairs.add(ends)
