"""Pooled means: by hand, beside the simulator's truth, and what stays withheld."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from quickscan_sim.analyse import score_themes, summarise_scores
from quickscan_sim.analyse.comparison.pooling import pool_groups
from quickscan_sim.errors import QuickscanError
from quickscan_sim.parameters import load_scenario
from quickscan_sim.simulate import simulate_quickscan

Row = tuple[str, str, str, list[float]]
GROUPINGS = ("sector", "neighbourhood", "organisation", "sector x neighbourhood")


def tables(rows: list[Row]) -> tuple[pd.DataFrame, ...]:
    """From (organisation, sector, wijk, scores) to the tables and their summary."""
    people = [
        (f"p{number}x{copy}", own, sector, wijk, score)
        for number, (own, sector, wijk, scores) in enumerate(rows)
        for copy, score in enumerate(scores)
    ]
    names = ["professional_id", "organisation_id", "sector", "neighbourhood_id", "score"]
    frame = pd.DataFrame(people, columns=names).assign(wave=1, theme="th", share=1.0)
    parts = (
        frame[["professional_id", "wave", "theme", "score"]],
        frame[["professional_id", "wave", "organisation_id", "sector"]],
        frame[["professional_id", "wave", "neighbourhood_id", "share"]],
    )
    return (*parts, summarise_scores(*parts))


def spread(middle: float, n: int) -> list[float]:
    """Scores around a middle, one standard deviation wide."""
    around = np.linspace(-1.5, 1.5, n)
    return (middle + around - around.mean()).tolist()


ROWS: list[Row] = [
    ("o1", "s", "w1", spread(2.0, 5)),
    ("o2", "s", "w2", spread(4.0, 40)),
    ("o3", "s", "w3", spread(3.6, 8)),
    ("o4", "t", "w1", spread(2.4, 9)),
    ("o5", "t", "w2", spread(4.4, 12)),
    ("o6", "t", "w3", spread(3.0, 10)),
]


def test_a_group_of_few_is_drawn_further_than_a_group_of_many() -> None:
    found = pool_groups(*tables(ROWS), "organisation").set_index("organisation_id")
    few, many = found.loc["o1"], found.loc["o2"]
    assert few["shrinkage"] > many["shrinkage"] > 0
    assert few["mean"] < few["pooled"] < found["mean"].mean()
    assert abs(many["pooled"] - many["mean"]) < abs(few["pooled"] - few["mean"])
    assert (found["ci_low"] < found["pooled"]).all()
    assert (found["pooled"] < found["ci_high"]).all()


def test_sectors_are_fixed_and_keep_their_own_mean() -> None:
    found = pool_groups(*tables(ROWS), "sector")
    assert found["pooled"].tolist() == pytest.approx(found["mean"].tolist())
    assert found["shrinkage"].tolist() == [0.0, 0.0]


def test_raw_means_and_numbers_are_those_of_the_summary() -> None:
    given = tables(ROWS)
    for grouping in GROUPINGS:
        found = pool_groups(*given, grouping)
        summary = given[3][given[3]["grouping"] == grouping]
        assert found["n"].tolist() == summary["n"].tolist()
        assert found["mean"].tolist() == pytest.approx(summary["mean"].tolist())


def test_what_the_summary_withholds_stays_withheld() -> None:
    small: list[Row] = [("o7", "u", "w1", [1.0, 2, 3]), ("o8", "u", "w2", [1.0] * 9)]
    *parts, summary = tables([*ROWS, *small])
    for grouping in GROUPINGS:
        found = pool_groups(*parts, summary, grouping)
        hidden = summary[(summary["grouping"] == grouping) & summary["withheld"]]
        withheld = found[found["reason"] == "withheld"]
        assert len(withheld) == len(hidden)
        assert grouping in ("sector", "neighbourhood") or len(hidden) > 0
        numbers = ["n", "mean", "pooled", "ci_low", "ci_high", "shrinkage"]
        assert withheld[numbers].isna().all(axis=None)
        assert found["pooled"].notna().sum() == len(found) - len(hidden)


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([("o1", "s", "w1", [1.0, 2, 3, 4, 5])], "too_few_groups"),
        ([("o1", "s", "w1", [3.0] * 6), ("o2", "s", "w2", [3.0] * 6)], "no_variation"),
        ([("o1", "s", "w1", [3.0] * 6), ("o2", "s", "w2", [4.0] * 6)], "no_variation"),
        ([("o1", "s", "w1", [np.nan] * 6)], None),
    ],
)
def test_where_nothing_can_be_pooled_the_mean_stands_with_a_reason(
    rows: list[Row], reason: str | None
) -> None:
    for grouping in GROUPINGS:
        found = pool_groups(*tables(rows), grouping)
        assert found["pooled"].isna().all()
        assert set(found["reason"]) == ({reason} if reason else set())
        assert (found["mean"].notna() == (reason is not None)).all()


def test_one_wijk_is_enough_to_pool_organisations() -> None:
    rows = [(own, sector, "w1", scores) for own, sector, _, scores in ROWS]
    found = pool_groups(*tables(rows), "organisation")
    assert found["pooled"].notna().all()


def test_an_unknown_grouping_is_refused() -> None:
    with pytest.raises(QuickscanError, match="`grouping` of pool_groups is one of"):
        pool_groups(*tables(ROWS), "all")


def test_pooled_means_of_sectors_in_wijken_are_nearer_the_truth_and_covered() -> None:
    # Many invited, few answer: the truth of a cell is that of people like these.
    errors, inside = [], []
    for seed in (71, 72):
        base = load_scenario("example", seed=seed)
        sectors = {
            name: plan.model_copy(
                update={
                    "n_invited_low": plan.n_invited_low * 6,
                    "n_invited_high": plan.n_invited_high * 6,
                }
            )
            for name, plan in base.sectors.items()
        }
        rate = base.response_rate / 6
        settings = base.model_copy(update={"sectors": sectors, "response_rate": rate})
        scan, truth = simulate_quickscan(settings)
        people = (scan.professionals, scan.works_in)
        scores = score_themes(scan.answers, scan.questionnaire)
        summary = summarise_scores(scores, *people)
        found = pool_groups(scores, *people, summary)
        keys = ["theme", "sector", "neighbourhood_id"]
        true = truth.traits.merge(people[0][["professional_id", "sector"]]).merge(
            people[1][["professional_id", "neighbourhood_id"]]
        )
        means = true.groupby(keys)["true_score"].mean().rename("truth").reset_index()
        shown = found[found["pooled"].notna()].merge(means, on=keys)
        errors.append(shown[["mean", "pooled"]].sub(shown["truth"], axis=0))
        inside.append((shown["ci_low"] <= shown["truth"]) & (shown["truth"] <= shown["ci_high"]))
    raw, pooled = (pd.concat(errors) ** 2).mean()
    assert pooled < 0.75 * raw
    assert 0.9 < pd.concat(inside).mean() < 0.99
