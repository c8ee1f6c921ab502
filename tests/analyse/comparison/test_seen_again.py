"""Would you see this again: shares by hand, the right spread, and what may not be told."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from quickscan_sim.analyse import compare_groups, contrast_sectors, summarise_scores
from quickscan_sim.analyse.comparison.seen_again import seen_again
from quickscan_sim.errors import QuickscanError

Row = tuple[str, str, str, float, int]
WIJKEN = pd.DataFrame({"neighbourhood_id": ["f", "m"], "income_group": ["few", "many"]})


def world(rows: list[Row]) -> tuple[pd.DataFrame, ...]:
    """Tables from (organisation, sector, wijk, score, number of people)."""
    people = [
        (f"p{number}x{copy}", own, sector, wijk, score)
        for number, (own, sector, wijk, score, n) in enumerate(rows)
        for copy in range(n)
    ]
    names = ["professional_id", "organisation_id", "sector", "neighbourhood_id", "score"]
    frame = pd.DataFrame(people, columns=names).assign(wave=1, theme="th", share=1.0)
    scores = frame[["professional_id", "wave", "theme", "score"]]
    professionals = frame[["professional_id", "wave", "organisation_id", "sector"]]
    works_in = frame[["professional_id", "wave", "neighbourhood_id", "share"]]
    summary = summarise_scores(scores, professionals, works_in, WIJKEN)
    return scores, professionals, works_in, WIJKEN, summary


ROWS: list[Row] = [
    ("a1", "a", "f", 4.0, 6), ("a2", "a", "m", 3.5, 6), ("a3", "a", "f", 4.2, 6),
    ("b1", "b", "f", 2.0, 6), ("b2", "b", "m", 2.4, 6), ("b3", "b", "m", 2.2, 6),
]  # fmt: skip


def test_a_difference_that_every_redraw_shows_has_share_one() -> None:
    found = seen_again(*world(ROWS)).set_index("sector")
    assert found.loc["a", "share_same_sign"] == 1.0
    assert found.loc["b", ["share_same_sign", "share_notable", "share_lowest"]].tolist() == [
        1,
        1,
        1,
    ]
    assert found.loc["a", "share_lowest"] == 0.0
    assert found.loc["a", "error"] == 0.0


def test_two_organisations_a_sector_give_the_shares_worked_out_by_hand() -> None:
    # One of two is drawn: a is 1 or 5, b is 2 or 3. a - b: -1, -2, 3, 2; the estimate is 0.5.
    found = seen_again(
        *world([("a1", "a", "f", 1.0, 5), ("a2", "a", "f", 5.0, 5), ("b1", "b", "f", 2.0, 5),
                ("b2", "b", "f", 3.0, 5)]),
        n_resamples=4000,
    ).set_index("sector")  # fmt: skip
    row = found.loc["a"]
    assert row["estimate"] == pytest.approx(0.5)
    assert row["share_same_sign"] == pytest.approx(0.5, abs=4 * row["error"])
    assert row["share_lowest"] == pytest.approx(0.5, abs=4 * row["error"])
    assert row["error"] == pytest.approx(np.sqrt(0.25 / 4000), rel=0.01)


def test_estimates_are_those_of_the_contrasts_and_of_the_comparison_within_sector() -> None:
    scores, professionals, works_in, wijken, summary = world(ROWS)
    found = seen_again(scores, professionals, works_in, wijken, summary)
    sectors = contrast_sectors(scores, professionals, summary)
    compared = compare_groups(scores, professionals, works_in, wijken, methods=["within sector"])
    assert found["estimate"].tolist() == pytest.approx(
        [*sectors["difference"], *compared["difference"]]
    )


def test_the_same_seed_gives_the_same_shares_and_another_seed_others() -> None:
    tables = world([*ROWS, ("c1", "c", "f", 2.0, 5), ("c2", "c", "m", 3.6, 5)])
    one, same, other = (seen_again(*tables, seed=seed) for seed in (1, 1, 2))
    pd.testing.assert_frame_equal(one, same)
    assert not one["share_same_sign"].equals(other["share_same_sign"])


def test_withheld_sectors_and_sectors_of_one_organisation_get_no_share() -> None:
    found = seen_again(
        *world([*ROWS, ("d1", "d", "f", 1.0, 3), ("d2", "e", "m", 1.0, 9)])
    ).set_index("sector")
    assert "d" not in found.index
    if "e" in found.index:
        assert found.loc["e", "reason"] == "too_few_clusters"


def test_sectors_of_one_organisation_are_drawn_together() -> None:
    # a lies above the others only thanks to d1, so without it the difference turns.
    rows: list[Row] = [("a1", "a", "f", 3.0, 6), ("a2", "a", "f", 3.0, 6), ("b1", "b", "f", 3.5, 6),
                       ("c1", "c", "f", 3.5, 6), ("d1", "d", "f", 1.0, 6)]  # fmt: skip
    found = seen_again(*world(rows), n_resamples=4000).set_index("sector")
    # Two of three are drawn, with equal weights: no d1 has chance (2 / 3) ** 2.
    assert found.loc["a", "estimate"] == pytest.approx(3 - 8 / 3)
    assert found.loc["a", "share_same_sign"] == pytest.approx(5 / 9, abs=0.04)
    assert found.loc["d", "reason"] == "too_few_clusters"


def test_others_of_one_organisation_leave_nothing_to_draw_from() -> None:
    found = seen_again(*world([*ROWS[:3], ("b1", "b", "f", 2.0, 6)])).set_index("sector")
    assert found.loc["a", "reason"] == "too_few_clusters"
    assert np.isnan(found.loc["a", "share_same_sign"])


def test_wijken_with_one_organisation_for_each_sector_are_drawn_across_sectors() -> None:
    # a and b are 1 lower in few, c is 3 higher, of equal size: the estimate is 1 / 3.
    scores = {"a": (2.0, 3.0), "b": (2.0, 3.0), "c": (4.0, 1.0)}
    rows = [
        (f"{own}{wijk}", own, wijk, value, 5)
        for own, both in scores.items()
        for wijk, value in zip("fm", both, strict=True)
    ]
    found = seen_again(*world(rows))
    row = found[found["question"] == "wijken"].iloc[0]
    assert row["estimate"] == pytest.approx(1 / 3)
    assert 0.1 < row["share_same_sign"] < 0.9
    # One organisation in the wijken with few incomes: that side cannot vary.
    found = seen_again(
        *world([("a1", "a", "f", 4.0, 9), *[(f"a{n}", "a", "m", 3.0, 5) for n in (2, 3)]])
    )
    assert found[found["question"] == "wijken"]["reason"].iloc[0] == "too_few_clusters"


def test_people_outside_the_wijken_compared_are_not_counted() -> None:
    found = seen_again(*world([*ROWS, ("a1", "a", "x", 4.0, 7)]))
    assert found[found["question"] == "wijken"]["n"].iloc[0] == 36


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([("a1", "a", "f", 3.0, 6), ("a2", "a", "f", 4.0, 6)], "too_few"),
        ([("a1", "a", "f", 3.0, 6), ("a2", "a", "m", 4.0, 3)], "too_few"),
        ([("a1", "a", "f", 3.0, 6), ("b1", "b", "m", 4.0, 6)], "no_shared_sector"),
        ([("a1", "a", "f", 3.0, 6), ("a2", "a", "m", 4.0, 6)], "too_few_clusters"),
    ],
)
def test_where_wijken_cannot_be_compared_the_reason_is_given(rows: list[Row], reason: str) -> None:
    found = seen_again(*world(rows))
    last = found[found["question"] == "wijken"].iloc[0]
    assert last["reason"] == reason
    assert np.isnan(last["share_same_sign"])


def test_nobody_at_all_gives_an_empty_table() -> None:
    tables = [table.head(0) for table in world(ROWS)]
    assert len(seen_again(*tables)) == 0


@pytest.mark.parametrize("wrong", [{"n_resamples": 10}, {"notable": -1.0}])
def test_wrong_options_are_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(QuickscanError, match="n_resamples"):
        seen_again(*world(ROWS), **wrong)  # type: ignore[arg-type]
