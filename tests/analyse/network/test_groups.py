"""Sectors and informal groups as numbers."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from quickscan_sim.analyse.network.groups import informal_groups, sector_groups

ORGANISATIONS = pd.DataFrame(
    {
        "organisation_id": list("abc"),
        "sector": ["school", "care", "school"],
        "is_informal": pd.array([True, False, True], dtype="boolean"),
    }
)


def groups_of(names: str) -> tuple[np.ndarray | None, np.ndarray | None]:
    organisations = np.array(list(names), dtype=object)
    return sector_groups(organisations, ORGANISATIONS), informal_groups(
        organisations, ORGANISATIONS
    )


@pytest.mark.parametrize(("names", "informal"), [("abc", [1, 0, 1]), ("ac", [1, 1]), ("b", [0])])
def test_an_informal_group_is_one_also_where_there_is_nothing_else(
    names: str, informal: list[int]
) -> None:
    found = groups_of(names)[1]
    assert found is not None
    assert found.tolist() == informal


def test_organisations_of_one_sector_have_one_number() -> None:
    found = groups_of("abc")[0]
    assert found is not None
    assert found[0] == found[2] != found[1]


def test_an_organisation_that_is_not_listed_leaves_no_groups() -> None:
    assert groups_of("ax") == (None, None)
