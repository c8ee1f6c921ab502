"""Trust and value as others rate them, on four organisations in two wijken."""

from __future__ import annotations

from itertools import product

import numpy as np
import pandas as pd
import pytest
from analyse.reports import row
from hypothesis import given
from hypothesis import strategies as st

from quickscan_sim.analyse import score_partner_ratings
from quickscan_sim.analyse.intervals import t_quantile
from quickscan_sim.analyse.network.delete_one import delete_one_interval
from quickscan_sim.analyse.network.ratings.shielded_raters import shielded
from quickscan_sim.errors import QuickscanError

ASPECTS = {"keeps": "trust", "goal": "trust", "brings": "value"}
PEOPLE = pd.DataFrame(
    [(f"{one}{number}", one) for one in "abcd" for number in range(6)],
    columns=["professional_id", "organisation_id"],
).assign(wave=1, responded=True)
WORKS_IN = PEOPLE[["professional_id", "wave"]].assign(neighbourhood_id="n1", share=1.0)
ACTIVE = pd.DataFrame({"organisation_id": list("abcd"), "neighbourhood_id": "n1"})
Rating = tuple[str, str, str, "int | None"]


def ratings(*given: Rating) -> pd.DataFrame:
    table = pd.DataFrame(given, columns=["professional_id", "partner_id", "aspect_id", "rating"])
    return table.assign(wave=1).astype({"rating": "Int64"})


def scored(
    *given: Rating,
    people: pd.DataFrame = PEOPLE,
    works_in: pd.DataFrame = WORKS_IN,
    active: pd.DataFrame = ACTIVE,
) -> pd.DataFrame:
    return score_partner_ratings(ratings(*given), people, works_in, active, ASPECTS)


def of_all(people: str, partner: str, aspect: str, *values: int) -> list[Rating]:
    """The first people of an organisation rate a partner on one aspect."""
    return [(f"{people}{number}", partner, aspect, it) for number, it in enumerate(values)]


# Of b two people rate a on trust (3 and 1; 4), of c one (2), of d two (2 and 3).
ON_A = [
    *of_all("b", "a", "keeps", 3, 4), *of_all("b", "a", "goal", 1), *of_all("c", "a", "keeps", 2),
    *of_all("d", "a", "keeps", 2, 3),
]  # fmt: skip


def test_each_organisation_that_rates_counts_once() -> None:
    # b: (2 + 4) / 2 = 3; c: 2; d: 2.5. So 2.5, half of the way from 1 to 4.
    found = row(scored(*ON_A), group="trust", grouping="organisation")
    assert (found["organisation_id"], found["n_raters"], found["n_organisations"]) == ("a", 5, 3)
    assert (found["mean"], found["share"]) == (2.5, 0.5)
    half = t_quantile(2) * 0.5 / np.sqrt(3)
    assert found["ci_low"] == pytest.approx(max(1, 2.5 - half))
    assert found["ci_high"] == pytest.approx(2.5 + half)
    assert found["share_high"] == pytest.approx((2.5 + half - 1) / 3)
    assert not found["withheld"]


def test_below_five_people_nothing_is_shown_but_how_many_they_are() -> None:
    found = row(scored(*ON_A[1:5], *ON_A[:1]), group="trust", grouping="organisation")
    assert (found["n_raters"], found["withheld"], found["reason"]) == (4, True, "small_group")
    assert found["needed"] == 5
    assert np.isnan(found["mean"])
    assert np.isnan(found["share"])


def test_the_overall_trust_of_a_wijk_is_the_mean_over_who_rates_whom() -> None:
    # a is rated 3, 2 and 2.5 as above; b is rated 4 by a. So 11.5 / 4.
    found = scored(*ON_A, *of_all("a", "b", "keeps", 4, 4, 4, 4, 4))
    wijk = row(found, group="trust", grouping="neighbourhood")
    assert (wijk["n_raters"], wijk["n_organisations"]) == (10, 4)
    assert wijk["mean"] == pytest.approx(11.5 / 4)
    assert wijk["share"] == pytest.approx((11.5 / 4 - 1) / 3)
    # Without a nothing is left: no interval. With c rated by d there is one.
    assert wijk["reason"] == "no_fair_interval"
    more = scored(*ON_A, *of_all("a", "b", "keeps", 4, 4, 4, 4, 4),
                  *of_all("d", "c", "keeps", 1, 1, 1, 1, 1))  # fmt: skip
    wijk = row(more, group="trust", grouping="neighbourhood")
    # Pairs a-b 4, b-a 3, c-a 2, d-a 2.5, d-c 1, without a, b, c and d in turn.
    without = np.array([1, (2 + 2.5 + 1) / 3, (4 + 3 + 2.5) / 3, (4 + 3 + 2) / 3])
    low, high = delete_one_interval(12.5 / 5, without, 1, 4)
    assert (wijk["mean"], wijk["ci_low"], wijk["ci_high"]) == pytest.approx((2.5, low, high))
    whole = row(more, group="trust", grouping="all")
    assert whole["mean"] == wijk["mean"]


def test_trust_and_value_are_scored_apart() -> None:
    found = scored(*ON_A, *of_all("b", "a", "brings", 4, 4, 4, 4, 4))
    assert row(found, group="value", grouping="organisation")["mean"] == 4
    assert row(found, group="value", grouping="organisation")["reason"] == "no_interval"
    assert row(found, group="trust", grouping="organisation")["mean"] == 2.5


def test_what_is_no_rating_of_a_partner_counts_for_nothing() -> None:
    nothing: list[Rating] = [
        ("a0", "a", "keeps", 4), ("b0", "a", "keeps", 4), ("b5", "a", "keeps", 9),
        ("b4", "a", "keeps", None), ("b3", "a", "unknown", 1), ("z9", "a", "keeps", 1),
    ]  # fmt: skip
    pd.testing.assert_frame_equal(scored(*ON_A, *nothing), scored(*ON_A))
    silent = PEOPLE.assign(responded=PEOPLE["professional_id"] != "c0")
    assert row(scored(*ON_A, people=silent), group="trust", grouping="all")["n_raters"] == 4


def test_only_who_works_in_a_wijk_rates_there_who_is_active_there() -> None:
    works_in = pd.concat(
        [WORKS_IN, WORKS_IN[WORKS_IN["professional_id"].str[0] == "b"].assign(
            neighbourhood_id="n2")]
    )  # fmt: skip
    active = pd.concat([ACTIVE, ACTIVE.head(2).assign(neighbourhood_id="n2")])
    given = [*of_all("b", "a", "keeps", 1, 1, 1, 1, 1), *of_all("c", "a", "keeps", 4, 4, 4, 4, 4)]
    found = scored(*given, works_in=works_in, active=active)
    here = {
        wijk: row(found, grouping="organisation x neighbourhood", neighbourhood_id=wijk)
        for wijk in ("n1", "n2")
    }
    assert here["n1"]["mean"] == 2.5
    assert here["n2"]["mean"] == 1
    assert here["n2"]["n_raters"] == 5


def test_what_would_follow_from_the_others_is_withheld_too() -> None:
    # Three people rate d; a is rated by six and b by seven. The mean of all would give d away.
    given = [
        *of_all("c", "d", "keeps", 1, 1, 1), *of_all("c", "a", "keeps", 3, 3, 3, 3, 3, 3),
        *of_all("d", "b", "keeps", 4, 4, 4, 4, 4, 4), ("a0", "b", "keeps", 4),
    ]  # fmt: skip
    found = scored(*given)
    own = found[found["grouping"] == "organisation"].set_index("organisation_id")
    assert own.loc[["a", "d"], "reason"].tolist() == ["withheld", "small_group"]
    assert own["withheld"].to_dict() == {"a": True, "b": False, "d": True}
    assert row(found, grouping="all")["mean"] > 0


@given(
    st.dictionaries(
        st.tuples(st.sampled_from("abcd"), st.integers(0, 5), st.sampled_from("abcd")),
        st.integers(1, 4),
        min_size=1,
        max_size=40,
    ),
    st.lists(st.sampled_from(["n1", "n2"]), min_size=24, max_size=24),
)
def test_hidden_cells_of_a_wijk_come_from_nobody_or_from_at_least_five(
    given_ratings: dict[tuple[str, int, str], int], places: list[str]
) -> None:
    table = pd.DataFrame(
        [(f"{one}{who}", other) for (one, who, other) in given_ratings if one != other],
        columns=["professional_id", "partner_id"],
    )
    wijk = dict(zip((f"{one}{who}" for one, who in product("abcd", range(6))), places, strict=True))
    inside = table.assign(neighbourhood_id=table["professional_id"].map(wijk))
    hidden = shielded(table, inside)
    for name, frame in (("n1", inside[inside["neighbourhood_id"] == "n1"]), (None, table)):
        is_out = np.array(
            [(name, partner) in hidden for partner in frame["partner_id"]], dtype=bool
        )
        out, shown = frame[is_out], frame[~is_out]
        assert out["professional_id"].nunique() not in range(1, 5) or shown.empty
        if len(shown):
            assert shown.groupby("partner_id")["professional_id"].nunique().min() >= 5


def test_nothing_rated_is_an_empty_table_and_another_table_gets_a_sentence() -> None:
    assert scored().empty
    with pytest.raises(QuickscanError, match="`partner_ratings` needs"):
        score_partner_ratings(PEOPLE, PEOPLE, WORKS_IN, ACTIVE, ASPECTS)
