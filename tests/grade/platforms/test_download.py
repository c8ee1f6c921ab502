import stat
import unicodedata
import zipfile

import pytest
from small_downloads import (
    ANNA,
    CLASS,
    JAN,
    OMER,
    ZOE,
    blackboard_name,
    blackboard_note,
    brightspace_name,
    canvas_name,
    moodle_name,
    notebook,
    packed,
)

from quickscan_sim.errors import QuickscanError
from quickscan_sim.grade.platforms.download import read_download
from quickscan_sim.grade.platforms.member import Member

NB = "M2_2_werkblad.ipynb"


def whose(download):
    return sorted((one.member.student, one.files[0].name) for one in download.arrivals)


def test_brightspace_folders_with_several_attempts(tmp_path):
    path = packed(
        tmp_path / "Werkblad 2 Download Nov 23, 2026 800 PM.zip",
        {
            f"{brightspace_name(ANNA, 39786, 'Nov 22, 2026 1005 AM')}/{NB}": "first",
            f"{brightspace_name(ANNA, 39786, 'Nov 23, 2026 730 PM')}/{NB}": "second",
            f"{brightspace_name(ZOE, 39787, '23 nov. 2026 1200')}/{NB}": "",
            "index.html": "<p>",
        },
    )
    download = read_download(path, CLASS)
    assert download.platform == "brightspace"
    assert [(one.member, one.handed_in) for one in download.arrivals] == [
        (ANNA, "2026-11-22T09:05:00+00:00"),
        (ANNA, "2026-11-23T18:30:00+00:00"),
        (ZOE, "2026-11-23T11:00:00+00:00"),
    ]
    assert [one.path for one in download.left_over] == ["index.html"]
    assert download.unmatched == ()


def test_canvas_names_with_late_and_resubmitted_files(tmp_path):
    files = {
        f"{canvas_name(ANNA, late=True)}_4207_M2_2_werkblad-1.ipynb": "",
        f"{canvas_name(OMER)}_4208_{NB}": "",
        f"{canvas_name(JAN)}_text.html": "typed",
        "onbekendiemand_999_4210_x.ipynb": "",
    }
    download = read_download(packed(tmp_path / "submissions.zip", files), CLASS)
    assert download.platform == "canvas"
    assert whose(download) == [
        ("500123", "M2_2_werkblad-1.ipynb"),
        ("500124", NB),
        ("500125", "text.html"),
    ]
    assert [one.is_late for one in download.arrivals] == [True, False, False]
    (stranger,) = download.unmatched
    assert stranger.shown_name == "onbekendiemand"
    assert "nobody on the class list" in stranger.reason.in_language("en")


@pytest.mark.parametrize("ending", ["", "_"])
def test_moodle_folders_of_old_and_new_versions(tmp_path, ending):
    files = {
        f"{moodle_name(ANNA, 11)}{ending}/{NB}": "",
        f"{moodle_name(JAN, 12)}{ending}/map/{NB}": "",
        f"{moodle_name(JAN, 12).replace('_file', '_onlinetext')}{ending}/onlinetext.html": "",
    }
    download = read_download(packed(tmp_path / "m.zip", files), CLASS)
    assert download.platform == "moodle"
    assert whose(download) == [("500123", NB), ("500125", f"map/{NB}")]
    assert [one.name for one in download.arrivals[1].files] == [f"map/{NB}", "onlinetext.html"]


def test_moodle_without_folders_and_names_from_a_mac(tmp_path):
    name = unicodedata.normalize("NFD", moodle_name(OMER, 9))
    download = read_download(packed(tmp_path / "m.zip", {f"{name}_{NB}": ""}), CLASS)
    assert whose(download) == [("500124", NB)]


def test_blackboard_names_by_its_own_note_and_without(tmp_path):
    when = "2026-11-23-19-30-00"
    files = {
        f"{blackboard_name(OMER, when)}.txt": blackboard_note(OMER),
        f"{blackboard_name(OMER, when)}_{NB}": "",
        f"{blackboard_name(ZOE, when)}_{NB}": "",
    }
    download = read_download(packed(tmp_path / "gradebook.zip", files), CLASS)
    assert download.platform == "blackboard"
    assert {(one.member, one.handed_in) for one in download.arrivals} == {
        (OMER, "2026-11-23T18:30:00+00:00"),
        (ZOE, "2026-11-23T18:30:00+00:00"),
    }


@pytest.mark.parametrize(
    "shown",
    ["ZOE DE WIT", "de Wit, Zoë", "Wit, Zoe de", "Zoe\u0308 de Wit", "de Wit Zoë", "Wit de Zoë"],
)
def test_a_name_may_be_written_in_any_order_without_accents(tmp_path, shown):
    files = {f"{shown}_7_assignsubmission_file/{NB}": ""}
    assert whose(read_download(packed(tmp_path / "m.zip", files), CLASS)) == [("500126", NB)]


def test_two_people_of_one_name_are_told_apart_by_the_personal_code(tmp_path):
    twins = (Member("1", "Jan", "de Vries"), Member("2", "Jan", "de Vries"), ANNA)
    files = {
        f"Jan de Vries_7_assignsubmission_file/{NB}": notebook(code="AAAA-1"),
        f"Jan de Vries_8_assignsubmission_file/{NB}": notebook(code="BBBB-2"),
        f"Jan de Vries_9_assignsubmission_file/{NB}": notebook(code=""),
    }
    codes = {"AAAA-1": "1", "BBBB-2": "2"}
    path = packed(tmp_path / "m.zip", files)
    download = read_download(path, twins, whose_code=codes.get)
    assert [one.member.student for one in download.arrivals] == ["1", "2"]
    assert [one.platform_ids["moodle"] for one in download.unmatched] == ["9"]
    assert len(read_download(path, twins).unmatched) == 3


@pytest.mark.parametrize("name", ["Participant", "Deelnemer"])
def test_blind_marking_goes_by_code_and_a_copied_code_is_nobodys(tmp_path, name):
    files = {
        f"{name}_7_assignsubmission_file/{NB}": notebook(code="A"),
        f"{name}_8_assignsubmission_file/{NB}": notebook(code="B"),
        f"{name}_9_assignsubmission_file/{NB}": notebook(code="B"),
        f"{name}_10_assignsubmission_file/{NB}": "no notebook",
    }
    codes = {"A": "500123", "B": "500124"}
    download = read_download(packed(tmp_path / "m.zip", files), CLASS, whose_code=codes.get)
    assert whose(download) == [("500123", NB)]
    assert len(download.unmatched) == 3


def test_a_code_never_overrules_an_unknown_name(tmp_path):
    files = {f"Piet Onbekend_7_assignsubmission_file/{NB}": notebook(code="A")}
    path = packed(tmp_path / "m.zip", files)
    assert read_download(path, CLASS, whose_code=lambda _: "500123").arrivals == ()


def test_a_number_of_somebody_else_is_a_contradiction(tmp_path):
    files = {f"{canvas_name(ANNA).replace('881', '882')}_4207_{NB}": ""}
    (one,) = read_download(packed(tmp_path / "c.zip", files), CLASS).unmatched
    assert "the name of somebody else" in one.reason.in_language("en")


def test_two_people_with_the_name_of_one_member_are_both_left(tmp_path):
    files = {
        f"Zoë de Wit_7_assignsubmission_file/{NB}": "",
        f"Zoe de Wit_8_assignsubmission_file/{NB}": "",
    }
    download = read_download(packed(tmp_path / "m.zip", files), CLASS)
    assert download.arrivals == ()
    assert "two different people" in download.unmatched[0].reason.in_language("en")


def test_a_misspelt_name_gets_the_nearest_and_a_group_its_own_sentence(tmp_path):
    grouped = (*CLASS, Member("9", "Bo", "Smit", group="Groep 4"))
    files = {
        f"Anna van den Bergh_7_assignsubmission_file/{NB}": "",
        f"Groep 4_8_assignsubmission_file/{NB}": "",
    }
    misspelt, group = read_download(packed(tmp_path / "m.zip", files), grouped).unmatched
    assert misspelt.nearest == "Anna van den Berg"
    assert "is a group on the class list" in group.reason.in_language("en")


def test_a_long_name_that_was_cut_off_is_found(tmp_path):
    long = Member("9", "Maria Magdalena", "van Oldenbarnevelt tot Teylingen")
    files = {f"{long.full_name[:40]}_7_assignsubmission_file/{NB}": ""}
    assert whose(read_download(packed(tmp_path / "m.zip", files), (*CLASS, long)))[0][0] == "9"


def test_a_folder_that_was_unpacked_is_read_as_the_zip(tmp_path):
    folder = tmp_path / "unpacked" / moodle_name(ANNA, 3)
    folder.mkdir(parents=True)
    (folder / NB).write_text("x")
    (folder / "link.ipynb").symlink_to("/etc/passwd")
    download = read_download(folder.parent, CLASS)
    assert whose(download) == [("500123", NB)]
    assert "is a link" in download.notes[0].in_language("en")


def test_names_of_old_zip_programs_are_read(tmp_path):
    path = tmp_path / "m.zip"
    name = f"Zoë de Wit_7_assignsubmission_file/{NB}"
    raw = packed(tmp_path / "x.zip", {name: ""}).read_bytes()
    # Without the flag that says UTF-8, as some programs write it.
    for place in (raw.find(b"PK\x03\x04") + 6, raw.find(b"PK\x01\x02") + 8):
        raw = raw[:place] + b"\x00\x00" + raw[place + 2 :]
    path.write_bytes(raw)
    assert whose(read_download(path, CLASS)) == [("500126", NB)]


@pytest.mark.parametrize(
    "name", ["../../evil.ipynb", "/etc/evil", "C:/evil", "a/../../evil.ipynb", "..\\evil"]
)
def test_paths_out_of_the_folder_are_set_aside(tmp_path, name):
    good = f"{moodle_name(ANNA, 1)}/{NB}"
    path = packed(tmp_path / "m.zip", {good: "", name: "evil"})
    download = read_download(path, CLASS)
    assert len(download.arrivals) == 1
    assert len(download.notes) == 1


def test_links_in_a_zip_are_set_aside(tmp_path):
    path = packed(tmp_path / "m.zip", {f"{moodle_name(ANNA, 1)}/{NB}": ""})
    with zipfile.ZipFile(path, "a") as archive:
        entry = zipfile.ZipInfo(f"{moodle_name(ANNA, 1)}/secret.ipynb")
        entry.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(entry, "/etc/passwd")
    download = read_download(path, CLASS)
    assert [one.name for one in download.arrivals[0].files] == [NB]


def test_a_locked_a_damaged_and_a_strange_zip_are_sentences(tmp_path):
    path = packed(tmp_path / "m.zip", {f"{moodle_name(ANNA, 1)}/{NB}": "x" * 1000})
    raw = path.read_bytes()
    locked = tmp_path / "locked.zip"
    place = raw.find(b"PK\x01\x02") + 8
    locked.write_bytes(raw[:place] + b"\x01\x00" + raw[place + 2 :])
    with pytest.raises(QuickscanError, match="has a password"):
        read_download(locked, CLASS)
    (tmp_path / "half.zip").write_bytes(raw[: len(raw) // 2])
    with pytest.raises(QuickscanError, match="no ZIP, or it is damaged"):
        read_download(tmp_path / "half.zip", CLASS)
    with pytest.raises(QuickscanError, match="does not look like a download"):
        read_download(packed(tmp_path / "s.zip", {"holiday.jpg": ""}), CLASS)
    with pytest.raises(QuickscanError, match="There is no file"):
        read_download(tmp_path / "nothing.zip", CLASS)
    with pytest.raises(QuickscanError, match="nearest is moodle"):
        read_download(path, CLASS, "moodel")


def test_a_file_too_large_stays_in_the_zip(tmp_path, monkeypatch):
    monkeypatch.setattr("quickscan_sim.grade.platforms.packed_files.LARGEST_FILE", 10)
    files = {f"{moodle_name(ANNA, 1)}/{NB}": "x", f"{moodle_name(ANNA, 1)}/film.mp4": "x" * 11}
    download = read_download(packed(tmp_path / "m.zip", files), CLASS)
    assert [one.name for one in download.arrivals[0].files] == [NB]
    assert "film.mp4" in download.notes[0].in_language("en")
