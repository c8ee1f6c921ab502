"""Each answer apart, and what colleagues say about their own organisation, by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from quickscan_sim.analyse import (
    summarise_answers,
    summarise_checklist,
    summarise_item_distributions,
)
from quickscan_sim.analyse.scores.answer_shares import outcomes_of
from quickscan_sim.errors import QuickscanError
from quickscan_sim.questionnaire import load_questionnaire

PRACTICE = load_questionnaire()
Given = dict[str, list[int | None]]


def tables(
    item_id: str, by_organisation: Given, sector: str = "s"
) -> tuple[pd.DataFrame, pd.DataFrame]:
    rows = [
        (f"{name}{number}", name, answer)
        for name, own in by_organisation.items()
        for number, answer in enumerate(own)
    ]
    frame = pd.DataFrame(rows, columns=["professional_id", "organisation_id", "answer"])
    frame = frame.assign(wave=1, item_id=item_id, not_applicable=False, sector=sector)
    frame["answer"] = frame["answer"].astype("Int64")
    people = frame[["professional_id", "wave", "organisation_id", "sector"]]
    return frame[["professional_id", "wave", "item_id", "answer", "not_applicable"]], people


def shares(item_id: str, given: list[int | None]) -> dict[str, float]:
    answers, people = tables(item_id, {f"o{n}": [one] for n, one in enumerate(given)})
    found = summarise_answers(answers, PRACTICE, people)
    own = found[(found["item_id"] == item_id) & found["sector"].isna()]
    return dict(zip(own["outcome"], own["share"], strict=True))


def checklist(by_organisation: Given) -> pd.DataFrame:
    answers, people = tables("check_1", by_organisation)
    found = summarise_checklist(answers, PRACTICE, people)
    own = found[found["item_id"] == "check_1"]
    return own.set_index(own["organisation_id"].fillna("everybody"))


@pytest.mark.parametrize(
    ("item_id", "given", "expected"),
    [
        # know_1: 3 is right, 5 is "I don't know".
        ("know_1", [3, 3, 1, 5, 5], {"right": 0.4, "wrong": 0.2, "unknown": 0.4}),
        ("check_1", [1, 0, 0, 2, None, 1], {"yes": 0.4, "no": 0.4, "unknown": 0.2}),
        ("sig_wish", [1, 1, 1, 0, 0], {"yes": 0.6, "no": 0.4}),
        ("sig_confidence", [1, 1, 2, 4, 5], {"1": 0.4, "2": 0.2, "3": 0.0, "4": 0.2, "5": 0.2}),
    ],
)
def test_each_answer_has_its_own_share(
    item_id: str, given: list[int | None], expected: dict[str, float]
) -> None:
    assert shares(item_id, given) == pytest.approx(expected)


def test_every_answer_of_every_item_has_one_outcome() -> None:
    for item in PRACTICE.items:
        answers = [one for own in outcomes_of(item).values() for one in own]
        assert sorted(answers) == list(item.scale.values)


def test_confidence_has_a_mean_and_quartiles() -> None:
    answers, people = tables("sig_confidence", {f"o{n}": [n % 5 + 1] for n in range(20)})
    found = summarise_item_distributions(answers, PRACTICE, people, "confidence").iloc[0]
    assert (found["n"], found["mean"], found["median"]) == (20, 3.0, 3.0)
    assert found["mean_low"] < 3.0 < found["mean_high"]
    assert found["agreement"] == pytest.approx(0.0)


def test_colleagues_are_compared_with_colleagues_only() -> None:
    found = checklist({"a": [1, 1, 1, 0, 2], "b": [0, 0, 0, 0, 0]})
    # a: 3 yes make 3 of the 10 pairs; b: all 10 of 10.
    assert found.loc["a", "same_answer"] == pytest.approx(0.3)
    assert found.loc["b", "same_answer"] == 1.0
    assert found.loc["everybody", "same_answer"] == pytest.approx(13 / 20)
    assert found.loc["a", "share_unknown"] == pytest.approx(0.2)


def test_an_organisation_below_five_is_never_shown_and_does_not_follow() -> None:
    found = checklist({"a": [1] * 9, "b": [0] * 6, "c": [1, 0]})
    assert found["withheld"].to_dict() == {"everybody": False, "a": False, "b": True, "c": True}
    hidden = found.loc[["b", "c"]].drop(
        columns=["item_id", "theme", "organisation_id", "withheld", "reason"]
    )
    assert hidden.isna().all(axis=None)


def test_an_organisation_does_not_follow_from_the_share_of_its_sector() -> None:
    one, people = tables("check_1", {"a": [1] * 9, "c": [1, 0]})
    other, more = tables("check_1", {"d": [0] * 8, "e": [0] * 8}, sector="t")
    found = summarise_checklist(pd.concat([one, other]), PRACTICE, pd.concat([people, more]))
    own = found[found["item_id"] == "check_1"].set_index("organisation_id")["withheld"]
    assert own["a"]  # a alone of its sector beside c: sector minus a would be c
    assert not own["d"]


@pytest.mark.parametrize(
    "given",
    [{}, {"a": []}, {"a": [1]}, {"a": [1, 0]}, {"a": [1] * 6}, {"a": [None] * 6}],
)
def test_no_number_is_missing_without_a_reason(given: Given) -> None:
    answers, people = tables("check_1", given)
    each = summarise_answers(answers, PRACTICE, people)
    assert (each["share"].notna() | each["reason"].notna()).all()
    list_ = summarise_checklist(answers, PRACTICE, people)
    assert (list_["same_answer"].notna() | list_["reason"].notna()).all()
    spread = summarise_item_distributions(answers, PRACTICE, people)
    assert (spread["mean"].notna() | spread["reason"].notna()).all()


def test_people_alone_in_their_organisation_make_no_pairs() -> None:
    found = checklist({f"o{n}": [1] for n in range(6)}).loc["everybody"]
    assert np.isnan(found["same_answer"])
    assert found["reason"] == "no_colleagues"


def test_a_part_that_does_not_exist_is_refused() -> None:
    answers, people = tables("check_1", {"a": [1] * 6})
    with pytest.raises(QuickscanError, match=r"no part 'knowlege' .* mean knowledge\?"):
        summarise_answers(answers, PRACTICE, people, "knowlege")
    with pytest.raises(QuickscanError, match="hold the waves 1, 2"):
        summarise_answers(pd.concat([answers, answers.assign(wave=2)]), PRACTICE, people)
