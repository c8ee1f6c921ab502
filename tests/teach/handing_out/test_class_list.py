import pytest

from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import set_language
from quickscan_sim.teach.handing_out import Student, read_class_list


@pytest.fixture(autouse=True)
def in_english():
    set_language("en")
    yield
    set_language("nl")


def written(tmp_path, content):
    path = tmp_path / "class.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize(
    "content",
    [
        "student,group\nÉmile,A\n\n,\nBo,B\n",
        "\ufeffStudentnummer;Groep\r\n Émile ;A\r\nBo;B\r\n",
        "name;e-mail;GROEP\nÉmile;x@y;A\nBo;;B\n".encode("cp1252"),
        "student\tgroup\nE\u0301mile\tA\nBo\u200b\tB\n",
    ],
)
def test_lists_are_read_as_people_save_them(tmp_path, content):
    found = read_class_list(written(tmp_path, content), per_group=True)
    assert found == (Student("Émile", "A"), Student("Bo", "B"))


def test_numbers_of_students_keep_their_zeros_and_workbooks_are_read(tmp_path):
    from openpyxl import Workbook

    assert read_class_list(written(tmp_path, "student\n007\n"))[0].name == "007"
    book = Workbook()
    for row in (["Student number"], [1234567], [None], ["0012"]):
        book.active.append(row)
    book.save(tmp_path / "class.xlsx")
    assert [one.name for one in read_class_list(tmp_path / "class.xlsx")] == ["1234567", "0012"]


@pytest.mark.parametrize(
    ("content", "names"),
    [
        ("student\n1234567.0\n0012\n", ["1234567", "0012"]),
        ("student;groep\n1234567,0;A\n12.50;A\n", ["1234567", "12.50"]),
        ('student\n"Jan\nJansen"\n', ["Jan Jansen"]),
        (
            "student\n=1+1\nO'Brien\n\U0001f600 Emma\nÇelik Ş\n",
            ["=1+1", "O'Brien", "\U0001f600 Emma", "Çelik Ş"],
        ),
        ("student\nA\n", ["A"]),
        ("Voornaam;E-mail\nJan;j@x.nl\n", ["j@x.nl"]),
        ("student\n" + "".join(f"s{n}\n" for n in range(5000)), [f"s{n}" for n in range(5000)]),
        ("student;groep\nZoë;A\n".encode("utf-16"), ["Zoë"]),
    ],
)
def test_odd_lists_are_read_as_meant(tmp_path, content, names):
    found = [one.name for one in read_class_list(written(tmp_path, content))]
    assert found == names


def test_what_else_the_list_says_is_kept_for_mail_merge(tmp_path):
    content = "Nummer;Voornaam;E-mail;;Groep\n0012;Zoë;z@x.nl;;A\n"
    one = read_class_list(written(tmp_path, content))[0]
    assert one.row == (
        ("Nummer", "0012"),
        ("Voornaam", "Zoë"),
        ("E-mail", "z@x.nl"),
        ("Groep", "A"),
    )


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("class.csv", b"", "is empty"),
        ("class.csv", b"500123;A\n500124;B\n", "Put headings in its first row"),
        ("class.csv", b"student;groep\nBo;A;x\n", "Row 2 .* has 3 cells"),
        ("class.csv", b'student;n\n"1,23E+06";x\n', "spreadsheet shortened"),
        ("class.xlsx", b"PK junk", "save it as an Excel workbook"),
        ("class.ods", b"PK junk", "save it as an Excel workbook"),
    ],
)
def test_a_file_that_is_no_list_says_what_to_do(tmp_path, name, content, sentence):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(QuickscanError, match=sentence):
        read_class_list(path)
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("student\nBo\n\nbo\n", "Line 4 of the class list names bo again; line 2"),
        ("student;group\n;A\nBo;B\n", "Line 2 of the class list names no student"),
        ("student;group\nBo;\n", "Line 2 of the class list gives Bo no group"),
        ("who;group\nBo;A\n", "no column with students.*who, group"),
        ("student\n" + "x" * 101 + "\n", "more than 100 signs"),
        ("student\nB\ufffd\n", "cannot be read: B"),
        ("student\n", "nobody is named below"),
        ("student\nBo\n", "no column with groups"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path, content, sentence):
    with pytest.raises(QuickscanError, match=sentence):
        read_class_list(written(tmp_path, content), per_group="group" in content + sentence)
