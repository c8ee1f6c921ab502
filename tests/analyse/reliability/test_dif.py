"""DIF: beside R, found where it was planted and nowhere else, and never a silent NaN."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from quickscan_sim.analyse import find_dif, summarise_dif
from quickscan_sim.errors import QuickscanError
from quickscan_sim.parameters import load_scenario
from quickscan_sim.simulate import simulate_quickscan

ORACLE = Path(__file__).parents[2] / "oracle"


def invented() -> tuple[pd.DataFrame, pd.Series]:
    data = pd.read_csv(ORACLE / "dif_items.csv")
    return data.drop(columns="sector"), data["sector"]


@pytest.mark.parametrize("match", ["total", "rest"])
def test_tests_and_effect_sizes_equal_those_of_polr(match: str) -> None:
    stored = pd.read_csv(ORACLE / "dif_values.csv")
    stored = stored[stored["match"] == match].set_index("item")
    found = find_dif(*invented(), match, purify=False).items.set_index("item")
    for name in stored.columns.intersection(found.columns):
        assert found[name].to_numpy() == pytest.approx(stored[name].to_numpy(), abs=1e-6), name


def test_the_interval_of_an_effect_holds_where_the_test_would_be_borderline() -> None:
    from scipy.stats import ncx2

    row = find_dif(*invented()).items.iloc[1]
    per_effect = row["chi2_uniform"] / row["mcfadden_uniform"]  # minus twice the empty model
    for bound, tail in (("ci_low_uniform", 0.975), ("ci_high_uniform", 0.025)):
        assert ncx2.cdf(row["chi2_uniform"], 3, row[bound] * per_effect) == pytest.approx(tail)


def test_planted_items_are_found_with_their_kind_and_their_sector() -> None:
    found = find_dif(*invented())
    verdict = found.items.set_index("item")["verdict"]
    assert verdict["item_2"] == "uniform"
    assert verdict["item_4"] == "nonuniform"
    shift = found.shifts[found.shifts["item"] == "item_2"].set_index("group")
    assert shift["shift"].idxmax() == "school"
    assert shift.loc["school", "ci_low"] > 0
    assert shift["shift"].sum() == pytest.approx(0)


def test_in_a_simulated_quickscan_the_planted_item_is_found_and_no_other() -> None:
    planted = {"item": "sig_4", "sector": "social_team", "size": 1.0}
    parameters = load_scenario("example", seed=11, n_neighbourhoods=16, dif=(planted,))
    scan, _ = simulate_quickscan(parameters)
    found = summarise_dif(scan.answers, scan.questionnaire, scan.professionals)
    important = found.items[found.items["verdict"].isin(["uniform", "nonuniform", "both"])]
    assert list(important["item"]) == ["sig_4"]
    shift = found.shifts[found.shifts["item"] == "sig_4"].set_index("group")["shift"]
    assert shift.idxmax() == "social_team"
    assert len(found.items) == len(scan.questionnaire.items_of("practice"))


def test_one_odd_item_does_not_make_the_others_odd() -> None:
    rng = np.random.default_rng(8)
    group = pd.Series(np.repeat(["s", "t"], 1000))
    latent = rng.normal(size=(2000, 1)) + rng.normal(size=(2000, 4))
    latent[:, 0] += 2.0 * (group == "t")
    items = pd.DataFrame(np.digitize(latent, [-1.5, -0.5, 0.5, 1.5]))
    raw = find_dif(items, group, purify=False).items["mcfadden_uniform"]
    pure = find_dif(items, group).items["mcfadden_uniform"]
    assert (raw.iloc[1:] > 0.01).all()
    assert (pure.iloc[1:] < 0.005).all()
    assert pure.iloc[0] == raw.iloc[0]  # its own score still holds all four items


def test_without_dif_five_in_a_hundred_items_are_significant() -> None:
    rng = np.random.default_rng(20261123)
    p = []
    for _ in range(40):
        group = rng.integers(0, 4, 250)
        # Groups truly differ by up to 0.6 SD on the theme: that is no DIF.
        latent = rng.normal(size=(250, 1)) + 0.2 * group[:, None] + rng.normal(size=(250, 6))
        items = pd.DataFrame(np.digitize(latent, [-1.5, -0.5, 0.5, 1.5]))
        p += list(find_dif(items, pd.Series(group)).items["p_uniform"])
    assert 0.02 <= np.mean(np.array(p) < 0.05) <= 0.09


def test_a_group_below_five_is_left_out_and_shows_nothing() -> None:
    items, sector = invented()
    small = sector.mask(sector.index.isin(sector[sector == "team"].index[4:]))
    found = find_dif(items, small)
    team = found.shifts[found.shifts["group"] == "team"]
    assert (team["reason"] == "too_few_people").all()
    assert team[["n", "shift", "ci_low", "ci_high", "p"]].isna().all(axis=None)
    assert (found.items["n"] == (small.isin(["care", "housing", "school"])).sum()).all()
    without = find_dif(items[small != "team"], small[small != "team"])
    pd.testing.assert_frame_equal(found.items, without.items)


def test_somebody_without_a_sector_or_without_the_item_does_not_count() -> None:
    items, sector = invented()
    items = items.astype(float)
    items.iloc[0, 0] = np.nan
    found = find_dif(items, sector.mask(sector.index == 1)).items
    assert list(found["n"]) == [298, 299, 299, 299, 299]


FORTY = pd.Series(["s", "t"] * 20)
SPREAD = np.arange(40) % 5 + 1


@pytest.mark.parametrize(
    ("items", "groups", "reason"),
    [
        ({"a": SPREAD}, FORTY, "too_few_items"),
        ({"a": [3] * 40, "b": [2] * 40}, FORTY, "no_variation"),
        ({"a": [np.nan] * 40, "b": [np.nan] * 40}, FORTY, "too_few_groups"),
        ({"a": [1, 2], "b": [2, 1]}, pd.Series(["s", "t"]), "too_few_groups"),
        ({"a": [], "b": []}, pd.Series([], dtype=object), "too_few_groups"),
        ({"a": SPREAD, "b": SPREAD}, pd.Series(["s"] * 40), "too_few_groups"),
        ({"a": SPREAD, "b": SPREAD}, FORTY, "not_converged"),
    ],
    ids=["one item", "constant", "all missing", "n = 2", "nobody", "one group", "perfect"],
)
def test_what_cannot_be_computed_gets_a_reason(
    items: dict[str, object], groups: pd.Series, reason: str
) -> None:
    found = find_dif(pd.DataFrame(items, dtype=float), groups)
    assert set(found.items["reason"]) == {reason}
    assert found.items["verdict"].isna().all()
    assert found.shifts["shift"].isna().all()
    assert found.shifts["reason"].notna().all()


def test_a_constant_item_leaves_the_others() -> None:
    items, sector = invented()
    found = find_dif(items.assign(item_1=3), sector).items.set_index("item")
    assert found.loc["item_1", "reason"] == "no_variation"
    assert found.loc["item_2", "verdict"] == "uniform"


def test_two_items_are_enough() -> None:
    items, sector = invented()
    assert find_dif(items[["item_1", "item_2"]], sector, "rest").items["reason"].isna().all()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"items": [1, 2]}, "Expected a table"),
        ({"items": pd.DataFrame({"a": ["x"] * 300, "b": 1})}, "something else than numbers"),
        ({"groups": pd.Series(["s"])}, "one group for each row"),
        ({"match": "rset"}, "match is 'rset'"),
    ],
)
def test_wrong_input_is_refused_with_a_sentence(change: dict[str, object], sentence: str) -> None:
    items, sector = invented()
    with pytest.raises(QuickscanError) as caught:
        find_dif(**({"items": items, "groups": sector} | change))
    assert sentence in caught.value.in_language("en")
