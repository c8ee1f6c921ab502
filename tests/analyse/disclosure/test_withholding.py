"""No small group is shown, and no withheld number follows from what is shown."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickscan_sim.analyse import summarise_scores
from quickscan_sim.analyse.disclosure.withholding import withheld_groups

GROUP_COLUMNS = ("sector", "neighbourhood_id", "organisation_id")

SECTORS = ("s", "t", "u")
WIJKEN = ("n1", "n2", "n3")


def quickscan(organisations: list[tuple[str, str, int]]) -> tuple[pd.DataFrame, ...]:
    """Scores, professionals and works_in: sector, wijken ("n1 n2") and size of each organisation.

    Scores are random, so that totals that agree do so because they must.
    """
    rng = np.random.default_rng(1)
    people, places = [], []
    for number, (sector, wijken, size) in enumerate(organisations):
        for person in range(size):
            name = f"o{number}p{person}"
            people.append((name, 1, f"o{number}", sector))
            places += [(name, 1, wijk, 1 / len(wijken.split())) for wijk in wijken.split()]
    professionals = pd.DataFrame(
        people, columns=["professional_id", "wave", "organisation_id", "sector"]
    )
    works_in = pd.DataFrame(
        places, columns=["professional_id", "wave", "neighbourhood_id", "share"]
    )
    scores = professionals[["professional_id", "wave"]].assign(theme="th")
    return scores.assign(score=rng.random(len(scores))), professionals, works_in


def shown(summary: pd.DataFrame, grouping: str) -> dict[str, bool]:
    """For each group of a grouping whether it is shown."""
    rows = summary[summary["grouping"] == grouping]
    labels = [
        " ".join(str(one) for one in row if pd.notna(one))
        for row in rows[list(GROUP_COLUMNS)].itertuples(index=False)
    ]
    return dict(zip(labels, ~rows["withheld"].astype(bool), strict=True))


def test_a_small_sector_takes_the_next_smallest_with_it() -> None:
    summary = summarise_scores(*quickscan([("s", "n1", 20), ("t", "n1", 9), ("u", "n1", 3)]))
    assert shown(summary, "sector") == {"s": True, "t": False, "u": False}
    assert shown(summary, "all") == {"": True}


def test_of_two_sectors_with_a_small_one_neither_is_shown() -> None:
    summary = summarise_scores(*quickscan([("s", "n1", 20), ("t", "n1", 3)]))
    assert shown(summary, "sector") == {"s": False, "t": False}
    assert shown(summary, "all") == {"": True}


def test_two_small_groups_that_together_are_five_may_stand_beside_a_shown_third() -> None:
    summary = summarise_scores(*quickscan([("s", "n1", 20), ("t", "n1", 3), ("u", "n1", 2)]))
    assert shown(summary, "sector") == {"s": True, "t": False, "u": False}


def test_two_small_groups_that_together_are_four_take_the_third_with_them() -> None:
    summary = summarise_scores(*quickscan([("s", "n1", 20), ("t", "n1", 2), ("u", "n1", 2)]))
    assert shown(summary, "sector") == {"s": False, "t": False, "u": False}


def test_one_small_cell_hides_a_cell_in_its_row_its_column_and_their_crossing() -> None:
    sizes = {("s", "n1"): 3}
    organisations = [
        (sector, wijk, sizes.get((sector, wijk), 6)) for sector in SECTORS for wijk in WIJKEN
    ]
    cells = shown(summarise_scores(*quickscan(organisations)), "sector x neighbourhood")
    hidden = {cell for cell, is_shown in cells.items() if not is_shown}
    assert "s n1" in hidden
    assert len(hidden) == 4
    for place in ("s", "n1"):
        assert sum(place in cell.split() for cell in hidden) == 2


def test_no_small_cell_hides_nothing() -> None:
    organisations = [(sector, wijk, 6) for sector in SECTORS for wijk in WIJKEN]
    assert not summarise_scores(*quickscan(organisations))["withheld"].any()


def test_a_small_organisation_inside_a_shown_sector_hides_its_colleague() -> None:
    summary = summarise_scores(*quickscan([("s", "n1", 9), ("s", "n1", 3), ("t", "n1", 8)]))
    assert shown(summary, "organisation") == {"o0": False, "o1": False, "o2": True}
    assert shown(summary, "sector") == {"s": True, "t": True}


def test_the_organisations_of_a_group_of_five_are_never_all_but_one_shown() -> None:
    summary = summarise_scores(*quickscan([("s", "n1", 5), ("s", "n1", 5), ("s", "n1", 4)]))
    assert sum(shown(summary, "organisation").values()) == 1


def test_a_wijk_with_three_respondents_is_withheld_and_no_error() -> None:
    summary = summarise_scores(
        *quickscan([("s", "n1", 3), ("s", "n2", 9), ("t", "n2", 9), ("t", "n3", 9)])
    )
    row = summary[(summary["grouping"] == "neighbourhood") & (summary["neighbourhood_id"] == "n1")]
    assert row["withheld"].all()
    assert row[["n", "mean", "sd", "ci_low", "ci_high"]].isna().all(axis=None)


def test_people_in_several_wijken_do_not_open_a_way_round() -> None:
    # All minus the wijken tells how the four who work in both scored.
    summary = summarise_scores(*quickscan([("s", "n1", 9), ("s", "n2", 9), ("t", "n1 n2", 4)]))
    assert not all(shown(summary, "neighbourhood").values())


def test_a_theme_with_fewer_answers_decides_for_the_other_themes() -> None:
    scores, professionals, works_in = quickscan([("s", "n1", 6), ("t", "n1", 9), ("u", "n1", 9)])
    second = scores.assign(theme="other")
    second.loc[second.index[:3], "score"] = np.nan
    summary = summarise_scores(pd.concat([scores, second]), professionals, works_in)
    assert summary[summary["sector"] == "s"]["withheld"].all()
    assert summary.groupby("theme")["withheld"].sum().nunique() == 1


def test_a_published_income_group_gives_no_withheld_wijk_away() -> None:
    scores, professionals, works_in = quickscan(
        [("s", "n1", 9), ("s", "n2", 3), ("s", "n3", 8), ("s", "n4", 4)]
    )
    wijken = pd.DataFrame(
        {
            "neighbourhood_id": ["n1", "n2", "n3", "n4"],
            "income_group": ["few", "few", "many", "many"],
        }
    )
    alone = shown(summarise_scores(scores, professionals, works_in), "neighbourhood")
    beside = shown(summarise_scores(scores, professionals, works_in, wijken), "neighbourhood")
    assert list(alone.values()) == [True, False, True, False]
    assert list(beside.values()) == [False, False, False, False]


ORGANISATIONS = st.lists(
    st.tuples(
        st.sampled_from(SECTORS),
        st.sampled_from([*WIJKEN, "n1 n2", "n2 n3", "n1 n2 n3"]),
        st.integers(0, 9),
    ),
    min_size=1,
    max_size=9,
)


def totals_that_follow(summary: pd.DataFrame, members: dict[str, np.ndarray]) -> list[str]:
    """The attack: which withheld totals are a sum or difference of published totals."""
    keys = summary[["grouping", *GROUP_COLUMNS]].astype(object).fillna("-").agg("|".join, axis=1)
    published = [members[key] for key in keys[~summary["withheld"].astype(bool)]]
    found = []
    for key in keys[summary["withheld"].astype(bool)]:
        target = members[key]
        if not published or not target.any():
            continue
        matrix = np.array(published, dtype=float).T
        weights = np.linalg.lstsq(matrix, target.astype(float), rcond=None)[0]
        if np.allclose(matrix @ weights, target, atol=1e-7):
            found.append(key)
    return found


def members_of_every_group(
    professionals: pd.DataFrame, works_in: pd.DataFrame
) -> dict[str, np.ndarray]:
    names = professionals["professional_id"].to_numpy(object)
    in_wijk = {
        wijk: np.isin(names, rows["professional_id"].to_numpy(object))
        for wijk, rows in works_in.groupby("neighbourhood_id")
    }
    in_sector = {
        sector: (professionals["sector"] == sector).to_numpy()
        for sector in professionals["sector"].unique()
    }
    found = {"all|-|-|-": np.ones(len(names), dtype=bool)}
    for wijk, inside in in_wijk.items():
        found[f"neighbourhood|-|{wijk}|-"] = inside
        for sector, of_sector in in_sector.items():
            found[f"sector x neighbourhood|{sector}|{wijk}|-"] = inside & of_sector
    for sector, of_sector in in_sector.items():
        found[f"sector|{sector}|-|-"] = of_sector
    for organisation in professionals["organisation_id"].unique():
        found[f"organisation|-|-|{organisation}"] = (
            professionals["organisation_id"] == organisation
        ).to_numpy()
    return found


@given(organisations=ORGANISATIONS)
def test_no_withheld_number_follows_from_the_published_ones(
    organisations: list[tuple[str, str, int]],
) -> None:
    scores, professionals, works_in = quickscan(organisations)
    summary = summarise_scores(scores, professionals, works_in)
    if professionals.empty:
        return
    members = members_of_every_group(professionals, works_in)
    assert totals_that_follow(summary, members) == []


@given(organisations=ORGANISATIONS)
def test_no_group_of_fewer_than_five_is_ever_shown(
    organisations: list[tuple[str, str, int]],
) -> None:
    summary = summarise_scores(*quickscan(organisations))
    assert not summary["n"].between(1, 4).any()
    hidden = summary[summary["withheld"].astype(bool)]
    assert hidden[["n", "mean", "sd", "ci_low", "ci_high"]].isna().all(axis=None)


@given(sizes=st.lists(st.integers(0, 12), min_size=2, max_size=6))
def test_when_every_sector_is_large_enough_nothing_is_withheld(sizes: list[int]) -> None:
    membership = np.vstack([np.ones(len(sizes), dtype=int), np.eye(len(sizes), dtype=int)])
    groupings = ["all", *["sector"] * len(sizes)]
    hidden = withheld_groups(membership, np.array(sizes), groupings)
    if all(size == 0 or size >= 5 for size in sizes):
        assert not hidden.any()
    else:
        assert hidden.sum() >= 2 or sum(size > 0 for size in sizes) == 1


@pytest.mark.parametrize("minimum", [1, 3, 10])
def test_the_threshold_can_be_set(minimum: int) -> None:
    membership = np.eye(4, dtype=int)
    hidden = withheld_groups(membership, np.array([1, 3, 9, 10]), ["sector"] * 4, minimum)
    assert hidden.tolist() == [size < minimum for size in (1, 3, 9, 10)]


@pytest.mark.parametrize(
    ("groups", "sizes", "kinds", "hidden"),
    [
        (np.zeros((0, 0)), np.zeros(0, dtype=int), [], []),
        (np.ones((1, 1)), np.zeros((0, 1), dtype=int), ["all"], [False]),
        (np.ones((1, 1)), [9], ["all"], [False]),
        (np.ones((1, 1)), [3], ["all"], [True]),
        (np.ones((1, 1)), [0], ["all"], [False]),
        (np.array([[1, 1], [1, 0]]), [9, 0], ["all", "sector"], [False, False]),
    ],
    ids=["no group", "no theme", "one group", "one small group", "nobody", "an empty atom"],
)
def test_a_table_with_next_to_nothing_in_it_has_an_answer(
    groups: np.ndarray, sizes: list[int], kinds: list[str], hidden: list[bool]
) -> None:
    assert withheld_groups(groups, np.array(sizes), kinds).tolist() == hidden
