"""Regression to the mean where nothing changed: what is expected is what happens."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from quickscan_sim.analyse import expected_regression
from quickscan_sim.errors import QuickscanError

N_TEAMS, N_EACH = 8, 15


def teams(rng: np.random.Generator, spread: float, stays: float) -> dict[str, pd.DataFrame]:
    """Eight teams twice; people keep their own part of the score for the share that stays."""
    n = N_TEAMS * N_EACH
    team = np.repeat(np.arange(N_TEAMS), N_EACH)
    level = rng.normal(3, spread, N_TEAMS)[team]
    own = rng.normal(0, 0.5, (2, n))
    same = np.arange(n) % N_EACH < stays * N_EACH
    own[1, same] = own[0, same]
    score = level + own + rng.normal(0, 0.4, (2, n))
    codes = np.array([f"p{number}" for number in range(n)])
    later = np.where(same, codes, np.char.add(codes, "-new"))
    people = pd.DataFrame(
        {
            "professional_id": np.concatenate([codes, later]),
            "wave": np.repeat([1, 2], n),
            "organisation_id": np.tile([f"t{number}" for number in team], 2),
            "sector": "social_team",
        }
    )
    scores = people[["professional_id", "wave"]].assign(theme="seeing", score=score.ravel())
    works_in = people[["professional_id", "wave"]].assign(neighbourhood_id="kade", share=1.0)
    return {"theme_scores": scores, "professionals": people, "works_in": works_in}


@pytest.mark.parametrize("stays", [0.0, 1.0])
def test_what_is_expected_is_what_happens(stays: float) -> None:
    rng = np.random.default_rng(20261123)
    found = pd.concat([expected_regression(**teams(rng, 0.3, stays)) for _ in range(60)])
    found["up"] = np.where(found["chosen"] == "lowest", 1, -1)
    rest, expected = found["rest"] * found["up"], found["expected"] * found["up"]
    assert expected.mean() > 0.03
    # Both ends of one draw lean on one another: a margin of 3 errors over 60 draws.
    assert abs(rest.mean()) < 3 * rest.std() / np.sqrt(60)
    held = (found["rest_low"] <= 0) & (found["rest_high"] >= 0)
    assert held.mean() > 0.87


def test_other_people_come_back_further_than_the_same_people() -> None:
    share = {}
    for stays in (0.0, 1.0):
        rng = np.random.default_rng(7)
        found = pd.concat([expected_regression(**teams(rng, 0.3, stays)) for _ in range(15)])
        lowest = found[found["chosen"] == "lowest"]
        share[stays] = (
            lowest["expected"] / (lowest["mean_of_groups"] - lowest["mean_earlier"])
        ).mean()
    assert share[0.0] > 1.5 * share[1.0]


def test_expected_regression_by_hand() -> None:
    """Four teams of five other people later, with means 2, 3, 3 and 4 and variance 0.5 inside."""
    around = np.array([-1, -0.5, 0, 0.5, 1]) / np.sqrt(1.25)  # variance .5 * 2.5 / 1.25 / ... = .5
    rows = [
        {
            "professional_id": f"p{team}{number}-{wave}",
            "wave": wave,
            "organisation_id": f"t{team}",
            "sector": "social_team",
            "score": mean + deviation,
        }
        for wave in (1, 2)
        for team, mean in enumerate([2, 3, 3, 4])
        for number, deviation in enumerate(around)
    ]
    people = pd.DataFrame(rows)
    found = expected_regression(
        people[["professional_id", "wave", "score"]].assign(theme="seeing"),
        people.drop(columns="score"),
        people[["professional_id", "wave"]].assign(neighbourhood_id="kade", share=1.0),
    ).iloc[0]
    # Mean square of the means (1 + 0 + 0 + 1) / 3 = 2/3; sampling variance .5 / 5 = .1; nobody
    # answered twice. Reliability (2/3 - .1) / (2/3) = .85; share lost .15 * 2/3 = .1 of distance 1.
    assert found["reliability"] == pytest.approx(0.85)
    assert found["expected"] == pytest.approx(0.10)
    assert found["observed"] == pytest.approx(0.0)
    assert found["expected_low"] < found["expected"] < found["expected_high"]


def test_too_few_groups_and_no_variation_are_named() -> None:
    tables = teams(np.random.default_rng(1), 0.3, 1.0)
    few = tables["professionals"]["organisation_id"].isin(["t0", "t1", "t2"])
    found = expected_regression(
        tables["theme_scores"][few], tables["professionals"][few], tables["works_in"][few]
    )
    assert found["reason"].tolist() == ["too_few_groups"] * 2
    alike = tables | {"theme_scores": tables["theme_scores"].assign(score=3.0)}
    assert expected_regression(**alike)["reason"].tolist() == ["no_variation"] * 2


@pytest.mark.parametrize("grouping", ["sector", "neighbourhood"])
def test_one_sector_and_one_wijk_are_too_few_groups(grouping: str) -> None:
    tables: dict[str, Any] = teams(np.random.default_rng(1), 0.3, 1.0)
    assert set(expected_regression(grouping=grouping, **tables)["reason"]) == {"too_few_groups"}


def test_an_unknown_grouping_gets_a_sentence() -> None:
    tables: dict[str, Any] = teams(np.random.default_rng(1), 0.3, 1.0)
    with pytest.raises(QuickscanError, match="organisation, sector, neighbourhood"):
        expected_regression(grouping="team", **tables)
