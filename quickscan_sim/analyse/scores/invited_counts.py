"""How many people were invited in each group, from the organisations and the people listed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
import pandas as pd

from quickscan_sim.analyse.scores.invited import Invited

COLUMN_OF = {
    "all": (),
    "sector": ("sector",),
    "organisation": ("organisation_id",),
    "neighbourhood": ("neighbourhood_id",),
    "sector x neighbourhood": ("sector", "neighbourhood_id"),
    "sector x income group": ("sector", "income_group"),
}
PLACES = {"neighbourhood_id", "income_group"}


class Labelled(Protocol):
    """A group with the labels that its people share."""

    @property
    def grouping(self) -> str:
        """The kind of group."""

    @property
    def labels(self) -> dict[str, object]:
        """The value of each column that the people of the group share."""


def count_invited(
    groups: Sequence[Labelled],
    places: pd.DataFrame,
    professionals: pd.DataFrame,
    works_in: pd.DataFrame,
    organisations: pd.DataFrame,
    neighbourhoods: pd.DataFrame | None = None,
) -> Invited:
    """The people invited of each organisation, in each group.

    An organisation counts with ``n_invited``, or the people listed where that is empty. In groups
    by wijk it counts for the part of its listed people who work there; an organisation of whom
    nobody is listed counts in no wijk.

    Parameters
    ----------
    places
        The people with a score, whose organisations and sectors give the numbers.
    professionals, works_in
        Everybody who is listed in this wave, and where they work.
    neighbourhoods
        The income group of each wijk, where groups go by that.
    """
    ids, sectors = _numbered(places, "organisation_id"), _numbered(places, "sector")
    every = organisations.drop_duplicates("organisation_id")
    ids = ids.append(pd.Index(every["organisation_id"]).difference(ids))
    sectors = sectors.append(pd.Index(every["sector"]).difference(sectors))
    listed = professionals[["professional_id", "wave", "organisation_id", "sector"]].merge(
        works_in[["professional_id", "wave", "neighbourhood_id"]],
        on=["professional_id", "wave"],
        how="left",
    )
    if neighbourhoods is not None:
        listed = listed.merge(neighbourhoods[["neighbourhood_id", "income_group"]], how="left")
    frame = invited_by_organisation(every, places, professionals)
    parts = [
        _of_grouping(grouping, groups, frame, listed)
        for grouping in dict.fromkeys(group.grouping for group in groups)
    ]
    cells = (
        pd.concat(parts, ignore_index=True)
        if parts
        else pd.DataFrame({"group": [], "organisation_id": [], "n": []})
    )
    sector_of = np.zeros(len(ids), dtype=np.int64)
    sector_of[ids.get_indexer(pd.Index(frame["organisation_id"]))] = sectors.get_indexer(
        pd.Index(frame["sector"])
    )
    return Invited(
        cells["group"].to_numpy(np.int64),
        ids.get_indexer(pd.Index(cells["organisation_id"])),
        cells["n"].to_numpy(float),
        sector_of,
    )


def _numbered(places: pd.DataFrame, name: str) -> pd.Index[str]:
    """The labels in the order of the numbers that pd.factorize gives them."""
    index: pd.Index[str] = pd.Index(pd.factorize(places[name])[1])
    return index


def invited_by_organisation(
    organisations: pd.DataFrame, places: pd.DataFrame, professionals: pd.DataFrame
) -> pd.DataFrame:
    """Every organisation with its sector, the people ``listed`` and ``n``, the people invited.

    ``places`` are the people with a score and ``professionals`` everybody listed in this wave.
    """
    organisations = organisations.drop_duplicates("organisation_id")
    own = ["organisation_id", "sector"]
    every = pd.concat([organisations[own], professionals[own], places[own]], ignore_index=True)
    frame = every.drop_duplicates("organisation_id").reset_index(drop=True)
    ids = pd.Index(frame["organisation_id"])
    listed = professionals["organisation_id"].value_counts().reindex(ids).fillna(0)
    n = organisations.set_index("organisation_id")["n_invited"].astype("Float64").reindex(ids)
    counted = listed.to_numpy(float)
    known = n.to_numpy(float, na_value=np.nan)
    return frame.assign(listed=counted, n=np.where(np.isnan(known), counted, known))


def _of_grouping(
    grouping: str, groups: Sequence[Labelled], frame: pd.DataFrame, listed: pd.DataFrame
) -> pd.DataFrame:
    columns = list(COLUMN_OF[grouping])
    wanted = [
        {"group": number} | {name: group.labels[name] for name in columns}
        for number, group in enumerate(groups)
        if group.grouping == grouping
    ]
    if not PLACES.intersection(columns):
        cells = frame.merge(pd.DataFrame(wanted), how="inner" if columns else "cross")
        return cells[["group", "organisation_id", "n"]]
    there = listed.drop_duplicates(["professional_id", *columns])
    counts = there.groupby([*dict.fromkeys(["organisation_id", *columns])], as_index=False).size()
    cells = counts.merge(pd.DataFrame(wanted), on=columns).merge(
        frame[["organisation_id", "listed", "n"]], on="organisation_id"
    )
    cells["n"] = cells["n"] * cells["size"] / cells["listed"]
    return cells[["group", "organisation_id", "n"]]
