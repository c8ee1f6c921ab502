"""The sector of organisations, and whether they are informal, as numbers of groups."""

from __future__ import annotations

import numpy as np
import pandas as pd


def sector_groups(names: np.ndarray, organisations: pd.DataFrame | None) -> np.ndarray | None:
    """The number of the sector of each organisation; None where one of them has no known sector."""
    labels = _known_labels(names, organisations, "sector")
    return None if labels is None else np.asarray(pd.factorize(labels, sort=True)[0])


def informal_groups(names: np.ndarray, organisations: pd.DataFrame | None) -> np.ndarray | None:
    """1 for informal groups, 0 for others; None where that is unknown of one of them."""
    labels = _known_labels(names, organisations, "is_informal")
    return None if labels is None else labels.astype(bool).astype(np.int64)


def _known_labels(
    names: np.ndarray, organisations: pd.DataFrame | None, column: str
) -> np.ndarray | None:
    if organisations is None or column not in organisations:
        return None
    known = organisations.drop_duplicates("organisation_id").set_index("organisation_id")[column]
    labels = known.reindex(names)
    return None if labels.isna().any() else labels.to_numpy(object)
