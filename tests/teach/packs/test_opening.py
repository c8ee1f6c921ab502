import shutil

import pytest

from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import current_language, set_language
from quickscan_sim.teach.handing_out import Student, make_practice, make_variants
from quickscan_sim.teach.packs import open_pack
from quickscan_sim.teach.self_check import desk as desk_module


@pytest.fixture(autouse=True)
def closed_and_in_dutch_again():
    yield
    desk_module._open.clear()
    set_language("nl")


@pytest.fixture(scope="module")
def beside_the_notebook(tmp_path_factory):
    """A folder with the ZIP of both attempts, and the code for each."""
    out = tmp_path_factory.mktemp("class")
    made = [
        make_variants((Student("s1"),), (), out, bytes(32), "2027", cost=16, attempt=attempt)
        for attempt in (1, 2)
    ]
    codes = [one.places.codes.read_text("utf-8-sig").split(",")[-2] for one in made]
    return out / "for_students", codes, [one.entries[0].pack_id for one in made]


def test_the_first_cell_opens_the_attempt_that_the_code_is_for(beside_the_notebook):
    folder, codes, pack_ids = beside_the_notebook
    for code, pack_id in zip(codes, pack_ids, strict=True):
        opened = open_pack(code, folder, "2027", "en")
        assert opened.pack_id == pack_id
        assert len(opened.scan.organisations) == 12
        assert len(opened.both.neighbourhoods) == 2


def test_what_a_student_changes_does_not_reach_the_self_check(beside_the_notebook):
    from quickscan_sim.teach.self_check.desk import current_desk

    folder, codes, _ = beside_the_notebook
    opened = open_pack(codes[0], folder)
    opened.scan.answers.loc[:, "answer"] = 1
    assert (current_desk().data.scan.answers["answer"].dropna() != 1).any()


def test_a_practice_folder_opens_without_a_code(tmp_path):
    make_practice((), tmp_path / "out", seed=1)
    assert open_pack(path=tmp_path / "out" / "data").pack_id == "PRACTICE"


@pytest.fixture(scope="module")
def practice(tmp_path_factory):
    out = tmp_path_factory.mktemp("practice") / "out"
    make_practice((), out, seed=1)
    return out / "data"


@pytest.mark.parametrize("place", [".", "data"])
def test_a_code_opens_the_own_pack_though_a_practice_folder_lies_there(
    beside_the_notebook, practice, tmp_path, place
):
    folder, codes, pack_ids = beside_the_notebook
    shutil.copytree(practice, tmp_path / place, dirs_exist_ok=True)
    shutil.copy(folder / "packs_2027.zip", tmp_path)
    assert open_pack(codes[0], tmp_path).pack_id == pack_ids[0]
    assert open_pack(" ", tmp_path).pack_id == "PRACTICE"
    with pytest.raises(QuickscanError, match="typing error"):
        open_pack("total nonsense", tmp_path, language="en")


@pytest.mark.parametrize("path", ["out", "out/data"])
def test_a_code_for_a_practice_folder_is_told_to_be_left_out(practice, tmp_path, path):
    shutil.copytree(practice, tmp_path / "out" / "data")
    with pytest.raises(QuickscanError, match=r"practice folder.*leave the code out"):
        open_pack("7K3M-Q2XW-9T0HR", tmp_path / path, language="en")


def test_each_mistake_in_the_first_cell_gets_its_own_sentence(beside_the_notebook, tmp_path):
    folder, codes, _ = beside_the_notebook
    for wishes, sentence in (
        ({"code": None, "path": folder}, "Type your personal code"),
        ({"code": codes[0], "path": tmp_path}, "no file packs"),
        ({"code": codes[0], "path": folder, "course_run": "2028"}, "yours is 2028"),
        ({"code": codes[0][:-2], "path": folder}, "has 13 signs"),
    ):
        with pytest.raises(QuickscanError, match=sentence):
            open_pack(language="en", **wishes)
    shutil.copy(folder / "packs_2027.zip", tmp_path)
    with pytest.raises(QuickscanError, match="no pack in this file"):
        open_pack(codes[1], tmp_path, language="en")


@pytest.mark.parametrize("language", ["EN", " en ", "En"])
def test_a_language_may_have_capitals(practice, language):
    open_pack(path=practice, language=language)
    assert current_language() == "en"
    assert desk_module.current_desk().language == "en"


@pytest.mark.parametrize(
    ("wishes", "sentence"),
    [
        ({"language": "de"}, 'The language is "nl" or "en"; found \'de\''),
        ({"language": None}, 'The language is "nl" or "en"; found None'),
        ({"path": 5}, "path is 5; give the name of a file or folder between quotation marks"),
        ({"path": "no_such.zip"}, "There is no file no_such.zip"),
        ({"path": "a\0b"}, "There is no file"),
    ],
)
def test_a_strange_wish_gets_a_sentence(wishes, sentence):
    with pytest.raises(QuickscanError) as found:
        open_pack("0000-0000-00012", **wishes)
    assert sentence in found.value.in_language("en")
    assert "No such file" not in str(found.value)


def test_a_course_run_may_be_a_number(beside_the_notebook):
    folder, codes, pack_ids = beside_the_notebook
    assert open_pack(codes[0], folder, 2027).pack_id == pack_ids[0]
