"""What a class made of questions, objectives and mistakes: tables to check by head."""

import math
from datetime import date

import pytest
from grade_records import record, simulated_records, small_answer, small_question

from quickscan_sim.grade.class_report import class_answers, class_document, compare, make_report
from quickscan_sim.grade.class_report.answer_states import state_of
from quickscan_sim.grade.class_report.intervals import (
    Estimate,
    difference_of,
    mean_of,
    share_of_answers,
)
from quickscan_sim.grade.class_report.opening import what_first, what_most_can
from quickscan_sim.grade.gradebook.grades import QuestionGrade, StudentGrades
from quickscan_sim.grade.marked import both_languages
from quickscan_sim.language import Bilingual, Message
from quickscan_sim.present.render_html import render_html

DAY = date(2027, 3, 1)
QUESTIONS = (
    small_question("M2.W1"),
    small_question("M2.W2"),
    small_question("M2.W3", objective="M2.b"),
)
SIX_BY_THREE = ["111", "11m", "10m", "1.m", "0fm", "1.m"]


def _records(rows, **more):
    return [
        record(f"s{number}", [small_answer(q.question_id, sign) for q, sign in
                              zip(QUESTIONS, row, strict=True)], **more)
        for number, row in enumerate(rows)
    ]  # fmt: skip


def _class(rows, questions=QUESTIONS, groups=None, **more):
    records = _records(rows)
    own = groups or {one.student: "" for one in records}
    return class_answers("M2_2_werkblad", questions, records, own, **more)


def _report(rows, **more):
    return make_report([_class(rows, **more)], "run", DAY)


def _page(report, language="en"):
    return render_html(class_document(report, language))


def test_six_students_and_three_questions_by_head():
    first, second, third = _report(SIX_BY_THREE).assignments[0].questions
    assert (first.n_given, first.n_empty, first.right.value) == (6, 0, pytest.approx(5 / 6))
    assert (second.n_given, second.n_empty, second.n_form) == (4, 2, 1)
    assert second.right is second.points is None
    assert third.right.value == third.points.value == pytest.approx(1 / 6)
    assert third.misconceptions == (("MV-S1", 5),)


def test_an_objective_is_over_its_questions_that_are_shown():
    first, second = _report(SIX_BY_THREE).assignments[0].objectives
    assert first.question_ids == ("M2.W1",)
    assert first.right.value == pytest.approx(5 / 6)
    assert (second.objective_id, second.points.value) == ("M2.b", pytest.approx(1 / 6))


def test_a_misconception_counts_students_and_not_answers():
    found = _report(["mmm"] * 5 + ["111"] * 5).misconceptions
    assert [(one.n_students, one.share.n, one.share.value) for one in found] == [(5, 10, 0.5)]
    assert found[0].question_ids == ("M2.W1", "M2.W2", "M2.W3")


@pytest.mark.parametrize(("sign", "state"), [
    ("1", "right"), ("0", "other"), ("m", "mistake"), (".", "empty"), ("f", "form"), ("p", "waits"),
])  # fmt: skip
def test_every_answer_has_one_state(sign, state):
    answer = small_answer("M2.W1", sign)
    assert state_of(answer, answer.points) == state


def test_points_by_hand_count_in_the_place_of_those_of_the_judge():
    by_hand = QuestionGrade("M2.W1", 1, 0, 1, 0, False, "Fine")
    grades = [StudentGrades("s0", "Ayşe", "Çelik", "", "", 0, {"M2.W1": by_hand})]
    plain, changed = _class(["0.."] * 5), _class(["0.."] * 5, grades=grades)
    values = [
        make_report([one], "run", DAY).assignments[0].questions[0].right.value
        for one in (plain, changed)
    ]
    assert values == [0, pytest.approx(0.2)]


def test_a_text_that_a_person_marked_waits_no_longer():
    graded = QuestionGrade("M2.W3", 1, None, 0.5, 0, False, "")
    grades = [StudentGrades("s0", "", "", "", "", 0, {"M2.W3": graded})]
    found = _class(["11p"] * 6, grades=grades)
    assert len(found.waiting) == 5
    assert found.answers[2].share == 0.5


def test_work_that_could_not_be_graded_does_not_count_in_the_numbers():
    why = both_languages(Message("The notebook {file} cannot be read.", file="x.ipynb"))
    records = [*_records(["111"] * 6), record("ziek", [small_answer("M2.W1", "0")], why)]
    answers = class_answers("M2_2_werkblad", QUESTIONS, records, {"thuis": "", "ziek": ""})
    report = make_report([answers], "run", DAY, with_names=True)
    assert report.assignments[0].questions[0].right.value == 1
    assert answers.absent == ("thuis",)
    page = _page(report)
    assert "Could not be graded: 1." in page
    assert "The notebook x.ipynb cannot be read." in page
    assert "handed in nothing" in page


@pytest.mark.parametrize("rows", [[], ["111"], ["111"] * 4])
def test_too_small_a_class_gets_a_sentence_and_no_number(rows):
    report = _report(rows)
    page = _page(report)
    assert "%" not in page.partition("<main")[2].partition("How to read this")[0]
    assert "too small to count" in page


def test_when_everything_is_right_nothing_is_too_certain():
    found = _report(["111"] * 8).assignments[0].questions[0].right
    assert found.value == found.high == 1
    assert 0.6 < found.low < 0.7


def test_when_everything_is_wrong_the_report_says_what_goes_best_softly():
    said = what_most_can(_report(["000"] * 8).assignments, "en")
    assert said.startswith("On no objective are most answers right.")


def test_that_most_can_do_something_is_only_said_when_the_interval_allows_it():
    sure = what_most_can(_report(["111"] * 20).assignments, "en")
    unsure = what_most_can(_report(["111"] * 4 + ["000"] * 3).assignments, "en")
    assert sure.startswith("Most answers are right on")
    assert "not certain" in unsure


def test_the_first_misconception_is_named_with_its_n_and_interval():
    said = what_first(_report(["m11"] * 12 + ["111"] * 18), "en")
    assert "A 5 is the best answer to every sentence” (12 of 30 students; 25% to 58%)" in said


def test_answers_of_one_student_resemble_each_other():
    alike = share_of_answers([True] * 12 + [False] * 12, [str(n // 4) for n in range(24)])
    apart = share_of_answers([True, False] * 12, [str(n // 4) for n in range(24)])
    assert alike.high - alike.low > 1.5 * (apart.high - apart.low)


def test_a_mean_where_all_are_alike_still_has_an_interval():
    found = mean_of([1.0] * 6)
    assert found.low < 0.7
    assert found.high == 1


def test_a_difference_that_holds_zero_is_not_told_as_one():
    wide = difference_of(Estimate(0.6, 0.3, 0.8, 10), Estimate(0.5, 0.2, 0.8, 10))
    assert not wide.is_clear
    assert difference_of(Estimate(0.9, 0.8, 1, 60), Estimate(0.2, 0.1, 0.3, 60)).is_clear


def test_two_classes_are_compared_and_chance_is_said():
    here, there = _class(["111"] * 20), _class(["101"] * 20)
    found = compare(here, there, "2026")
    assert [one.name for one in found.questions] == ["M2.W1", "M2.W2", "M2.W3"]
    assert [one.difference.is_clear for one in found.questions] == [False, True, False]
    page = _page(make_report([here], "2027", DAY, comparisons=[found]))
    assert "5 differences were looked at." in page
    assert "more right here" in page
    assert "may be alike" in page


def test_classes_with_other_questions_are_not_compared():
    other = class_answers(
        "M2_2_werkblad", QUESTIONS, _records(["101"] * 20, questions_hash="old"), {}
    )
    found = compare(_class(["111"] * 20), other, "2025")
    assert (found.is_same, found.questions) == (False, ())
    page = _page(make_report([_class(["111"] * 20)], "2027", DAY, comparisons=[found]))
    assert "The questions or their points were changed" in page


def test_nothing_is_said_of_how_questions_behave_below_ten_students():
    assert _report(["110"] * 9).assignments[0].items == ()
    found = {one.question_id: one.flag for one in _report(["110"] * 12).assignments[0].items}
    assert found == {"M2.W1": "easy", "M2.W2": "easy", "M2.W3": "hard"}


def test_a_question_that_goes_against_the_rest_is_found():
    found = _report(["110"] * 6 + ["001"] * 6).assignments[0].items
    assert [one.flag for one in found] == ["", "", "low correlation"]
    assert found[2].is_clear
    assert math.isclose(found[2].r, -1, abs_tol=1e-5)


def test_an_unknown_code_of_an_older_catalogue_stops_nothing():
    answer = small_answer("M2.W1", "m")
    old = type(answer)(**{**vars(answer), "misconceptions": ("MV-Z9",)})
    records = [record(f"s{number}", [old]) for number in range(6)]
    answers = class_answers("M2_2_werkblad", QUESTIONS, records, {})
    assert "MV-Z9" in _page(make_report([answers], "run", DAY))


def test_a_simulated_class_of_the_real_worksheet_reads_whole_in_both_languages():
    questions, records, keys = simulated_records(40)
    groups = {one.student: "AB"[number % 2] for number, one in enumerate(records)}
    answers = class_answers("M2_2_werkblad", questions, records, groups)
    report = make_report([answers], "run", DAY, expected={"M2_2_werkblad": keys})
    judged = [one.points for each in records for one in each.answers]
    counted = [(one.share or 0) * one.marked.worth for one in answers.answers]
    assert sum(judged) == pytest.approx(sum(counted))
    for language in ("nl", "en"):
        page = _page(report, language)
        assert page.count("<img") == 2
        assert "s001" not in page
        assert "http" not in page
    assert len(report.misconceptions) > 3
    assert report.assignments[0].groups.n_hidden_groups == 0


def test_a_form_error_of_the_judge_is_told_from_a_wrong_answer():
    from quickscan_sim.grade.marked import TYPED, MarkedAnswer
    from quickscan_sim.teach.judge import judge
    from quickscan_sim.teach.questions import Expected, find_question

    key = Expected("M2.W5", 3.14, {"MV-S1": 2.86})
    states = {}
    for raw in ("3,14", 2.86, 4.44, "drie", 9):
        said = judge(find_question("M2.W5"), key, raw)
        answer = MarkedAnswer(
            said.question_id, said.points, said.worth, said.misconceptions,
            both_languages(said.reason), False, f"answer_w5 = {raw!r}", TYPED,
        )  # fmt: skip
        states[raw] = state_of(answer, said.points)
    assert states == {"3,14": "right", 2.86: "mistake", 4.44: "other", "drie": "form", 9: "form"}


def test_markup_of_a_student_stays_text():
    note = Bilingual("<script>x</script>", "<script>x</script>")
    records = [record("<b>s</b>", [small_answer("M2.W1", "1")], notes=(note,))]
    answers = class_answers("M2_2_werkblad", QUESTIONS, records, {"<b>s</b>": ""})
    page = _page(make_report([answers], "run", DAY, with_names=True))
    assert "<script>x" not in page
    assert "<b>s</b>" not in page
