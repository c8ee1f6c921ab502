"""The score sheet: five steps from a form to a score, and two rules to switch."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pandas as pd
import pytest
from small_scan import answers, small_scan

from quickscan_sim.analyse import score_themes, summarise_scores
from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import set_language
from quickscan_sim.lesson import show_score_sheet
from quickscan_sim.parameters import Parameters
from quickscan_sim.quickscan import Quickscan
from quickscan_sim.simulate import simulate_quickscan
from quickscan_sim.widgets import score_sheet
from quickscan_sim.widgets.forms import Forms, Rules
from quickscan_sim.widgets.score_sheet import ScoreSheet


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    set_language("en")
    yield
    set_language("nl")


@pytest.fixture(scope="module")
def scan() -> Quickscan:
    return simulate_quickscan(Parameters(seed=20, n_neighbourhoods=1))[0]


@pytest.fixture(scope="module")
def forms(scan: Quickscan) -> Forms:
    return Forms(scan)


def sheet_of(forms: Forms) -> ScoreSheet:
    theme = forms.scan.questionnaire.theme_ids[0]
    return ScoreSheet(forms, forms.in_order(theme)[0][1])


def one_form(given: dict[str, int | None], outside: tuple[str, ...] = ()) -> Quickscan:
    """Ann's form alone, with these answers."""
    rows = pd.DataFrame(
        {
            "professional_id": "ann",
            "wave": 1,
            "item_id": [*given, *outside],
            "answer": pd.array([*given.values(), *[None] * len(outside)], dtype="Int64"),
            "not_applicable": [*[False] * len(given), *[True] * len(outside)],
        }
    )
    return small_scan(answers=rows)


def test_by_the_usual_rules_every_score_is_that_of_score_themes(
    scan: Quickscan, forms: Forms
) -> None:
    expected = score_themes(scan.answers, scan.questionnaire)
    for row in expected.to_dict("records"):
        found = forms.steps(row["professional_id"], row["theme"]).score
        if pd.isna(row["score"]):
            assert found is None
        else:
            assert found == pytest.approx(row["score"])


def test_the_mean_of_everybody_is_that_of_the_score_summary(scan: Quickscan, forms: Forms) -> None:
    summary = summarise_scores(forms.scores(), scan.professionals, scan.works_in)
    of_all = summary[summary["grouping"] == "all"].set_index("theme")
    for theme in scan.questionnaire.theme_ids:
        found = forms.everybody(theme)
        assert found["mean"] == pytest.approx(of_all.loc[theme, "mean"])
        assert found["n"] == of_all.loc[theme, "n"]


@pytest.mark.parametrize("minimum", ["any", 1, 4, 6])
def test_the_slider_is_the_minimum_of_score_themes(
    scan: Quickscan, forms: Forms, minimum: int | str
) -> None:
    theme = scan.questionnaire.theme_ids[0]
    scores = score_themes(scan.answers, scan.questionnaire, minimum_answered=minimum)
    own = scores.loc[scores["theme"] == theme, "score"].dropna()
    found = forms.everybody(theme, Rules(minimum=minimum))
    assert found["n"] == len(own)
    assert found["mean"] == pytest.approx(own.mean())


def test_without_turning_a_reversed_answer_counts_as_it_was_given(
    scan: Quickscan, forms: Forms
) -> None:
    asked = scan.questionnaire
    plain = replace(asked, items=tuple(replace(item, is_reversed=False) for item in asked.items))
    expected = score_themes(scan.answers, plain)["score"]
    pd.testing.assert_series_equal(forms.scores(Rules(turns=False))["score"], expected)
    assert not expected.equals(forms.scores()["score"])


def test_the_five_steps_of_a_form_build_up_to_the_mean() -> None:
    scan = one_form({"sig_1": 4, "sig_2": 5, "sig_6": 2}, outside=("sig_3",))
    sheet = ScoreSheet(Forms(scan), "ann")
    told = [sheet.status.value]
    for _ in range(4):
        sheet.next.click()
        told.append(sheet.status.value)
    assert told == [
        "Step 1 of 5: The answers as given. 4, 5, does not apply, open, open, 2",
        "Step 2 of 5: Reversed sentences are turned around. Sentence 6: 2 becomes 4.",
        "Step 3 of 5: What does not apply or is open is left out. "
        "Sentence 3: does not apply; Sentence 4: open; Sentence 5: open",
        "Step 4 of 5: Enough answered, or not. Sentences: 6. Do not apply: 1. Answered: 3. "
        "Needed: 3. That is enough.",
        "Step 5 of 5: The mean. Added up: 4 + 5 + 4 = 13. "
        "Divided by the number of answers: 13 / 3 = 4.33.",
    ]


def test_a_step_shows_nothing_of_later_steps() -> None:
    sheet = ScoreSheet(Forms(one_form({"sig_1": 4, "sig_2": 5, "sig_6": 2})), "ann")
    assert "6 − 2 = 4" not in sheet.sheet.value
    sheet.next.click()
    assert "6 − 2 = 4" in sheet.sheet.value
    assert "counts as" not in sheet.sheet.value
    assert "3.67" not in sheet.effects.value
    sheet.back.click()
    assert "6 − 2 = 4" not in sheet.sheet.value


def test_a_nearly_empty_form_has_no_score_and_says_why() -> None:
    sheet = ScoreSheet(Forms(one_form({"sig_1": 4, "sig_2": 5})), "ann")
    for _ in range(4):
        sheet.next.click()
    assert "Why does this person have no score?" in sheet.status.value
    assert "no score" in sheet.effects.value


def test_below_five_people_there_is_no_number_of_everybody() -> None:
    sheet = ScoreSheet(Forms(one_form({"sig_1": 4, "sig_2": 5, "sig_6": 2})), "ann")
    sheet.turns.value = False
    assert "not shown" in sheet.effects.value
    assert "n\u00a0=" not in sheet.effects.value


def test_each_switch_says_what_it_does_and_the_button_takes_it_back(forms: Forms) -> None:
    sheet = sheet_of(forms)
    for _ in range(4):
        sheet.next.click()
    usual = sheet.effects.value
    sheet.turns.value = False
    assert sheet.status.value.startswith("Turning is off. Needed: half")
    sheet.needed.value = 6
    assert "at least 6 answered" in sheet.status.value
    assert sheet.effects.value != usual
    sheet.usual.click()
    assert sheet.rules == Rules()
    assert sheet.effects.value == usual


def test_the_fewest_that_can_be_asked_is_one_answer(forms: Forms) -> None:
    sheet = sheet_of(forms)
    sheet.needed.value = 0
    assert sheet.rules.minimum == 1
    assert "at least 1 answered" in sheet.status.value


def test_another_theme_keeps_the_form_and_begins_again(forms: Forms) -> None:
    sheet = sheet_of(forms)
    person = sheet.form.value
    sheet.next.click()
    sheet.theme.value = forms.scan.questionnaire.theme_ids[1]
    assert sheet.form.value == person
    assert sheet.upto == 1


def nearly_empty(scan: Quickscan) -> tuple[Quickscan, str]:
    """The same quickscan, where the last person answered one sentence only."""
    person = scan.answers["professional_id"].max()
    own = scan.answers["professional_id"] == person
    gone = own & (scan.answers["item_id"] != scan.questionnaire.items[0].item_id)
    return replace(scan, answers=scan.answers[~gone]), person


def test_one_form_of_each_kind_comes_first_and_complete_ones_last(scan: Quickscan) -> None:
    changed, person = nearly_empty(scan)
    forms = Forms(changed)
    found = forms.in_order(changed.questionnaire.theme_ids[0])
    labels = [label for label, _ in found]
    assert re.search(r"does not apply: \d and open: \d$", labels[0])
    assert re.search(r"– does not apply: \d$", labels[1])
    assert re.search(r"– open: \d$", labels[2])
    assert "too few answers" in labels[3]
    assert found[3][1] == person
    assert labels[-1].endswith("complete")
    assert len(set(labels)) == len(forms.people)


def test_forms_of_real_people_stay_closed(scan: Quickscan) -> None:
    with pytest.raises(QuickscanError, match="invented neighbourhood only"):
        show_score_sheet(replace(scan, invented=False))


def test_an_unknown_person_gets_the_nearest_one(scan: Quickscan, forms: Forms) -> None:
    with pytest.raises(QuickscanError, match=rf"Did you mean {forms.people[0]}"):
        show_score_sheet(scan, forms.people[0] + "x")


def test_without_forms_there_is_a_sentence() -> None:
    with pytest.raises(QuickscanError, match="Nobody filled in a form"):
        show_score_sheet(small_scan(answers=answers([1, 2, 3]).head(0)))


def test_elsewhere_it_is_a_text_and_in_a_notebook_a_widget(
    scan: Quickscan, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = show_score_sheet(scan).text
    assert "invented neighbourhood" in told
    assert "Divided by the number of answers" in told
    monkeypatch.setattr(score_sheet, "in_notebook", lambda: True)
    assert type(show_score_sheet(scan)).__name__ == "VBox"


def test_in_dutch_the_sentences_of_the_form_are_dutch(scan: Quickscan) -> None:
    set_language("nl")
    item = scan.questionnaire.items_of("practice")[0]
    assert item.text.nl in show_score_sheet(scan).text
