"""Networks of wijken with few and many families on a low income: the wijk is the unit."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from analyse.reports import both_ways, readings, row

from quickscan_sim.analyse import compare_network_groups

RING = ("ab", "bc", "cd", "ad")
EVERYTHING = (*RING, "ac", "bd")
NONE = pd.DataFrame(
    columns=["kind", "neighbourhood_id", "layer", "organisation_id", "partner_id"], dtype="str"
)


def sectors() -> pd.DataFrame:
    return pd.DataFrame({"organisation_id": list("abcd"), "sector": ["school"] * 4})


def compared(few: list[tuple[str, ...]], many: list[tuple[str, ...]]) -> pd.DataFrame:
    """One wijk of four organisations for each list of pairs that name each other."""
    groups = ["few"] * len(few) + ["many"] * len(many)
    wijken = [f"n{number}" for number in range(len(groups))]
    world = pd.concat(
        [
            readings(dict.fromkeys("abcd", 3), both_ways(*pairs, n=3)).assign(neighbourhood_id=wijk)
            for wijk, pairs in zip(wijken, [*few, *many], strict=True)
        ],
        ignore_index=True,
    )
    neighbourhoods = pd.DataFrame({"neighbourhood_id": wijken, "income_group": groups})
    return compare_network_groups(world, sectors(), neighbourhoods, NONE)


def test_every_wijk_counts_for_one() -> None:
    # Densities: few 4/6, 4/6 and 6/6; many 1/6, 2/6 and 3/6.
    few, many = [RING, RING, EVERYTHING], [RING[:1], RING[:2], RING[:3]]
    found = row(compared(few, many), measure="density")
    first, second = np.array([4, 4, 6]) / 6, np.array([1, 2, 3]) / 6
    assert found["mean_few"] == pytest.approx(first.mean())
    assert found["difference"] == pytest.approx(first.mean() - second.mean())
    # Welch: variances 1/27 / 3 and 1/36 / 3; 3.92 degrees of freedom.
    parts = np.array([first.var(ddof=1), second.var(ddof=1)]) / 3
    df = parts.sum() ** 2 / (parts**2 / 2).sum()
    assert df == pytest.approx(3.92, abs=0.005)
    half = 2.79853 * np.sqrt(parts.sum())
    assert found["ci_high"] - found["difference"] == pytest.approx(half, rel=2e-3)
    # Of the 20 ways to choose three of six, only this one and its mirror lie as far apart.
    assert found["p"] == pytest.approx(2 / 20)
    assert (found["n_neighbourhoods_few"], found["n_neighbourhoods_many"]) == (3, 3)


def test_organisations_that_work_in_both_groups_are_counted() -> None:
    found = compared([RING, RING[:1]], [RING, RING[:2]])
    assert set(found["n_organisations"]) == {4}
    assert set(found["n_shared"]) == {4}


def test_three_wijken_in_a_group_are_never_enough_for_certainty() -> None:
    apart = compared([EVERYTHING] * 2 + [RING], [RING[:1]] * 2 + [RING[:2]])
    assert row(apart, measure="density")["p"] >= 0.1


def test_a_group_with_one_wijk_has_no_interval_and_a_group_without_has_no_number() -> None:
    one = row(compared([RING], [RING[:1], RING[:2]]), measure="density")
    assert one["reason"] == "too_few_neighbourhoods"
    assert one["difference"] > 0
    assert np.isnan(one["ci_low"])
    none = row(compared([RING], []), measure="density")
    assert none["reason"] == "one_group"
    assert np.isnan(none["difference"])


def test_wijken_that_are_all_alike_have_no_interval() -> None:
    alike = row(compared([RING, RING], [RING, RING]), measure="density")
    assert (alike["difference"], alike["reason"]) == (0, "no_variation")


def test_many_wijken_get_the_p_of_welch() -> None:
    few, many = [RING, EVERYTHING] * 5, [RING[:1], RING[:3]] * 5
    found = row(compared(few, many), measure="density")
    assert found["p"] < 0.001
    assert found["p_adjusted"] >= found["p"]
