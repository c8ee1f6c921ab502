"""Do colleagues say the same of a partner, and do both sides of a pair: four organisations."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd
import pytest
from analyse.reports import LAYER, row
from hypothesis import given, settings
from hypothesis import strategies as st

from quickscan_sim.analyse import read_tie_states, read_ties, reporter_agreement
from quickscan_sim.analyse.network.delete_one import delete_one_interval

Report = tuple[str, str, "int | None"]


def reported(sizes: dict[str, int], reports: list[Report]) -> tuple[Any, ...]:
    """Reports like ("a1", "b", 3): the first person of a, partner b, level 3."""
    people = pd.DataFrame(
        [(f"{one}{number + 1}", one) for one, size in sizes.items() for number in range(size)],
        columns=["professional_id", "organisation_id"],
    ).assign(wave=1, responded=True, answered_partners=True)
    ties = pd.DataFrame(reports, columns=["professional_id", "partner_id", "level"])
    ties = ties.assign(
        wave=1, organisation_id=ties["professional_id"].str[0], layer=LAYER, quality=None
    ).astype({"level": "Int64", "quality": "Int64", "organisation_id": "object"})
    works_in = people[["professional_id", "wave"]].assign(neighbourhood_id="n1", share=1.0)
    active = pd.DataFrame({"organisation_id": list(sizes), "neighbourhood_id": "n1"})
    return ties, people, works_in, active, [LAYER]


# Of a three could tell: all name b (levels 1, 3, 3), one names c (2), nobody d. Of b three name a
# (levels 3, 3, 3), nobody c or d. Of c three could tell and name nobody. Of d two: not counted.
SIZES = {"a": 3, "b": 3, "c": 3, "d": 2}
REPORTS: list[Report] = [
    ("a1", "b", 1), ("a2", "b", 3), ("a3", "b", 3), ("a1", "c", 2),
    ("b1", "a", 3), ("b2", "a", 3), ("b3", "a", 3), ("d1", "a", 4),
]  # fmt: skip
FOUND = reporter_agreement(*reported(SIZES, REPORTS))


def of(between: str, contact: str = "knows", grouping: str = "all", **labels: str) -> pd.Series:
    return row(FOUND, between=between, contact=contact, grouping=grouping, **labels)


def test_agreement_of_colleagues_by_hand() -> None:
    # Nine partners judged; on eight all three agree, on a's c one of three names it: of the three
    # pairs of colleagues one agrees. So (8 + 1/3) / 9.
    found = of("colleagues")
    assert (found["n_reporters"], found["n_organisations"], found["n_judged"]) == (9, 3, 9)
    assert found["agreement"] == pytest.approx((8 + 1 / 3) / 9)
    # Seven of 27 answers name a partner; six of the seven are joined by both others.
    assert found["agreement_naming"] == pytest.approx(6 / 7)
    p = 7 / 27
    assert found["kappa"] == pytest.approx(1 - (2 / 3 / 9) / (2 * p * (1 - p)))
    # Levels 1, 3, 3 differ by 4/3 on average, 3, 3, 3 by nothing.
    assert (found["n_rated"], found["level_difference"]) == (2, pytest.approx(2 / 3))


def test_the_interval_of_colleagues_leaves_out_one_organisation() -> None:
    found = of("colleagues")
    low, high = delete_one_interval(found["agreement"], np.array([1, *[(5 + 1 / 3) / 6] * 2]))
    assert (found["ci_low"], found["ci_high"]) == pytest.approx((low, high))


def test_working_together_counts_from_level_two() -> None:
    # Of a two of three work with b, one with c: two partners on which one of three pairs agrees.
    assert of("colleagues", "works_with")["agreement"] == pytest.approx((7 + 2 / 3) / 9)


def test_an_organisation_stands_for_itself_and_below_three_people_not_at_all() -> None:
    own = of("colleagues", grouping="organisation", organisation_id="a")
    assert own["agreement"] == pytest.approx((2 + 1 / 3) / 3)
    assert own["reason"] == "no_interval"
    silent = of("colleagues", grouping="organisation", organisation_id="c")
    assert (silent["agreement"], silent["reason"]) == (1, "no_variation")
    few = of("colleagues", grouping="organisation", organisation_id="d")
    assert (few["reason"], few["needed"], few["n_judged"]) == ("small_group", 3, 0)
    assert np.isnan(few["agreement"])


def test_agreement_of_two_sides_by_hand() -> None:
    # Three pairs can be read: a and b name each other, a-c and b-c nobody (one of three is no
    # half). All agree; the mean levels of a and b are 7/3 and 3.
    found = of("two_sides")
    assert (found["n_judged"], found["agreement"], found["kappa"]) == (3, 1, 1)
    assert found["agreement_naming"] == 1
    assert (found["n_rated"], found["level_difference"]) == (1, pytest.approx(2 / 3))
    assert found["reason"] == "no_fair_interval"


def test_a_pair_of_which_one_side_names_the_other_disagrees() -> None:
    one_way = [("a1", "b", 3), ("a2", "b", 3), ("b1", "c", 3), ("b2", "c", 3), ("c1", "b", 3),
               ("c2", "b", 2)]  # fmt: skip
    found = reporter_agreement(*reported({"a": 3, "b": 3, "c": 3}, one_way))
    sides = row(found, between="two_sides", contact="knows", grouping="all")
    # Of the pairs ab, ac and bc two agree; three of six sides name, two of the three in return.
    assert sides["agreement"] == pytest.approx(2 / 3)
    assert sides["agreement_naming"] == pytest.approx(2 / 3)
    assert sides["kappa"] == pytest.approx(1 - (1 / 3) / (1 / 2))
    # Without a: bc agrees. Without b: ac agrees. Without c: ab does not.
    low, high = delete_one_interval(2 / 3, np.array([1.0, 1.0, 0.0]))
    assert (sides["ci_low"], sides["ci_high"]) == (low, high)


def fleiss(answers: list[list[bool]]) -> float:
    """Fleiss's kappa (1971) as he wrote it: subjects x raters, all rated by as many."""
    counts = np.array([[sum(row), len(row) - sum(row)] for row in answers])
    n = counts.sum(axis=1)[0]
    observed = ((counts**2).sum(axis=1) - n) / (n * (n - 1))
    expected = ((counts.sum(axis=0) / counts.sum()) ** 2).sum()
    return float((observed.mean() - expected) / (1 - expected))


NAMED = st.dictionaries(
    st.tuples(st.sampled_from("abcd"), st.integers(1, 3), st.sampled_from("abcd")),
    st.integers(1, 5),
    min_size=1,
)


@settings(max_examples=40)
@given(NAMED)
def test_with_as_many_people_everywhere_kappa_is_that_of_fleiss(
    named: dict[tuple[str, int, str], int],
) -> None:
    reports = [(f"{one}{who}", other, it) for (one, who, other), it in named.items()]
    found = reporter_agreement(*reported(dict.fromkeys("abcd", 3), reports))
    answers = [
        [(one, who, other) in named for who in (1, 2, 3)]
        for one in "abcd" for other in "abcd" if one != other
    ]  # fmt: skip
    kappa = row(found, between="colleagues", contact="knows", grouping="all")["kappa"]
    if any(map(any, answers)) and not all(map(all, answers)):
        assert kappa == pytest.approx(fleiss(answers))
    else:
        assert np.isnan(kappa)


@settings(max_examples=40)
@given(NAMED, st.lists(st.integers(2, 4), min_size=4, max_size=4))
def test_the_two_sides_agree_as_often_as_their_states_say(
    named: dict[tuple[str, int, str], int], sizes: list[int]
) -> None:
    reports = [(f"{one}{who}", other, it) for (one, who, other), it in named.items()]
    tables = reported(dict(zip("abcd", sizes, strict=True)), reports)
    found = row(reporter_agreement(*tables), between="two_sides", contact="knows", grouping="all")
    state = read_tie_states(read_ties(*tables))["knows"]
    n = {name: int((state == name).sum()) for name in ("confirmed", "one_sided", "none")}
    assert found["n_judged"] == sum(n.values())
    if sum(n.values()):
        assert found["agreement"] == pytest.approx(1 - n["one_sided"] / sum(n.values()))
    if n["confirmed"] + n["one_sided"]:
        share = 2 * n["confirmed"] / (2 * n["confirmed"] + n["one_sided"])
        assert found["agreement_naming"] == pytest.approx(share)


def test_agreement_is_counted_over_all_pairs_of_colleagues() -> None:
    levels = [1, 2, 2, 5]
    reports: list[Report] = [(f"a{number + 1}", "b", it) for number, it in enumerate(levels)]
    found = row(
        reporter_agreement(*reported({"a": 6, "b": 0}, reports)),
        between="colleagues", contact="knows", grouping="all",
    )  # fmt: skip
    same = [(i < 4) == (j < 4) for i, j in combinations(range(6), 2)]
    assert found["agreement"] == pytest.approx(np.mean(same))
    apart = [abs(one - other) for one, other in combinations(levels, 2)]
    assert found["level_difference"] == pytest.approx(np.mean(apart))
    assert found["reason"] == "no_interval"


def test_nobody_to_compare_is_said() -> None:
    found = reporter_agreement(*reported({"a": 2, "b": 0}, []))
    assert set(found["reason"]) == {"no_colleagues", "small_group"}
    assert found["agreement"].isna().all()
