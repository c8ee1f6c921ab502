"""Each sector beside the others, and what looking often does to a p-value."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickscan_sim.analyse import contrast_sectors, summarise_scores
from quickscan_sim.analyse.comparison.contrasts import holm


def tables(sizes: dict[str, int]) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Sectors of organisations of five people; the first sector scores one point higher."""
    rng = np.random.default_rng(5)
    rows = [
        (f"{sector}{person}", f"{sector}{person // 5}", sector, (number == 0) + rng.normal(3, 0.4))
        for number, (sector, size) in enumerate(sizes.items())
        for person in range(size)
    ]
    people = pd.DataFrame(rows, columns=["professional_id", "organisation_id", "sector", "score"])
    people = people.assign(wave=1, theme="th", neighbourhood_id="n1", share=1.0)
    scores = people[["professional_id", "wave", "theme", "score"]]
    professionals = people[["professional_id", "wave", "organisation_id", "sector"]]
    works_in = people[["professional_id", "wave", "neighbourhood_id", "share"]]
    return scores, professionals, summarise_scores(scores, professionals, works_in)


def test_a_sector_is_compared_with_all_others_together() -> None:
    scores, professionals, summary = tables({"s": 10, "t": 10, "u": 10})
    found = contrast_sectors(scores, professionals, summary).set_index("sector").loc["s"]
    mean = scores["score"].groupby(professionals["sector"]).mean()
    assert found["difference"] == pytest.approx(mean["s"] - (mean["t"] + mean["u"]) / 2)
    assert (found["n"], found["n_others"]) == (10, 20)
    assert found["ci_low"] > 0
    assert found["p_adjusted"] >= found["p"]


def test_the_p_value_and_the_interval_tell_the_same() -> None:
    found = contrast_sectors(*tables({"s": 10, "t": 10, "u": 15, "v": 5}))
    excludes = (found["ci_low"] > 0) | (found["ci_high"] < 0)
    assert ((found["p"] < 0.05) == excludes).all()


def test_a_withheld_sector_has_no_row_and_follows_from_no_row() -> None:
    scores, professionals, summary = tables({"s": 10, "t": 9, "u": 3})
    found = contrast_sectors(scores, professionals, summary)
    assert set(found["sector"]) == {"s"}


def test_one_sector_alone_has_nobody_to_be_compared_with() -> None:
    assert contrast_sectors(*tables({"s": 10})).empty


def test_holm_by_hand() -> None:
    # Holm (1979), Scandinavian Journal of Statistics 6: with .01 .02 .03 .005 the steps are
    # 4*.005, 3*.01, 2*.02, 1*.03, and none may be smaller than the one before.
    adjusted = holm(np.array([0.01, 0.02, 0.03, 0.005]))
    assert adjusted == pytest.approx([0.03, 0.04, 0.04, 0.02])


def test_holm_gives_what_r_gives() -> None:
    # p.adjust(c(0.01, 0.02, 0.03, 0.04, 0.05), "holm"): steps .05 .08 .09 .08 .05, made to rise.
    adjusted = holm(np.array([0.01, 0.02, 0.03, 0.04, 0.05]))
    assert adjusted == pytest.approx([0.05, 0.08, 0.09, 0.09, 0.09])


def test_holm_leaves_missing_values_out_of_the_count() -> None:
    adjusted = holm(np.array([0.02, np.nan, 0.03]))
    assert adjusted[[0, 2]] == pytest.approx([0.04, 0.04])
    assert np.isnan(adjusted[1])
    assert len(holm(np.array([]))) == 0


@given(p=st.lists(st.floats(0, 1), min_size=1, max_size=12))
def test_holm_keeps_the_order_lies_between_p_and_bonferroni_and_stays_a_probability(
    p: list[float],
) -> None:
    given, adjusted = np.array(p), holm(np.array(p))
    assert (adjusted >= given - 1e-12).all()
    assert (adjusted <= np.minimum(1, given * len(p)) + 1e-12).all()
    assert (np.diff(adjusted[np.argsort(given, kind="stable")]) >= 0).all()
