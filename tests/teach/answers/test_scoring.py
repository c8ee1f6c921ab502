"""Scoring by switches: right as the kit scores, and wrong by one mistake at a time."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd
import pytest

from quickscan_sim import simulate_quickscan
from quickscan_sim.analyse import score_items, score_themes
from quickscan_sim.analyse.scores.sector_groups import SectorGroups
from quickscan_sim.analyse.scores.thirds import share_thirds
from quickscan_sim.questionnaire import load_questionnaire
from quickscan_sim.teach.answers import answer_function
from quickscan_sim.teach.answers.hidden_groups import hidden_groups
from quickscan_sim.teach.answers.scoring.forms import Forms, forms_of
from quickscan_sim.teach.answers.scoring.reading import spread_kind, thirds, verdict
from quickscan_sim.teach.answers.scoring.scoring_rules import (
    MISTAKES,
    ScoringRules,
    answers_needed,
    person_scores,
    scores_by,
)
from quickscan_sim.teach.own_data import OwnData
from quickscan_sim.teach.questions.assess import assess
from quickscan_sim.teach.questions.expected import Expected, expect
from quickscan_sim.teach.questions.question_file import load_questions
from quickscan_sim.teach.variants.near_empty import with_near_empty_forms
from quickscan_sim.teach.variants.planting import planted_parameters

NA, OPEN = 9.0, np.nan
"""How n.v.t. and an open answer are written in the table below."""

# Four items of one theme, the fourth reversed:
#        a  b     c     d   turned  right
# ann    5  4     5     1   5       (5+4+5+5)/4 = 4.75
# bo     5  n.v.t. 4    2   4       (5+4+4)/3   = 4.33
# cas    4  open  4     2   4       (4+4+4)/3   = 4
# dee    1  open  open  open        1 of 4 answered, 2 needed: none
# eva    5  n.v.t. n.v.t. open      1 of 2 that apply, 1 needed: 5
GIVEN = np.array(
    [
        [5, 4, 5, 1],
        [5, NA, 4, 2],
        [4, OPEN, 4, 2],
        [1, OPEN, OPEN, OPEN],
        [5, NA, NA, OPEN],
    ]
)
RIGHT = [4.75, 13 / 3, 4.0, np.nan, 5.0]


def small_forms() -> Forms:
    questionnaire = load_questionnaire()
    outside = GIVEN == NA
    return Forms(
        people=("ann", "bo", "cas", "dee", "eva"),
        sector=np.zeros(5, dtype=int),
        sectors=("primary_school",),
        items=questionnaire.items_of("practice", questionnaire.theme_ids[0])[-4:],
        themes=questionnaire.themes[:1],
        values=np.where(outside, np.nan, GIVEN),
        outside=outside,
        theme=np.zeros(4, dtype=int),
        is_reversed=np.array([False, False, False, True]),
        low=1.0,
        high=5.0,
    )


@pytest.fixture(scope="module")
def drawn() -> list[OwnData]:
    return list(_drawn(20))


def _drawn(n: int) -> Iterator[OwnData]:
    for seed in range(n):
        scan, _ = with_near_empty_forms(
            *simulate_quickscan(planted_parameters(2**127 + seed)), seed=seed
        )
        yield OwnData("TEST-0001", scan, scan.neighbourhoods["neighbourhood_id"].iloc[0])


def test_right_rules_give_the_means_by_hand() -> None:
    np.testing.assert_allclose(person_scores(small_forms(), 0, ScoringRules()), RIGHT)


def test_right_rules_score_as_score_items() -> None:
    forms = small_forms()
    columns = list("abcd")
    found = score_items(
        pd.DataFrame(forms.values, columns=columns),
        (1, 5),
        ["d"],
        not_applicable=pd.DataFrame(forms.outside, columns=columns),
    )
    np.testing.assert_allclose(person_scores(forms, 0, ScoringRules()), found["score"])


@pytest.mark.parametrize(
    ("mistake", "wrong"),
    [
        # The fourth answer as given: ann (5+4+5+1)/4, bo (5+4+2)/3, cas (4+4+2)/3.
        ("reverse", [3.75, 11 / 3, 10 / 3, np.nan, 5.0]),
        # bo (5+9+4+4)/4; eva (5+9+9)/3, with 3 of 4 filled in.
        ("nine", [4.75, 5.5, 4.0, np.nan, 23 / 3]),
        # bo and cas divided by 4; eva 5/4.
        ("zero", [4.75, 13 / 4, 3.0, np.nan, 1.25]),
        # dee's one answer counts.
        ("none", [4.75, 13 / 3, 4.0, 1.0, 5.0]),
        # Everything that applies: ann, bo.
        ("complete", [4.75, 13 / 3, np.nan, np.nan, np.nan]),
        ("sum", [19.0, 13.0, 12.0, np.nan, 5.0]),
    ],
)
def test_a_mistake_gives_the_number_by_hand(mistake: str, wrong: list[float]) -> None:
    found = person_scores(small_forms(), 0, ScoringRules(**MISTAKES[mistake]))
    np.testing.assert_allclose(found, wrong)


def test_items_of_the_wrong_theme_give_the_scores_of_that_theme(drawn: list[OwnData]) -> None:
    forms = forms_of(drawn[0])
    swapped = scores_by(drawn[0], forms, items="next")
    right = scores_by(drawn[0], forms)
    np.testing.assert_array_equal(swapped[:, 0], right[:, 1])
    np.testing.assert_array_equal(swapped[:, -1], right[:, 0])


def test_half_of_what_applies_is_needed_and_one_at_least() -> None:
    assert answers_needed(np.array([6, 5, 4, 1, 0])).tolist() == [3, 3, 2, 1, 1]


@pytest.mark.parametrize(
    ("rules", "option"),
    [
        ({}, None),
        ({"minimum": "none"}, "any"),
        ({"minimum": "complete"}, "all"),
    ],
)
def test_every_wijk_is_scored_as_score_themes(
    drawn: list[OwnData], rules: dict[str, str], option: str | None
) -> None:
    for data in drawn:
        public = score_themes(data.scan.answers, data.scan.questionnaire, option)
        by_theme = public.groupby("theme")["score"].agg(["mean", "count"])
        assert answer_function("mean_of_themes")(data, **rules) == pytest.approx(
            by_theme["mean"].to_dict()
        )
        assert answer_function("n_of_themes")(data, **rules) == by_theme["count"].to_dict()


def test_thirds_are_those_of_the_kit(drawn: list[OwnData]) -> None:
    for data in drawn[:5]:
        scores = scores_by(data, forms_of(data))[:, 0]
        known = scores[~np.isnan(scores)]
        assert thirds(known, 1, 5) / len(known) == pytest.approx(share_thirds(known, 1, 5))


@pytest.mark.parametrize(
    ("n", "hidden"),
    [
        # Nobody is below five.
        ([9, 8, 5], [False, False, False]),
        # The 3 would be the total minus the others, so the 6 goes too.
        ([9, 3, 6], [False, True, True]),
        # 2 + 2 are fewer than five together.
        ([9, 2, 2, 6], [False, True, True, True]),
        ([9, 4, 4, 6], [False, True, True, False]),
    ],
)
def test_a_small_sector_does_not_follow_from_the_total(n: list[int], hidden: list[bool]) -> None:
    assert hidden_groups(np.array(n), 5).tolist() == hidden
    people = pd.Series(np.repeat([f"s{i}" for i in range(len(n))], n))
    assert list(SectorGroups.of([people], 5).withheld) == [False, *hidden]


def test_sector_rule_hides_as_many_people_as_the_kit(drawn: list[OwnData]) -> None:
    for data in drawn:
        shown = answer_function("sectors_shown")(data)
        if shown is None:
            continue
        table = answer_function("sectors_n")(data)
        n = dict(zip(table.iloc[:, 0], table.iloc[:, 2], strict=True))
        people = pd.Series(np.repeat(list(n), list(n.values())))
        kit = SectorGroups.of([people], 5)
        withheld = dict(zip(kit.sectors, kit.withheld, strict=True))
        here = sum(n[code] for code, word in shown.items() if word == "toon_niet")
        assert here == sum(n[code] for code in n if withheld[code])


def test_every_question_can_be_asked_and_its_mistakes_show_in_most_wijken(
    drawn: list[OwnData],
) -> None:
    for question in load_questions("M2"):
        if question.answer is None or question.kind == "function":
            continue
        found = [expect(question, data) for data in drawn]
        possible = [one for one in found if one.right is not None]
        assert len(possible) >= 0.8 * len(drawn), question.question_id
        for name in question.mutants:
            shows = sum(one.mutants[name] != one.right for one in possible)
            assert shows >= 0.6 * len(drawn), (question.question_id, name)


def test_what_is_right_in_a_protected_question_differs_by_wijk(drawn: list[OwnData]) -> None:
    for question in load_questions("M2"):
        if question.answer is None or question.is_open:
            continue
        found = {repr(expect(question, data).right) for data in drawn}
        assert len(found - {"None"}) >= 3, question.question_id


@pytest.mark.parametrize(
    ("scores", "kind"),
    [
        # Thirds end at 2.33 and 3.67; three of five is more than half.
        ([1.0, 2.0, 2.3, 4.0, 5.0], "low"),
        ([2.4, 3.0, 3.6, 1.0, 5.0], "middle"),
        ([3.7, 4.0, 5.0, 1.0, 2.0], "high"),
        # Two low, one middle, two high; and three of six is not more than half.
        ([1.0, 2.0, 3.0, 4.0, 5.0], "divided"),
        ([1.0, 1.0, 1.0, 3.0, 5.0, 5.0], "divided"),
    ],
)
def test_most_people_is_more_than_half(scores: list[float], kind: str) -> None:
    assert spread_kind(np.array(scores), 1, 5)[0] == kind


@pytest.mark.parametrize(
    ("scores", "kind"),
    [
        ([5.0, 5.0, 5.0, 5.0], "too_small"),
        # Without the 5: 4, above 3.
        ([4.0, 4.0, 4.0, 4.0, 5.0], "higher"),
        # Without the 1: 2, below 3.
        ([2.0, 2.0, 2.0, 2.0, 1.0], "lower"),
        # Mean 3.12; without the 5: 2.65.
        ([2.6, 2.7, 2.6, 2.7, 5.0], "one_person"),
        # Mean 2.88; without the 1: 3.35.
        ([3.4, 3.3, 3.4, 3.3, 1.0], "one_person"),
    ],
)
def test_a_difference_that_hangs_on_one_person_is_no_finding(
    scores: list[float], kind: str
) -> None:
    found = verdict(np.array(scores), 3.0)
    assert found is not None
    assert found[0] == kind


def test_two_decimals_must_decide() -> None:
    assert verdict(np.array([3.0, 3.0, 3.0, 3.0, 3.05]), 3.0) is None


@pytest.mark.parametrize(("typed", "share"), [(12, 1.0), ("13", 1.0), (11, 0.0), (14, 0.0)])
def test_a_half_percentage_may_be_rounded_either_way(typed: object, share: float) -> None:
    question = next(one for one in load_questions("M2") if one.form.tolerance == 0.5)
    assert assess(question, Expected(question.question_id, 12.5), typed).share == share


def test_the_model_solution_has_full_marks_and_every_number_its_mistake(
    drawn: list[OwnData],
) -> None:
    for question in load_questions("M2"):
        if question.answer is None or question.kind == "function":
            continue
        expected = expect(question, drawn[0])
        right = assess(question, expected, _rounded(expected.right))
        assert (right.share, right.form) == (1.0, None), question.question_id
        for name, wrong in expected.mutants.items():
            found = assess(question, expected, _rounded(wrong))
            assert found.share < 1, (question.question_id, name)
            assert name in found.misconceptions, (question.question_id, name)


def _rounded(value: object) -> object:
    if isinstance(value, dict):
        return {row: _rounded(cell) for row, cell in value.items()}
    return round(value, 2) if isinstance(value, float) else value


def test_six_forms_count_as_the_kit_scores(drawn: list[OwnData]) -> None:
    for data in drawn:
        found = answer_function("forms_that_count")(data)
        if found is None:
            continue
        public = score_themes(data.scan.answers, data.scan.questionnaire)
        has_score = public.set_index(["professional_id", "theme"])["score"].notna()
        codes = {theme.name: theme.theme_id for theme in data.scan.questionnaire.themes}
        for row in answer_function("six_forms")(data).itertuples(index=False):
            letter, person, theme = row[:3]
            assert (found[letter] == "telt") == has_score[person, codes[theme]]


def test_impossible_numbers_lie_outside_the_scale_and_the_others_do_not(
    drawn: list[OwnData],
) -> None:
    for data in drawn:
        wrong = answer_function("impossible_scores")(data)
        if wrong is None:
            continue
        for letter, text in answer_function("possible_or_not")(data).items():
            value = float(text.en)
            assert (letter in wrong) == (not 1 <= value <= 5)


def test_the_form_that_is_scored_by_hand_has_what_every_rule_is_about(
    drawn: list[OwnData],
) -> None:
    for data in drawn:
        table = answer_function("hand_form")(data)
        shown = [str(getattr(one, "text", one)) for one in table.iloc[:, -1]]
        assert "n.v.t. (9)" in shown
        assert "\N{EN DASH}" in shown
