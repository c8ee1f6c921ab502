"""Beside a text: the own data, the rubric with its levels and the whole comment bank."""

from __future__ import annotations

import copy
import re
from dataclasses import replace

import pytest
from grade.pages.course_with_texts import course_without_packs
from grade.small_course import cells_of, hand_in, small_marked

from quickscan_sim.advise.plan import load_comments
from quickscan_sim.grade.assignment import grade_id
from quickscan_sim.grade.pages.marking_help import (
    add_marking_help,
    is_marking_help,
    marking_cell,
    marking_html,
)
from quickscan_sim.grade.pages.own_summary import own_summary
from quickscan_sim.grade.pages.quoted_numbers import quoted_numbers
from quickscan_sim.language import set_language
from quickscan_sim.lesson import score_themes
from quickscan_sim.teach.packs.pack import PRACTICE, read_pack_folder
from quickscan_sim.teach.questions import find_question

TEXTS = ("M2.A10", "M5.A10", "M6.A6")
WORK = "M2_3_opdracht"


@pytest.fixture(scope="module")
def data():
    return read_pack_folder(PRACTICE)[1]


@pytest.fixture
def handed_in(tmp_path):
    course = course_without_packs(tmp_path, WORK)
    hand_in(course, "anna", WORK, {"M2.A10": "Mijn <b>tekst</b> met 4,7."})
    return course, small_marked(course, "anna", WORK), cells_of(course, "anna", WORK)


def test_help_stands_right_after_the_text_that_waits_and_nowhere_else(handed_in):
    course, marked, cells = handed_in
    before = copy.deepcopy(cells)
    found = add_marking_help(cells, course, marked, None)
    places = [place for place, cell in enumerate(found) if is_marking_help(cell)]
    assert len(places) == 1
    assert grade_id(found[places[0] - 1]) == "m2-a10-answer"
    assert [cell for cell in found if not is_marking_help(cell)] == list(before)
    assert cells == before
    assert add_marking_help(found, course, marked, None) == found


def test_without_a_text_that_waits_there_is_no_help(handed_in):
    course, marked, cells = handed_in
    done = tuple(replace(one, needs_a_person=False) for one in marked.answers)
    assert add_marking_help(cells, course, replace(marked, answers=done), None) == list(cells)


def test_a_cell_that_only_says_that_it_is_help_goes(handed_in):
    course, marked, cells = handed_in
    forged = marking_cell(find_question("M2.A10"), "", None, "nl")
    forged["outputs"][0]["data"]["text/html"] = "<script>window.stolen = 1</script>"
    found = add_marking_help([forged, *cells], course, marked, None)
    assert "stolen" not in str(found)
    assert sum(map(is_marking_help, found)) == 1


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", TEXTS)
def test_rubric_levels_and_every_remark_are_there_without_a_script(name, language, data):
    import html

    question = find_question(name)
    shown = html.unescape(marking_html(question, "", data, language))
    for row in question.rubric:
        assert row.name.in_language(language) in shown
        for level in row.levels:
            assert level.in_language(language) in shown
    for remark in load_comments():
        assert remark.text.in_language(language) in shown
    assert "http" not in shown


@pytest.mark.parametrize("name", TEXTS)
def test_points_of_the_highest_levels_add_up_to_those_of_the_question(name):
    question = find_question(name)
    shown = marking_html(question, "", None, "nl")
    rows = re.findall(r"<tr data-criterion.*?</tr>", shown, re.DOTALL)
    highest = [max(map(float, re.findall(r'data-points="([\d.]+)"', row))) for row in rows]
    assert sum(highest) == question.points


def test_the_own_data_are_those_that_the_question_asks_for(data):
    set_language("en")
    captions = {
        name: [table.caption for table in own_summary(find_question(name), data, "en")]
        for name in TEXTS
    }
    assert captions["M2.A10"] == ["The own neighbourhood, by theme", "By sector"]
    assert captions["M5.A10"][0] == "The own network, by layer"
    assert captions["M6.A6"][0] == "Findings of the kit"
    assert set(captions["M2.A10"]) < set(captions["M6.A6"])


def test_small_groups_stay_hidden_from_the_lecturer_too(data):
    _, sectors = own_summary(find_question("M2.A10"), data, "en")
    scores = score_themes(data.scan).dropna(subset="score")
    counts = scores.groupby(["sector", "theme"]).size()
    names = data.scan.questionnaire
    small = {
        (names.sector(sector).name.en, names.theme(theme).name.en)
        for sector, theme in counts[counts < 5].index
    }
    assert small
    for row in sectors.rows:
        if row[:2] in small:
            assert row[2:] == ("not shown", "–")


def test_the_numbers_of_a_text_are_looked_up_in_the_own_data():
    own = ["3,08 (2,53 tot 3,62) | 39", "40%"]
    found = quoted_numbers("Het is 3,1 (n = 39), op 1 mei 2027 40%; 2,8 en 4,7", "2,8", own, "nl")
    assert found.found == ("3,1", "39", "0,4")
    assert found.not_found == ("4,7",)


def test_what_a_student_typed_is_no_html_in_the_help(data):
    shown = marking_html(find_question("M2.A10"), "<script>9,9</script>", data, "nl")
    assert shown.count("<script>") == 1


def test_the_help_is_small_enough_for_a_class(data):
    sizes = [len(marking_html(find_question(name), "", data, "nl")) for name in TEXTS]
    assert max(sizes) < 60_000
