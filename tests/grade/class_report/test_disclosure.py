"""No number of a class report is about fewer than five students, nor leads to one."""

import dataclasses
import json
from datetime import date
from itertools import combinations

import pytest
from grade_records import record, small_answer, small_question
from hypothesis import given, settings
from hypothesis import strategies as st

from quickscan_sim.grade.class_report import class_answers, class_document, make_report
from quickscan_sim.grade.class_report.groups import groups_to_show
from quickscan_sim.grade.class_report.intervals import mean_of, share_of, share_of_answers
from quickscan_sim.grade.class_report.misbehaving import OptionFound
from quickscan_sim.grade.class_report.second_look import second_look_chapter
from quickscan_sim.grade.class_report.tables import report_tables
from quickscan_sim.present.document import Bullets
from quickscan_sim.present.render_html import render_html

DAY = date(2027, 3, 1)
QUESTIONS = (
    small_question("M2.W1"),
    small_question("M2.W2"),
    small_question("M2.W3", objective="M2.b"),
)


def _report(rows, groups=None, with_names=False):
    records = [
        record(f"s{number}", [small_answer(q.question_id, sign) for q, sign in
                              zip(QUESTIONS, row, strict=True)])
        for number, row in enumerate(rows)
    ]  # fmt: skip
    own = groups or {one.student: "" for one in records}
    answers = class_answers("M2_2_werkblad", QUESTIONS, records, own)
    return make_report([answers], "run", DAY, with_names=with_names)


@given(st.dictionaries(st.sampled_from("ABCDEFG"), st.integers(0, 12), min_size=1))
def test_no_subtraction_of_groups_leaves_fewer_than_five(sizes):
    shown = groups_to_show(sizes)
    left = sum(n for name, n in sizes.items() if name not in shown)
    hidden = [name for name, n in sizes.items() if n > 0 and name not in shown]
    assert all(sizes[name] >= 5 for name in shown)
    if shown:
        assert left == 0 or left >= 5
        assert len(hidden) != 1


@given(st.dictionaries(st.sampled_from(["", "A", "B", "C"]), st.integers(0, 12), min_size=1))
def test_students_without_a_group_are_protected_as_a_group_is(sizes):
    shown = groups_to_show(sizes)
    left = sum(n for name, n in sizes.items() if name not in shown)
    assert "" not in shown
    assert not shown or left == 0 or left >= 5


CLASSES = st.lists(st.text("10m.fp", min_size=3, max_size=3), min_size=1, max_size=14)


@settings(max_examples=40, deadline=None)
@given(rows=CLASSES)
def test_totals_add_up_and_shares_are_shares(rows):
    results = _report(rows).assignments[0]
    for one in results.questions:
        assert one.n == len(rows) == one.n_given + one.n_empty
        assert one.n_form + one.n_waits <= one.n_given
        for found in (one.right, one.points):
            if found is not None:
                assert 0 <= found.low <= found.value <= found.high <= 1
        if one.right is not None:
            assert one.right.n == one.n_given - one.n_waits >= 5


@settings(max_examples=40, deadline=None)
@given(rows=CLASSES)
def test_what_fewer_than_five_answered_is_not_in_a_larger_number_either(rows):
    results = _report(rows).assignments[0]
    shown = {one.question.question_id for one in results.questions if one.is_shown}
    for one in results.objectives:
        assert set(one.question_ids) <= shown
    for one in results.questions:
        n_ready = sum(row[QUESTIONS.index(one.question)] not in ".p" for row in rows)
        assert one.is_shown == (n_ready >= 5)


@settings(max_examples=40, deadline=None)
@given(rows=st.lists(st.text("10m.", min_size=3, max_size=3), min_size=1, max_size=20),
       seed=st.randoms(use_true_random=False))  # fmt: skip
def test_published_groups_and_the_class_never_give_a_small_group_away(rows, seed):
    groups = {f"s{number}": seed.choice("ABCD") for number in range(len(rows))}
    found = _report(rows, groups).assignments[0].groups
    sizes = [one.n for one in found.shown]
    for how_many in range(len(sizes) + 1):
        for some in combinations(sizes, how_many):
            left = len(rows) - sum(some)
            assert not some or left == 0 or left >= 5
    assert found.n_hidden_students + sum(sizes) == len(rows)


def test_a_mistake_of_four_students_is_counted_for_the_lecturer_alone():
    rows = ["m11"] * 4 + ["111"] * 16
    page = render_html(class_document(_report(rows), "en"))
    assert _report(rows).misconceptions == ()
    assert "MV-S1" not in page
    assert "A 5 is the best answer" not in page
    assert _report(rows, with_names=True).misconceptions[0].n_students == 4


def test_a_mistake_of_five_students_is_named():
    found = _report(["m11"] * 5 + ["111"] * 15).misconceptions
    assert [(one.code, one.n_students, one.share.n) for one in found] == [("MV-S1", 5, 20)]


def test_no_name_stands_anywhere_in_a_report_without_names():
    report = _report(["101"] * 8 + ["m0."] * 7)
    everything = render_html(class_document(report, "nl")) + json.dumps(
        [table.rows for table in report_tables(report, "nl")]
    )
    assert not any(f"s{number}<" in everything or f'"s{number}"' in everything
                   for number in range(15))  # fmt: skip
    assert "students" not in {table.name for table in report_tables(report, "nl")}


@pytest.mark.parametrize("n", range(5))
def test_below_five_there_is_no_share(n):
    assert share_of([True] * n) is None
    assert mean_of([0.5] * n) is None
    assert share_of_answers([True] * n * 3, [str(number) for number in range(n)] * 3) is None


def test_an_option_of_one_student_is_not_counted_out():
    found = OptionFound("M2.W4", "wrong", 40, 1, "dead")
    results = dataclasses.replace(
        _report(["110"] * 12).assignments[0], options=(found,), has_key=True
    )
    said = [
        item.text
        for block in second_look_chapter(results, "en")
        if isinstance(block, Bullets)
        for item in block.items
    ]
    assert said == [
        "Of 40 students fewer than 3% chose a wrong option that fits no known misconception."
    ]
