"""Intervals against published values, and how often they hold the truth."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from quickscan_sim.analyse.intervals import (
    VarianceComponents,
    mean_interval,
    mean_variance,
    share_interval,
    t_quantile,
    two_sided_p,
    variance_components,
    why_no_interval,
)

# Davies and Goldsmith (1972), Statistical Methods in Research and Production, section 6.4: yield of
# dyestuff (grams) of 5 preparations from each of 6 batches.
DYESTUFF = {
    "A": [1545, 1440, 1440, 1520, 1580],
    "B": [1540, 1555, 1490, 1560, 1495],
    "C": [1595, 1550, 1605, 1510, 1560],
    "D": [1445, 1440, 1595, 1465, 1545],
    "E": [1595, 1630, 1515, 1635, 1625],
    "F": [1520, 1455, 1450, 1480, 1445],
}


def table(groups: dict[str, list[float]], sector: dict[str, str] | None = None) -> pd.DataFrame:
    rows = [(y, name, (sector or {}).get(name, "s")) for name, ys in groups.items() for y in ys]
    return pd.DataFrame(rows, columns=["y", "organisation", "sector"])


def components_of(data: pd.DataFrame) -> VarianceComponents:
    return variance_components(data["y"], data["organisation"], data["sector"])


def test_the_dyestuff_example_gives_the_published_components() -> None:
    # lme4 (Bates and others 2015), REML fit of Dyestuff: batch 1764.0, residual 2451.3; for
    # balanced groups REML equals ANOVA.
    found = components_of(table(DYESTUFF))
    assert found.between == pytest.approx(1764.05, abs=0.01)
    assert found.within == pytest.approx(2451.25, abs=0.01)
    assert (found.df_between, found.df_within) == (5, 24)


def test_the_interval_of_the_balanced_mean_is_that_of_the_batch_means() -> None:
    data = table(DYESTUFF)
    means = data.groupby("organisation")["y"].mean()
    half = stats.t.ppf(0.975, 5) * means.std() / np.sqrt(6)
    variance, _ = mean_variance(data["organisation"], components_of(data))
    assert variance == pytest.approx(means.var() / 6)
    low, high = mean_interval(data["y"], data["organisation"], components_of(data))
    assert (high - low) / 2 == pytest.approx(half)
    assert (low + high) / 2 == pytest.approx(1527.5)


def test_unequal_groups_by_hand() -> None:
    # a: 1 3, b: 5, c: 6 8 10. SSW = 2 + 0 + 8 = 10 on 3 df; mean 5.5; SSB = 2(3.5)^2 + 0.25 +
    # 3(2.5)^2 = 43.5 on 2 df; n0 = (6 - (4 + 1 + 9)/6) / 2 = 11/6.
    found = components_of(table({"a": [1, 3], "b": [5], "c": [6, 8, 10]}))
    assert found.within == pytest.approx(10 / 3)
    assert found.between == pytest.approx((43.5 / 2 - 10 / 3) / (11 / 6))


def test_differences_between_sectors_are_no_differences_between_organisations() -> None:
    groups = {"a": [1.0, 3], "b": [1.0, 3], "c": [11.0, 13], "d": [11.0, 13]}
    found = components_of(table(groups, {"a": "s", "b": "s", "c": "t", "d": "t"}))
    assert found.between == 0.0
    assert found.within == pytest.approx(2.0)


@pytest.mark.parametrize(
    ("groups", "within", "df_within"),
    [
        ({"a": [1.0], "b": [3.0]}, 2.0, 1),  # one person each: all spread counts as within
        ({"a": [1.0, 3.0]}, 2.0, 1),
        ({"a": [2.0]}, np.nan, 0),
        ({}, np.nan, -1),
    ],
)
def test_too_little_data_gives_no_more_than_it_holds(
    groups: dict[str, list[float]], within: float, df_within: int
) -> None:
    found = components_of(table(groups))
    assert found.between == 0.0
    assert found.within == pytest.approx(within, nan_ok=True)
    assert found.df_within == df_within


def test_one_person_or_nobody_has_no_interval() -> None:
    for data in (table({"a": [2.0]}), table({})):
        low, high = mean_interval(
            data["y"].astype(float), data["organisation"], components_of(data)
        )
        assert np.isnan(low)
        assert np.isnan(high)


def test_independent_people_get_students_interval() -> None:
    data = table({name: [score] for name, score in zip("abcdef", [1, 2, 2, 3, 4, 4], strict=True)})
    low, high = mean_interval(data["y"].astype(float), data["organisation"], components_of(data))
    expected = stats.ttest_1samp(data["y"], 0).confidence_interval(0.95)
    assert (low, high) == pytest.approx((expected.low, expected.high))


def test_missing_scores_are_left_out() -> None:
    data = table(DYESTUFF)
    more = pd.concat([data, table({"A": [np.nan], "G": [np.nan]})], ignore_index=True)
    assert components_of(more) == components_of(data)
    assert mean_interval(more["y"], more["organisation"], components_of(data)) == mean_interval(
        data["y"], data["organisation"], components_of(data)
    )


@pytest.mark.parametrize(
    ("yes", "n", "low", "high"),
    # Newcombe (1998), Statistics in Medicine 17, table I, method 3 (Wilson).
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_a_share_of_independent_people_gets_wilsons_interval(
    yes: int, n: int, low: float, high: float
) -> None:
    values = pd.Series([1.0] * yes + [0.0] * (n - yes))
    names = pd.Series([f"o{number}" for number in range(n)])
    found = share_interval(values, names, variance_components(values, names, names * 0 + "s"))
    assert found == pytest.approx((low, high), abs=0.00006)


def test_colleagues_who_agree_make_the_interval_of_a_share_wider() -> None:
    values = pd.Series([1.0, 1, 1, 0, 1, 0, 0, 0, 1, 0, 1, 1])
    alone, together = pd.Series(list("abcdefghijkl")), pd.Series(list("aaabbbcccddd"))
    sector = pd.Series(["s"] * 12)
    widths = []
    for names in (alone, together):
        low, high = share_interval(values, names, variance_components(values, names, sector))
        widths.append(high - low)
    assert widths[1] > widths[0]


def test_a_share_where_all_colleagues_agree_is_no_crash_and_never_narrower_than_wilson() -> None:
    values = pd.Series([1.0, 1, 1, 0, 0, 0])
    names, sector = pd.Series(list("aaabbb")), pd.Series(["s"] * 6)
    components = variance_components(values, names, sector)
    assert components.within == 0.0
    low, high = share_interval(values[:3], names[:3], components, own_target=True)
    assert (low, high) == pytest.approx((0.4385, 1.0), abs=0.0001)
    wide = share_interval(values, names, components)
    assert wide[1] - wide[0] > 0.7


def test_a_share_of_nobody_has_no_interval() -> None:
    nobody = pd.Series([], dtype=float)
    low, high = share_interval(nobody, nobody, VarianceComponents(0.0, np.nan, 0, 0))
    assert np.isnan(low)
    assert np.isnan(high)


def test_quantiles_and_p_values_are_students() -> None:
    assert t_quantile(5) == pytest.approx(2.5706, abs=1e-4)
    assert t_quantile(np.inf) == pytest.approx(1.9600, abs=1e-4)
    assert two_sided_p(2.5706, 5) == pytest.approx(0.05, abs=1e-5)
    assert two_sided_p(-2.5706, 5) == two_sided_p(2.5706, 5)


@pytest.mark.parametrize("n_organisations", [6, 12, 30])
def test_at_an_icc_of_15_percent_about_95_percent_of_the_intervals_hold_the_truth(
    n_organisations: int,
) -> None:
    rng = np.random.default_rng(20260316)
    n_draws, n_people, truth, held = 400, 6, 3.0, 0
    names = pd.Series(np.repeat(np.arange(n_organisations), n_people).astype(str))
    sector = pd.Series(["s"] * len(names))
    for _ in range(n_draws):
        shift = np.repeat(rng.normal(0, np.sqrt(0.15), n_organisations), n_people)
        scores = pd.Series(truth + shift + rng.normal(0, np.sqrt(0.85), len(names)))
        low, high = mean_interval(scores, names, variance_components(scores, names, sector))
        held += low <= truth <= high
    assert 0.90 <= held / n_draws <= 0.98


def test_one_organisation_per_sector_tells_nothing_of_other_organisations() -> None:
    y, names = pd.Series([1.0, 2, 3, 4, 5, 6]), pd.Series(list("aaabbb"))
    components = variance_components(y, names, names)
    assert components.size == 0.0
    for found in (mean_interval(y, names, components), share_interval(y > 3, names, components)):
        assert np.isnan(found).all()
    assert why_no_interval(np.nan, components) == "too_few_clusters"
    # The organisation itself: variance 1 / 3 on 4 degrees of freedom.
    low, high = mean_interval(y[:3], names[:3], components, own_target=True)
    assert (low, high) == pytest.approx((2 - 2.776445 / 3**0.5, 2 + 2.776445 / 3**0.5))


def test_a_group_of_one_organisation_speaks_of_others_unless_it_is_its_own_target() -> None:
    data = table(DYESTUFF)
    one, components = data["organisation"][:5], components_of(data)
    # 1764.05 + 2451.25 / 5 against 2451.25 / 5 alone.
    assert mean_variance(one, components)[0] == pytest.approx(2254.3)
    assert mean_variance(one, components, own_target=True) == pytest.approx((490.25, 24))


def test_who_has_no_organisation_counts_as_alone_in_one() -> None:
    y = pd.Series([1.0, 3, 2, 6, 4, 5])
    unknown = pd.Series(["a", "a", "b", "b", None, None])
    known = pd.Series(["a", "a", "b", "b", "c", "d"])
    same = variance_components(y, known, known == "z")
    assert variance_components(y, unknown, known == "z") == same
    assert mean_interval(y, unknown, same) == mean_interval(y, known, same)
