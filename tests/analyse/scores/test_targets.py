"""What an interval speaks of: professionals like these, or everybody who was invited here."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickscan_sim.analyse import contrast_sectors, summarise_scores
from quickscan_sim.errors import QuickscanError
from quickscan_sim.table_checks import check_table
from quickscan_sim.tables import SCORE_SUMMARY

Tables = dict[str, pd.DataFrame]


def tables(
    organisations: dict[str, list[float]],
    invited: dict[str, int | None],
    wijken: int = 1,
    sectors: dict[str, str] | None = None,
) -> Tables:
    """Scores by organisation; its sector is the first letter. A name beyond them: silent."""
    rows = [(name, score) for name, scores in organisations.items() for score in scores]
    people = pd.DataFrame(rows, columns=["organisation_id", "score"])
    people = people.astype({"organisation_id": "str", "score": "float64"})
    number = np.arange(len(people))
    people = people.assign(
        professional_id=[f"p{one}" for one in number], wave=1, theme="th", share=1.0,
        neighbourhood_id=[f"n{one % wijken}" for one in number],
    )  # fmt: skip
    people["sector"] = people["organisation_id"].str[:1]
    frame = pd.DataFrame({"organisation_id": list(invited), "n_invited": list(invited.values())})
    frame = frame.astype({"organisation_id": "str", "n_invited": "Int64"})
    return {
        "scores": people[["professional_id", "wave", "theme", "score"]],
        "professionals": people[["professional_id", "wave", "organisation_id", "sector"]],
        "works_in": people[["professional_id", "wave", "neighbourhood_id", "share"]],
        "organisations": frame.assign(sector=frame["organisation_id"].str[:1]),
    }


def summary_of(made: Tables, **more: Any) -> pd.DataFrame:
    if more.get("target") == "all_invited":
        more["organisations"] = made["organisations"]
    return summarise_scores(made["scores"], made["professionals"], made["works_in"], **more)


def width(made: Tables, grouping: str = "all", **more: Any) -> float:
    found = summary_of(made, **more)
    row = found[found["grouping"] == grouping].iloc[0]
    return float(row["ci_high"] - row["ci_low"])


SIX = {"a1": [1.0, 2, 3], "a2": [2.0, 3, 4], "b1": [3.0, 3, 5], "b2": [1.0, 4, 5]}


def test_the_target_is_named_in_every_row_with_numbers() -> None:
    few = summary_of(tables(SIX, {}, wijken=2)).set_index("grouping")
    assert few.loc["all", "target"] == "like_these_here"
    many = summary_of(tables(SIX, {}, wijken=6)).set_index("grouping")
    assert many.loc["all", "target"] == "like_these"
    made = tables({"a1": [1.0, 2, 3, 4, 5, 5], "b1": [2.0, 2, 3, 4, 5, 3]}, {"a1": 9, "b1": 9})
    alone = summary_of(made)
    assert set(alone["target"].dropna()) == {"this_organisation", "like_these_here"}
    invited = summary_of(made, target="all_invited")
    assert set(invited["target"].dropna()) == {"all_invited"}
    check_table(invited, SCORE_SUMMARY)


def test_when_everybody_answered_nothing_is_left_to_guess() -> None:
    made = tables(SIX, dict.fromkeys(SIX, 3))
    assert width(made, target="all_invited") == 0.0
    found = summary_of(made, target="all_invited")
    contrasts = contrast_sectors(
        made["scores"], made["professionals"], found, target="all_invited",
        organisations=made["organisations"],
    )  # fmt: skip
    assert (contrasts["ci_low"] == contrasts["difference"]).all()
    # Nothing is left to chance: 3.5 against 2.5 is a difference.
    assert contrasts["difference"].tolist() == pytest.approx([-1.0, 1.0])
    assert contrasts["p_adjusted"].tolist() == [0.0, 0.0]
    assert contrasts["reason"].isna().all()


def test_the_interval_of_all_invited_by_hand() -> None:
    # Within: 2 + 2 + 8/3 + 26/3 over 8 df = 23/12. Between: in sector a the means are 2 and 3, in b
    # 11/3 and 10/3, so MSB = (3/2 + 1/6) / 2 = 5/6 < MSW: 0. All invite 6, half answer.
    made = tables(SIX, dict.fromkeys(SIX, 6))
    half = 2.306004 * np.sqrt(23 / 12 * (1 / 12 - 1 / 24))
    assert width(made, target="all_invited") == pytest.approx(2 * half, abs=1e-5)


@given(st.lists(st.integers(3, 40), min_size=5, max_size=5))
def test_the_number_itself_does_not_depend_on_the_target(n: list[int]) -> None:
    made = tables(SIX, dict(zip([*SIX, "a3"], n, strict=True)))
    both = [summary_of(made), summary_of(made, target="all_invited")]
    for name in ("n", "mean", "sd", "n_organisations", "withheld"):
        pd.testing.assert_series_equal(both[0][name], both[1][name])


def test_more_invited_who_stayed_away_make_the_interval_wider() -> None:
    widths = [
        width(tables(SIX, dict.fromkeys(SIX, n)), target="all_invited") for n in (4, 6, 12, 1000)
    ]
    assert widths == sorted(widths)
    assert widths[-1] < 1.01 * width(tables(SIX, {}))


def test_an_organisation_where_nobody_answered_makes_the_interval_wider() -> None:
    apart = {"a1": [1.0, 1, 2], "a2": [4.0, 4, 5], "b1": [1.0, 2, 2], "b2": [4.0, 5, 5]}
    heard = dict.fromkeys(apart, 6)
    without = width(tables(apart, heard), target="all_invited")
    assert width(tables(apart, heard | {"a3": 6}), target="all_invited") > without
    # Of a whole sector nobody is heard.
    assert width(tables(apart, heard | {"c1": 6}), target="all_invited") > without


def test_an_unknown_number_of_invitations_is_counted_from_the_people_listed() -> None:
    unknown = tables(SIX, dict.fromkeys(SIX))
    assert width(unknown, target="all_invited") == 0.0


def test_people_listed_in_another_wave_were_not_invited_in_this_one() -> None:
    made = tables(SIX, dict.fromkeys(SIX))
    found = summary_of(made, target="all_invited")
    both = pd.concat([made["professionals"], made["professionals"].assign(wave=2)])
    more = {"target": "all_invited", "organisations": made["organisations"]}
    pd.testing.assert_frame_equal(
        contrast_sectors(made["scores"], both, found, **more),
        contrast_sectors(made["scores"], made["professionals"], found, **more),
    )


def test_a_silent_organisation_beside_one_per_sector_leaves_no_interval() -> None:
    made = tables({"a1": [1.0, 2, 3, 4, 5], "b1": [2.0, 2, 3, 4, 5]}, {"a1": 5, "b1": 5, "a2": 5})
    found = summary_of(made, target="all_invited")
    of_sector = found[found["grouping"] == "sector"].set_index("sector")
    assert of_sector.loc["a", "reason"] == "too_few_clusters"
    assert of_sector.loc["b", "ci_low"] == of_sector.loc["b", "mean"]
    contrasts = contrast_sectors(
        made["scores"], made["professionals"], found, target="all_invited",
        organisations=made["organisations"],
    )  # fmt: skip
    assert set(contrasts["reason"]) == {"too_few_clusters"}


def test_colleagues_who_resemble_each_other_make_the_interval_wider() -> None:
    shift = np.array([-1.0, 1, -1, 1])
    widths = []
    for size in (0.0, 1.0, 2.0):
        moved = {
            name: [score + size * off for score in scores]
            for (name, scores), off in zip(SIX.items(), shift, strict=True)
        }
        widths.append(width(tables(moved, {})))
    assert widths == sorted(widths)
    assert widths[2] > 2 * widths[0]


CASES = {
    "one organisation": ({"a1": [1.0, 2, 3, 4, 5]}, None),
    "one person each": ({f"a{n}": [float(n)] for n in range(6)}, None),
    "all the same": ({"a1": [3.0] * 3, "a2": [3.0] * 3}, "no_variation"),
    "nobody": ({}, "nobody"),
}


@pytest.mark.parametrize("target", ["like_these", "all_invited"])
@pytest.mark.parametrize("case", CASES)
def test_a_number_without_an_interval_says_why(case: str, target: str) -> None:
    organisations, reason = CASES[case]
    made = tables(organisations, dict.fromkeys(organisations, 9))
    found = summary_of(made, target=target)
    if reason == "nobody":
        assert found.empty
        return
    everybody = found.set_index("grouping").loc["all"]
    assert np.isnan(everybody["ci_low"]) == (reason is not None)
    assert (everybody["reason"] == reason) or (reason is None and pd.isna(everybody["reason"]))
    contrasts = contrast_sectors(
        made["scores"], made["professionals"], found, target=target,
        organisations=made["organisations"],
    )  # fmt: skip
    assert contrasts.empty


def test_one_person_has_a_mean_and_a_reason() -> None:
    found = summary_of(tables({"a1": [2.0]}, {}), minimum=1).set_index("grouping").loc["all"]
    assert (found["mean"], found["reason"]) == (2.0, "too_few_people")


def test_a_contrast_where_nobody_differs_says_so() -> None:
    made = tables({"a1": [3.0] * 6, "b1": [3.0] * 6}, {})
    found = contrast_sectors(made["scores"], made["professionals"], summary_of(made))
    assert set(found["reason"]) == {"no_variation"}
    assert found[["ci_low", "p"]].isna().all(axis=None)


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"target": "everybody"}, r"target is 'everybody'; possible is like_these, all_invited"),
        ({"target": "all_invited"}, r"table organisations is needed"),
    ],
)
def test_an_unknown_target_or_one_without_its_table_is_refused(
    more: dict[str, Any], words: str
) -> None:
    made = tables(SIX, {})
    with pytest.raises(QuickscanError, match=words):
        summarise_scores(made["scores"], made["professionals"], made["works_in"], **more)
    with pytest.raises(QuickscanError, match=words):
        contrast_sectors(made["scores"], made["professionals"], summary_of(made), **more)
