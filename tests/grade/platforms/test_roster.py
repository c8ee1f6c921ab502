import pytest

from quickscan_sim.errors import QuickscanError
from quickscan_sim.grade.platforms.class_file import (
    platform_of_members,
    read_members,
    write_class_list,
)
from quickscan_sim.grade.platforms.member import Member
from quickscan_sim.grade.platforms.roster import read_roster
from quickscan_sim.grade.platforms.student_ids import can_be_student
from quickscan_sim.teach.handing_out import read_class_list

BRIGHTSPACE = (
    "OrgDefinedId,Username,Last Name,First Name,Email,"
    "M2.2 Points Grade <Numeric MaxPoints:30>,End-of-Line Indicator\n"
    '#0500123,#aberg,van den Berg,Anna,a@x.nl,"",#\n'
)
CANVAS = (
    "Student,ID,SIS User ID,SIS Login ID,Section,M2.2 (1234)\n"
    ",,,,,Manual Posting\n"
    '"    Points Possible",,,,,30\n'
    '"Berg, Anna van den",881,0500123,aberg,SW1A,\n'
    '"Student, Test",999,,9f3e,SW1A,\n'
)
MOODLE = (
    'Identificatie,"Volledige naam",E-mailadres,Status,Cijfer,"Maximaal cijfer",'
    '"Laatst gewijzigd (beoordeling)"\n'
    '"Deelnemer 4711","Anna van den Berg",a@x.nl,,,"30,00",-\n'
)
MOODLE_GRADES = "Voornaam,Achternaam,ID-nummer,E-mailadres\nAnna,van den Berg,0500123,a@x.nl\n"
BLACKBOARD = (
    '"Last Name"\t"First Name"\t"Username"\t"Student ID"\t"Last Access"\t"Availability"\n'
    '"van den Berg"\t"Anna"\t"aberg"\t"0500123"\t"2026-11-23 19:30:00"\t"Yes"\n'
)
OWN = "Studentnummer;Voornaam;Tussenvoegsel;Achternaam;Klas\n0500123;Anna;van den;Berg;SW1A\n"


def written(tmp_path, text, name="list.csv", encoding="utf-8"):
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize(
    ("text", "name", "encoding", "student", "ids", "platform"),
    [
        (BRIGHTSPACE, "a.csv", "utf-8-sig", "0500123", {"number": "0500123"}, "brightspace"),
        (CANVAS, "a.csv", "utf-8", "0500123", {"canvas": "881"}, "canvas"),
        (CANVAS.replace(",", ";").replace("; ", ", "), "a.csv", "utf-8-sig", "0500123",
         {"username": "aberg"}, "canvas"),
        (MOODLE, "a.csv", "utf-8", "a@x.nl", {"moodle": "4711"}, "moodle"),
        (MOODLE_GRADES, "a.csv", "cp1252", "0500123", {"number": "0500123"}, "moodle"),
        (BLACKBOARD, "gc.xls", "utf-16", "0500123", {"username": "aberg"}, "blackboard"),
        (OWN, "a.csv", "cp1252", "0500123", {"number": "0500123"}, None),
    ],
)  # fmt: skip
def test_each_platforms_own_list_is_read(
    tmp_path, course, text, name, encoding, student, ids, platform
):
    members = read_roster(written(tmp_path, text, name, encoding))
    assert [one.full_name for one in members] == ["Anna van den Berg"]
    assert members[0].student == student
    assert ids.items() <= members[0].ids.items()
    write_class_list(members, course.class_list)
    assert read_members(course) == members
    assert platform_of_members(read_members(course)) == platform
    assert [one.name for one in read_class_list(course.class_list)] == [student]
    assert course.class_list.stat().st_mode & 0o077 == 0


def test_nothing_of_the_list_is_lost(tmp_path):
    (anna,) = read_roster(written(tmp_path, BRIGHTSPACE))
    assert anna.cell("OrgDefinedId") == "#0500123"
    assert [heading for heading, _ in anna.row][5] == "M2.2 Points Grade <Numeric MaxPoints:30>"


def test_a_name_that_is_a_formula_comes_back_as_it_was(tmp_path, course):
    members = (
        Member("1", "=HYPERLINK(1)", "@x", "+31@x.nl", ids={"username": "-1"}),
        Member("2", "'s", "'=Gravenmoer"),
    )
    write_class_list(members, course.class_list)
    assert read_members(course) == members
    cells = course.class_list.read_text(encoding="utf-8-sig").replace("\n", ",").split(",")
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


@pytest.mark.parametrize(
    "name", ["a+b", "a*", "a/b", "..", ".hidden", "a.", "CON", "a:b", "a,b", "-x", "=1", "a\tb"]
)
def test_what_cannot_be_a_folder_of_nbgrader_is_refused(name):
    assert not can_be_student(name)


@pytest.mark.parametrize("name", ["500123", "a.jansen@student.hu.nl", "Ömer Çelik", "o_celik"])
def test_ordinary_names_may_be_folders(name):
    assert can_be_student(name)


def test_another_column_is_taken_when_the_first_cannot_be_folders(tmp_path):
    text = "Voornaam,Achternaam,Gebruikersnaam,E-mailadres\nBo,Smit,bo,bo+x@x.nl\nA,B,ab,a@x.nl\n"
    assert [one.student for one in read_roster(written(tmp_path, text))] == ["bo", "ab"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Kleur,Maat\nrood,3\n", "no column that tells students apart.*Kleur, Maat"),
        ("student\nBo\nbo\n", "Line 3 of the class list names bo again"),
        ("student\na/b\n", "cannot be the name of a folder"),
        ("student\n1,2E+06\n", "has 2 cells"),
        ('student\n"1,2E+06"\n', "spreadsheet shortened"),
        ("student\n", "nobody is named below"),
        ("", "is empty"),
        (CANVAS.rsplit('"Berg', 1)[0], "nobody is named below"),
    ],
)
def test_what_is_wrong_with_a_list_is_a_sentence(tmp_path, text, sentence):
    with pytest.raises(QuickscanError, match=sentence):
        read_roster(written(tmp_path, text))


def test_a_course_without_list_says_how_to_get_one(course):
    course.class_list.unlink()
    with pytest.raises(QuickscanError, match="has no class list"):
        read_members(course)


def test_a_list_that_was_put_there_by_hand_is_read(course):
    course.class_list.write_text("studentnummer;naam\n0012;Bo Smit\n")
    assert [(one.student, one.last_name) for one in read_members(course)] == [("0012", "Smit")]


def test_a_workbook_is_read_as_the_list_it_was(tmp_path):
    from openpyxl import Workbook

    book = Workbook()
    for row in (["ID-nummer", "Voornaam", "Achternaam"], [500123, "Zoë", "de Wit"]):
        book.active.append(row)
    book.save(tmp_path / "list.xlsx")
    (zoe,) = read_roster(tmp_path / "list.xlsx")
    assert (zoe.student, zoe.full_name) == ("500123", "Zoë de Wit")


def test_a_list_in_which_some_have_no_number_goes_by_the_next_column(tmp_path):
    text = "ID-nummer,Voornaam,Achternaam,E-mailadres\n1,A,B,a@x.nl\n,C,D,c@x.nl\n"
    members = read_roster(written(tmp_path, text))
    assert [one.student for one in members] == ["a@x.nl", "c@x.nl"]
    assert members[0].ids == {"number": "1"}
