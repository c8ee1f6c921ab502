"""Seeing against acting of the same persons, by hand."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from quickscan_sim.analyse import compare_seeing_acting
from quickscan_sim.questionnaire import Questionnaire, load_questionnaire

PRACTICE = load_questionnaire()
SEEING, ACTING, HESITATION = "sig_1", "sig_3", "sig_6"
Person = tuple[int | None, int | None, int | None]


def compare(
    by_sector: dict[str, list[Person]], questionnaire: Questionnaire = PRACTICE
) -> pd.DataFrame:
    """What people answered to seeing, acting and hesitation of signaleren."""
    rows = [
        (f"{sector}{number}", sector, item, answer)
        for sector, people in by_sector.items()
        for number, person in enumerate(people)
        for item, answer in zip((SEEING, ACTING, HESITATION), person, strict=True)
    ]
    frame = pd.DataFrame(rows, columns=["professional_id", "sector", "item_id", "answer"])
    frame = frame.assign(wave=1, not_applicable=False, organisation_id=frame["professional_id"])
    frame["answer"] = frame["answer"].astype("Int64")
    people = frame[["professional_id", "wave", "organisation_id", "sector"]].drop_duplicates()
    columns = ["professional_id", "wave", "item_id", "answer", "not_applicable"]
    found = compare_seeing_acting(frame[columns], questionnaire, people)
    own = found[found["theme"] == "signaleren"]
    return own.set_index(own["sector"].fillna("everybody"))


def test_the_difference_is_of_the_same_persons() -> None:
    people: list[Person] = [(5, 1, 5), (4, 2, 4), (3, 3, 1), (4, 4, 2), (2, 3, 1), (5, None, 5)]
    found = compare({"s": people}).loc["everybody"]
    # Differences 4, 2, 0, 0, -1 of the five who answered both; their seeing 18 / 5.
    assert (found["n"], found["n_hesitation"]) == (5, 6)
    assert found["difference"] == pytest.approx(1.0)
    assert (found["mean_seeing"], found["mean_acting"]) == pytest.approx((3.6, 2.6))
    assert found["ci_low"] < 1.0 < found["ci_high"]
    assert found["share_seeing_only"] == pytest.approx(2 / 5)  # sees at 4 or 5, acts at 1 or 2
    assert found["share_hesitating"] == pytest.approx(3 / 6)


def test_a_small_sector_is_withheld_together_with_a_second_one() -> None:
    person: Person = (4, 2, 3)
    found = compare({"s": [person] * 9, "t": [person] * 6, "u": [person] * 2})
    assert found["withheld"].to_dict() == {"everybody": False, "s": False, "t": True, "u": True}
    assert found.loc["t", ["n", "difference", "n_hesitation", "share_hesitating"]].isna().all()
    assert found.loc["t", "reason"] == "withheld"


def test_a_count_of_hesitation_below_five_withholds_the_group() -> None:
    people: list[Person] = [(4, 2, None)] * 8 + [(4, 2, 3)] * 2
    assert compare({"s": people})["withheld"].all()


def test_an_own_questionnaire_without_these_aspects_gets_a_reason() -> None:
    bare = replace(PRACTICE, items=tuple(replace(one, aspect="") for one in PRACTICE.items))
    found = compare({"s": [(4, 2, 3)] * 6}, bare)
    assert found["reason"].tolist() == ["no_such_items"]


@pytest.mark.parametrize(
    "people",
    [
        [],
        [(4, 2, 3)],
        [(4, 2, 3), (5, 5, 1)],
        [(3, 3, 3)] * 6,
        [(5, 1, 5)] * 6,
        [(None, None, None)] * 6,
        [(4, None, 3)] * 6,
    ],
)
def test_no_number_is_missing_without_a_reason(people: list[Person]) -> None:
    found = compare({"s": people})
    assert (found["difference"].notna() | found["reason"].notna()).all()
