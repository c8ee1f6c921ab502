"""A score beside a norm: by hand, with the norm's own uncertainty; no norm is invented."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from quickscan_sim.analyse import compare_with_norm, make_norm
from quickscan_sim.errors import QuickscanError


def summary(**changes: Any) -> pd.DataFrame:
    row = {
        "grouping": "all", "sector": None, "theme": "seeing", "n": 50, "mean": 3.4, "sd": 0.8,
        "ci_low": 3.1, "ci_high": 3.7, "withheld": False,
    }  # fmt: skip
    return pd.DataFrame([row | changes])


def norm(**changes: Any) -> pd.DataFrame:
    row = {
        "theme": "seeing", "n": 400, "mean": 3.0, "sd": 0.8, "standard_error": 0.4 / 1.959963985,
        "source": "Earlier scans", "year": 2025,
    }  # fmt: skip
    return pd.DataFrame([row | changes])


def test_the_norm_counts_for_its_own_uncertainty() -> None:
    found = compare_with_norm(summary(), norm()).iloc[0]
    # Half widths .3 and .4: together .5. In standard deviations: .4 / .8.
    assert (found["difference"], found["ci_low"], found["ci_high"]) == pytest.approx(
        (0.4, -0.1, 0.9)
    )
    assert found["standardised"] == pytest.approx(0.5)
    # 69 of 100 people of a normal distribution lie below half a standard deviation.
    assert found["percentile"] == pytest.approx(69.15, abs=0.01)
    assert (found["source"], found["year"], found["n_norm"]) == ("Earlier scans", 2025, 400)


def test_a_norm_of_few_organisations_keeps_the_interval_it_was_made_from() -> None:
    few = norm(standard_error=0.2, n_organisations=2)
    found = compare_with_norm(summary(), few).iloc[0]
    # Half widths .3 and 1.96 * .2 = .392: together sqrt(.09 + .153664) = .4936.
    half = np.sqrt(0.3**2 + (1.959963985 * 0.2) ** 2)
    assert half == pytest.approx(0.4936, abs=1e-4)
    assert (found["ci_low"], found["ci_high"]) == pytest.approx((0.4 - half, 0.4 + half))
    assert not found["independent_norm"]


def test_without_a_standard_error_people_count_as_independent_and_that_is_said() -> None:
    found = compare_with_norm(summary(), norm(standard_error=np.nan)).iloc[0]
    assert found["independent_norm"]
    assert found["ci_high"] - found["difference"] == pytest.approx(
        np.hypot(0.3, 1.965927 * 0.8 / 20), abs=1e-5
    )


def test_a_small_norm_gives_no_percentile() -> None:
    assert np.isnan(compare_with_norm(summary(), norm(n=199)).iloc[0]["percentile"])


@pytest.mark.parametrize(
    ("own", "given", "reason"),
    [
        ({"withheld": True}, {}, "withheld"),
        ({"theme": "other"}, {}, "no_norm"),
        ({"grouping": "sector", "sector": "school"}, {}, "no_norm"),
        ({"mean": np.nan, "n": 0}, {}, "one_side_only"),
        ({"ci_low": np.nan, "ci_high": np.nan}, {}, "no_interval"),
    ],
)
def test_what_cannot_be_compared_has_a_reason(
    own: dict[str, Any], given: dict[str, Any], reason: str
) -> None:
    found = compare_with_norm(summary(**own), norm(**given)).iloc[0]
    assert found["reason"] == reason
    assert np.isnan(found["ci_low"])


def test_no_norm_is_invented() -> None:
    with pytest.raises(QuickscanError, match=r"levert|ships none"):
        compare_with_norm(summary(), None)


@pytest.mark.parametrize(
    ("wrong", "match"),
    [
        (norm().drop(columns="sd"), "sd"),
        (norm().head(0), "no rows|geen rijen"),
        (norm(sd=0), "sd is 0"),
        (norm(n=1), "n is 1"),
        (norm(mean=np.nan), "mean"),
        (norm(source=" "), "source"),
        (pd.concat([norm(), norm()]), "seeing"),
    ],
)
def test_a_wrong_norm_gets_a_sentence(wrong: pd.DataFrame, match: str) -> None:
    with pytest.raises(QuickscanError, match=match):
        compare_with_norm(summary(), wrong)


def test_own_scores_become_a_norm_with_the_same_interval() -> None:
    own = pd.concat([summary(), summary(grouping="sector", sector="school", withheld=True)])
    made = make_norm(own, "Our town", 2026)
    assert len(made) == 1
    found = compare_with_norm(own, made).iloc[0]
    assert found["difference"] == 0
    assert found["ci_high"] == pytest.approx(0.3 * np.sqrt(2))


def test_a_norm_needs_a_source() -> None:
    with pytest.raises(QuickscanError, match=r"source|bron"):
        make_norm(summary(), " ", 2026)


def test_scores_of_only_these_people_are_no_norm_for_others() -> None:
    with pytest.raises(QuickscanError, match="only about who was invited"):
        make_norm(summary(target="all_invited"), "Earlier scans", 2025)
    assert len(make_norm(summary(target="like_these"), "Earlier scans", 2025)) == 1
