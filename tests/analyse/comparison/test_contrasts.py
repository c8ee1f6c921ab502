"""Each sector beside the others, and what looking often does to a p-value."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from quickscan_sim.analyse import contrast_sectors, summarise_scores


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


def test_a_difference_that_is_known_is_no_chance() -> None:
    # Everybody who was invited answered: the interval is the difference itself, and p is 0.
    scores, professionals, _ = tables({"s": 10, "t": 10})
    works_in = professionals[["professional_id", "wave"]].assign(neighbourhood_id="n1", share=1.0)
    n = professionals.groupby(["organisation_id", "sector"], as_index=False).size()
    invited = {
        "target": "all_invited",
        "organisations": n.rename(columns={"size": "n_invited"}),
    }
    summary = summarise_scores(scores, professionals, works_in, **invited)
    found = contrast_sectors(scores, professionals, summary, **invited).set_index("sector")
    assert found.loc["s", "ci_low"] == found.loc["s", "difference"] == found.loc["s", "ci_high"]
    assert (found["p"] == 0).all()
    alike = scores.assign(score=[1.0, 2, 3, 4, 5] * 4)
    found = contrast_sectors(alike, professionals, summary, **invited)
    assert (found["difference"] == 0).all()
    assert (found["p"] == 1).all()


def one_organisation_each(seed: int) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Five sectors of one organisation of ten people: organisations differ (sd .4), sectors not."""
    rng = np.random.default_rng(seed)
    mean = 3 + np.repeat(rng.normal(0, 0.4, 5), 10)
    people = pd.DataFrame({"sector": list("abcde" * 10)}).sort_values("sector", ignore_index=True)
    people = people.assign(
        professional_id=[f"p{n}" for n in range(50)], organisation_id=people["sector"], wave=1,
        theme="th", neighbourhood_id="n1", share=1.0, score=mean + rng.normal(0, 0.8, 50),
    )  # fmt: skip
    return people[SCORE], people[PROFESSIONAL], people[WORKS_IN]


SCORE = ["professional_id", "wave", "theme", "score"]
PROFESSIONAL = ["professional_id", "wave", "organisation_id", "sector"]
WORKS_IN = ["professional_id", "wave", "neighbourhood_id", "share"]


def test_a_sector_of_one_organisation_is_never_called_different() -> None:
    for seed in range(5):
        scores, professionals, works_in = one_organisation_each(seed)
        summary = summarise_scores(scores, professionals, works_in)
        found = contrast_sectors(scores, professionals, summary)
        assert found[["ci_low", "ci_high", "p", "p_adjusted"]].isna().all(axis=None)
        assert set(found["reason"]) == {"too_few_clusters"}
        shown = summary.set_index("grouping")
        assert shown.loc["all", "reason"] == "too_few_clusters"
        assert np.isnan(shown.loc["all", "ci_low"])
        assert set(shown.loc["sector", "target"]) == {"this_organisation"}
        assert shown.loc["sector", "ci_low"].notna().all()
