"""Shares of yes, right and sure: by hand, and with small groups withheld."""

from __future__ import annotations

import pandas as pd
import pytest

from quickscan_sim.analyse import summarise_answers, summarise_shares
from quickscan_sim.analyse.scores.shares import _hidden, says_yes
from quickscan_sim.questionnaire import load_questionnaire

PRACTICE = load_questionnaire()


def summarise(item_id: str, by_sector: dict[str, list[int | None]]) -> pd.DataFrame:
    """What the people of each sector answered to one item; everybody is an organisation."""
    rows = [
        (f"{sector}{number}", sector, answer)
        for sector, answers in by_sector.items()
        for number, answer in enumerate(answers)
    ]
    frame = pd.DataFrame(rows, columns=["professional_id", "sector", "answer"])
    frame = frame.assign(wave=1, item_id=item_id, organisation_id=frame["professional_id"])
    frame["answer"] = frame["answer"].astype("Int64")
    answers = frame[["professional_id", "wave", "item_id", "answer"]].assign(not_applicable=False)
    people = frame[["professional_id", "wave", "organisation_id", "sector"]]
    found = summarise_shares(answers, PRACTICE, people)
    return found.set_index(found["sector"].fillna("everybody"))


@pytest.mark.parametrize(
    ("item_id", "yes"),
    [
        ("sig_wish", {1: True, 0: False}),
        ("sig_confidence", {1: False, 3: False, 4: True, 5: True}),
        ("sig_5", {3: False, 4: True, 5: True}),
    ],
)
def test_what_counts_as_yes(item_id: str, yes: dict[int, bool]) -> None:
    given = pd.Series(list(yes), dtype="Int64")
    assert says_yes(given, PRACTICE.item(item_id)).tolist() == list(yes.values())


def test_do_not_know_is_an_answer_and_no_yes() -> None:
    item = PRACTICE.items_of("checklist")[0]
    assert says_yes(pd.Series([0, 1, 2], dtype="Int64"), item).tolist() == [False, True, False]


def test_a_knowledge_item_counts_the_right_answer_only() -> None:
    for item in PRACTICE.items_of("knowledge"):
        given = pd.Series(item.scale.values, dtype="Int64")
        assert says_yes(given, item).sum() == 1


def test_the_share_is_of_those_who_answered() -> None:
    found = summarise("sig_wish", {"s": [1, 1, 0, 0, 1, None], "t": [0, 0, 0, 0, 0]})
    assert found.loc["s", "n"] == 5
    assert found.loc["s", "share"] == pytest.approx(0.6)
    assert found.loc["everybody", "share"] == pytest.approx(0.3)
    assert found.loc["everybody", "part"] == "wish"


def test_an_answer_that_did_not_apply_does_not_count() -> None:
    answers = pd.DataFrame({"professional_id": [f"p{n}" for n in range(12)], "wave": 1})
    answers = answers.assign(item_id="sig_wish", answer=[1] * 6 + [0] * 6)
    answers["not_applicable"] = answers["answer"] == 0
    people = answers[["professional_id", "wave"]].assign(
        organisation_id=answers["professional_id"], sector="s"
    )
    found = summarise_shares(answers, PRACTICE, people)
    assert (found["n"] == 6).all()
    assert (found["share"] == 1.0).all()


def test_one_organisation_per_sector_gives_shares_without_an_interval() -> None:
    answers = pd.DataFrame({"professional_id": [f"p{n}" for n in range(12)], "wave": 1})
    answers = answers.assign(item_id="sig_wish", answer=[1, 0] * 6, not_applicable=False)
    people = answers[["professional_id", "wave"]].assign(
        organisation_id=["o"] * 6 + ["p"] * 6, sector=["s"] * 6 + ["t"] * 6
    )
    found = summarise_shares(answers, PRACTICE, people)
    assert found["share"].tolist() == [0.5] * 3
    assert found["ci_low"].isna().all()
    assert set(found["reason"]) == {"too_few_clusters"}
    asked = summarise_answers(answers, PRACTICE, people, "wish")
    assert set(asked.loc[asked["item_id"] == "sig_wish", "reason"]) == {"too_few_clusters"}


def test_the_items_of_hesitation_are_a_part_of_their_own() -> None:
    items = [one for one in PRACTICE.items_of("practice") if one.aspect == "hesitation"]
    found = summarise(items[0].item_id, {"s": [4, 5, 1, 1, 1]})
    assert set(found["part"]) == {"hesitation"}
    assert found.loc["everybody", "share"] == pytest.approx(0.4)


def test_a_small_sector_is_withheld_together_with_a_second_one() -> None:
    found = summarise("sig_wish", {"s": [1] * 9, "t": [0] * 6, "u": [1] * 2})
    assert found["withheld"].to_dict() == {
        "everybody": False,
        "s": False,
        "t": True,
        "u": True,
    }
    assert found.loc[["t", "u"], ["n", "share", "ci_low", "ci_high"]].isna().all(axis=None)


def test_four_people_in_all_are_withheld_altogether() -> None:
    assert summarise("sig_wish", {"s": [1, 1], "t": [0, 1]})["withheld"].all()


def test_an_item_that_nobody_answered_has_no_row() -> None:
    assert summarise("sig_wish", {"s": [None] * 6}).empty


def test_a_withheld_sector_of_people_who_all_said_yes_takes_one_with_another_answer() -> None:
    # u (3) is small and takes t (6) with it; all nine said yes, so s, where one said no, goes too.
    given = pd.DataFrame({"sector": list("s" * 8 + "t" * 6 + "u" * 3)})
    yes = pd.Series([0.0] + [1.0] * 16)
    assert _hidden(given, yes, ["s", "t", "u"], 5).tolist() == [False, True, True, True]


def test_when_everybody_said_yes_and_a_sector_is_small_nothing_is_shown() -> None:
    given = pd.DataFrame({"sector": list("s" * 8 + "t" * 6 + "u" * 3)})
    assert _hidden(given, pd.Series([1.0] * 17), ["s", "t", "u"], 5).all()
