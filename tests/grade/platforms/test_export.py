import csv
import io
import json
import math

import pytest
from platform_imports import (
    blackboard_imports,
    brightspace_imports,
    canvas_imports,
    moodle_imports_grades,
    moodle_imports_worksheet,
)
from small_downloads import ANNA, ASSIGNMENT, CLASS, OMER

from quickscan_sim.errors import QuickscanError
from quickscan_sim.grade.gradebook.grades import QuestionGrade, StudentGrades
from quickscan_sim.grade.platforms.class_file import write_class_list
from quickscan_sim.grade.platforms.exporting.audit_trail import audit_file, read_trail
from quickscan_sim.grade.platforms.exporting.export import ExportWish, export_grades
from quickscan_sim.grade.platforms.exporting.table import number_text
from quickscan_sim.grade.platforms.member import Member
from quickscan_sim.grade.platforms.roster import read_roster

RESIT = "M2_3_opdracht"


def graded(student, *points, waits=False, first_name="", **more):
    grades = {
        f"M2.W{n}": QuestionGrade(f"M2.W{n}", 15.0, each, None, 0.0, waits, "")
        for n, each in enumerate(points, start=1)
    }
    return StudentGrades(student, first_name, "", "", "", more.get("penalty", 0.0), grades)


GRADES = (
    graded("500123", 7.5, 14.0),
    graded("500124", 0.0, 3.25),
    graded("500125"),
    graded("500126", 15.0, 15.0, penalty=2.0),
)
TOTALS = {"500123": 21.5, "500124": 3.25, "500126": 28.0}


@pytest.fixture
def course(course):
    for name in (ASSIGNMENT, RESIT):
        source = course.source(name)
        source.mkdir(parents=True, exist_ok=True)
        cells = [
            {"metadata": {"nbgrader": {"grade": True, "points": 15, "grade_id": f"m2-w{n}-check"}}}
            for n in (1, 2)
        ]
        (source / f"{name}.ipynb").write_text(json.dumps({"cells": cells}))
    return course


def exported(course, platform=None, grades=GRADES, **wish):
    titles = {ASSIGNMENT: "Werkblad 2"}
    return export_grades(course, {ASSIGNMENT: grades}, ExportWish(platform, titles, **wish))


def listed_as(course, tmp_path, text, name="list.csv", encoding="utf-8"):
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    write_class_list(read_roster(path), course.class_list)


def sums_equal(found, item, exported):
    assert math.isclose(sum(found[item].values()), exported.sums["Werkblad 2"])
    assert len(found[item]) == 3


def test_brightspace_reads_its_own_columns_back(course, tmp_path):
    heading = "Werkblad 2 Points Grade <Numeric MaxPoints:30 Weight:10>"
    rows = "".join(f"#{one.student},#{one.ids['username']},x,\n" for one in CLASS)
    listed_as(course, tmp_path, f"OrgDefinedId,Username,{heading},End-of-Line Indicator\n{rows}")
    made = exported(course)
    assert made.platform == "brightspace"
    content = made.platform_file.read_bytes()
    assert content.decode().splitlines()[0].split(",")[2] == heading
    found = brightspace_imports(content)
    assert found == {"Werkblad 2": TOTALS}
    assert made.notes == ()


@pytest.mark.parametrize("mark", ["", ","])
def test_canvas_reads_its_own_columns_back(course, tmp_path, mark):
    rows = "".join(
        f'"{one.last_name}, {one.first_name}",{one.ids["canvas"]},{one.student},{one.student},A,\n'
        for one in CLASS
    )
    head = "Student,ID,SIS User ID,SIS Login ID,Section,Werkblad 2 (1234)\n"
    listed_as(course, tmp_path, f"{head}    Points Possible,,,,,30\n{rows}")
    made = exported(course, decimal_mark=mark)
    found = canvas_imports(made.platform_file.read_bytes())
    assert found == {"Werkblad 2 (1234)": {"881": 21.5, "882": 3.25, "884": 28.0}}
    sums_equal(found, "Werkblad 2 (1234)", made)


@pytest.mark.parametrize(
    ("language", "head"),
    [
        ("nl", "Identificatie,Volledige naam,E-mailadres,Cijfer,Laatst gewijzigd (beoordeling)"),
        ("en", "Identifier,Full name,Email address,Grade,Last modified (grade)"),
    ],
)
def test_moodles_worksheet_comes_back_filled(course, tmp_path, language, head):
    word = "Deelnemer" if language == "nl" else "Participant "
    rows = "".join(
        f"{word}{n},{one.full_name},{one.student},,-\n" for n, one in enumerate(CLASS, start=11)
    )
    listed_as(course, tmp_path, f"{head}\n{rows}".replace("500", "s500"))
    grades = tuple(graded(f"s{one.student}", *_points(one)) for one in GRADES)
    mark = "," if language == "nl" else "."
    made = exported(course, grades=grades, decimal_mark=mark)
    found = moodle_imports_worksheet(made.platform_file.read_bytes(), language)
    (totals,) = found.values()
    assert totals == {"11": 21.5, "12": 3.25, "14": 30.0}
    assert "worksheet of your class list" in made.notes[0].in_language("en")


def _points(one):
    return [grade.points for grade in one.grades.values()]


def test_moodle_in_dutch_gets_a_decimal_comma_without_a_worksheet(course):
    made = exported(course, "moodle")
    content = made.platform_file.read_bytes()
    found = moodle_imports_grades(content, "Gebruikersnaam", ",")
    assert found["Werkblad 2"] == {"aberg": 21.5, "o_celik": 3.25, "zwit": 28.0}
    assert '"21,5"' in content.decode()
    sums_equal(found, "Werkblad 2", made)


def test_blackboard_reads_its_own_columns_back(course, tmp_path):
    head = '"Last Name"\t"First Name"\t"Username"\t"Student ID"\t"Last Access"\t'
    head += '"Werkblad 2 [Total Pts: 30 Score] |534283"\n'
    rows = "".join(
        f'"{one.last_name}"\t"{one.first_name}"\t"{one.ids["username"]}"\t"{one.student}"\t""\t""\n'
        for one in CLASS
    )
    listed_as(course, tmp_path, head + rows, "gc.xls", "utf-16")
    made = exported(course)
    content = made.platform_file.read_bytes()
    assert "|534283" in content.decode("utf-16").splitlines()[0]
    found = blackboard_imports(content)
    assert found == {"Werkblad 2": {"aberg": 21.5, "o_celik": 3.25, "zwit": 28.0}}


def test_nothing_handed_in_is_empty_and_a_zero_is_a_zero(course):
    grades = (graded("500123", 0.0, 0.0), graded("500125"))
    made = exported(course, "canvas", grades)
    cells = {row[0]: row[-1] for row in csv.reader(io.StringIO(made.platform_file.read_text()))}
    assert cells["van den Berg, Anna"] == "0"
    assert cells["O'Brien, Jan"] == ""
    assert set(made.without) == {"500124", "500125", "500126"}


def test_totals_that_wait_for_a_hand_are_refused_unless_wished(course):
    grades = (graded("500123", 7.5, 0.0, waits=True), *GRADES[1:])
    with pytest.raises(QuickscanError, match=r"Texts of 1 students still wait.*500123"):
        exported(course, "canvas", grades)
    assert not course.exports.exists()
    made = exported(course, "canvas", grades, unfinished=True)
    assert made.waiting == ("500123",)
    assert all("unfinished" in one.name for one in (made.platform_file, made.files[-1]))
    file = course.exports / f"{ASSIGNMENT}_unfinished_complete.csv"
    complete = file.read_text(encoding="utf-8-sig")
    assert "waits for your points" in complete or "wacht op" in complete


def test_every_question_can_be_a_column_and_columns_add_up(course):
    made = exported(course, "canvas", per_question=True)
    assert [one.title for one in made.items] == [
        "Werkblad 2",
        "Werkblad 2 M2.W1",
        "Werkblad 2 M2.W2",
    ]
    assert made.items[1].points == {"500123": 7.5, "500124": 0.0, "500125": None, "500126": 15.0}


def test_the_resit_counts_when_it_is_higher(course):
    resit = (graded("500123", 3.0, 3.0), graded("500124", 10.0, 10.0), graded("500125", 5.0, 0.0))
    both = {ASSIGNMENT: GRADES, RESIT: resit}
    made = export_grades(course, both, ExportWish("canvas", best_of=True))
    (item,) = made.items
    assert item.points == {"500123": 21.5, "500124": 20.0, "500125": 5.0, "500126": 28.0}


def test_assignments_of_different_worth_have_no_best(course):
    cells = [{"metadata": {"nbgrader": {"grade": True, "points": 5, "grade_id": "m2-w1-check"}}}]
    (course.source(RESIT) / f"{RESIT}.ipynb").write_text(json.dumps({"cells": cells}))
    with pytest.raises(QuickscanError, match="not worth the same"):
        export_grades(
            course, {ASSIGNMENT: GRADES, RESIT: GRADES}, ExportWish("canvas", best_of=True)
        )


def test_the_complete_table_opens_in_excel_and_runs_no_formula(course):
    from openpyxl import load_workbook

    evil = Member("500123", "=HYPERLINK(1)", "+cmd", ids={"canvas": "881"})
    write_class_list((evil, *CLASS[1:]), course.class_list)
    made = exported(course, "canvas", workbook=True)
    text = (course.exports / f"{ASSIGNMENT}_complete.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert rows[1][:3] == ["500123", "'=HYPERLINK(1)", "'+cmd"]
    assert rows[1][7] == "21,5"
    for place in (one for one in made.files if one.suffix == ".xlsx"):
        for sheet in load_workbook(place).worksheets:
            assert {cell.data_type for row in sheet for cell in row} <= {"s", "n"}
    book = load_workbook(course.exports / f"{ASSIGNMENT}_complete.xlsx")
    assert book.worksheets[0]["B2"].value == "=HYPERLINK(1)"
    assert book.worksheets[0]["H2"].value == 21.5
    canvas = made.platform_file.read_text()
    assert "'+cmd, =HYPERLINK(1)" in canvas
    assert ",881," in canvas


def test_misconceptions_stand_beside_the_points(course):
    from quickscan_sim.grade.marked import MarkedAnswer, MarkedSubmission
    from quickscan_sim.language import Bilingual

    answer = MarkedAnswer(
        "M2.W1", 7.5, 15.0, ("forgets_reversed",), Bilingual("x", "x"), False, "3", "typed"
    )
    marked = MarkedSubmission(
        "500123", ASSIGNMENT, ASSIGNMENT, (answer,), None, (), (), "", "", "P", "s", "k", "q", "1"
    )
    place = course.marked / ASSIGNMENT / "500123.json"
    place.parent.mkdir(parents=True)
    place.write_text(json.dumps(marked.to_json()))
    (place.parent / "500124.json").write_text("{broken")
    exported(course, "canvas")
    text = (course.exports / f"{ASSIGNMENT}_complete.csv").read_text(encoding="utf-8-sig")
    assert "forgets_reversed" in text.splitlines()[1]
    (line,) = read_trail(course)
    assert line["assignments"][ASSIGNMENT]["key_hash"]


def test_each_export_is_noted_and_nothing_of_the_trail_is_lost(course):
    import getpass

    first = exported(course, "canvas")
    exported(course, "canvas", grades=(graded("500123", 15.0, 15.0), *GRADES[1:]))
    one, two = read_trail(course)
    assert one["who"] == getpass.getuser()
    assert one["sums"] == first.sums == {"Werkblad 2": 52.75}
    assert one["assignments"][ASSIGNMENT]["sum"] == 52.75
    changed = "gradebook_hash"
    assert one["assignments"][ASSIGNMENT][changed] != two["assignments"][ASSIGNMENT][changed]
    assert set(one["files"]) == {place.name for place in first.files}
    assert audit_file(course).stat().st_mode & 0o077 == 0
    assert all(place.stat().st_mode & 0o077 == 0 for place in first.files)


def test_somebody_whom_the_platform_cannot_know_stops_the_export(course):
    write_class_list((ANNA, Member("9", "Bo", "Smit")), course.class_list)
    with pytest.raises(QuickscanError, match="Blackboard cannot tell who Bo Smit are"):
        exported(course, "blackboard")


def test_who_is_not_in_the_class_list_is_named(course):
    made = exported(course, "canvas", (*GRADES, graded("999", 1.0)))
    assert made.strangers == ("999",)
    assert "999" not in made.platform_file.read_text()


def test_an_own_list_gives_the_complete_table_only(course):
    made = exported(course)
    assert made.platform_file is None
    assert [one.suffix for one in made.files] == [".csv", ".xlsx"]


@pytest.mark.parametrize("number", [0.1 + 0.2, 1e-9, 12.345, 1234567.891])
def test_numbers_have_two_decimals_and_no_thousands_mark(number):
    text = number_text(number, ",")
    assert math.isclose(float(text.replace(",", ".")), round(number, 2))
    assert "e" not in text


def test_omers_name_keeps_its_letters(course):
    made = exported(course, "blackboard")
    assert OMER.last_name in made.platform_file.read_text(encoding="utf-16")
