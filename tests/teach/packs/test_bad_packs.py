"""Whatever lies where the pack should be: a sentence that says what to do."""

import io
import json
import zipfile

import pytest

from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import set_language
from quickscan_sim.teach.packs import archive as archive_module
from quickscan_sim.teach.packs import open_pack
from quickscan_sim.teach.packs.archive import archive_bytes, unlock_from
from quickscan_sim.teach.packs.lock import LockSettings, damaged, lock_of
from quickscan_sim.teach.packs.pack import PackNote
from quickscan_sim.teach.packs.personal_code import with_check_sign

SETTINGS = LockSettings("2027-spring", bytes(range(16)), cost=2)
ANNA, BILAL, NOBODY = (with_check_sign(one) for one in ("ANNA" * 3, "B1" * 6, "0" * 12))
PACKS = {code: lock_of(code, SETTINGS).lock(code.encode()) for code in (ANNA, BILAL)}
ARCHIVE = archive_bytes(SETTINGS, PACKS.values())


@pytest.fixture(autouse=True)
def in_dutch_again():
    yield
    set_language("nl")


def zipped(content):
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name, one in content.items():
            archive.writestr(name, one)
    return whole.getvalue()


def members(prefix=""):
    with zipfile.ZipFile(io.BytesIO(ARCHIVE)) as archive:
        return {prefix + name: archive.read(name) for name in archive.namelist()}


def changed(content, place):
    return content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]


@pytest.mark.parametrize(
    "content",
    [
        zipped({"packs_2027-spring.zip": ARCHIVE}),
        zipped({"course/files/packs_2027-spring.zip": ARCHIVE, "course/read me.txt": b""}),
        zipped(members("packs_2027-spring/")),
    ],
)
def test_packs_that_were_packed_again_still_open(tmp_path, content):
    path = tmp_path / "packs.zip"
    path.write_bytes(content)
    assert unlock_from(path, ANNA) == ANNA.encode()


@pytest.mark.parametrize("given", ["folder", "place"])
def test_the_folder_that_a_computer_unpacks_to_opens_too(tmp_path, given):
    with zipfile.ZipFile(io.BytesIO(ARCHIVE)) as archive:
        archive.extractall(tmp_path / "packs_2027-spring")
    path = tmp_path / "packs_2027-spring" if given == "folder" else tmp_path
    for code, sentence in ((NOBODY, "no pack in this file opens with it"), (ANNA, "damaged")):
        # What is in these packs is no pack, so that the right code ends one step later.
        with pytest.raises(QuickscanError, match=sentence):
            open_pack(code, path, language="en")


BAD = {
    "empty": (b"", "damaged"),
    "half a pack": (PACKS[ANNA][:999], "damaged"),
    "one byte changed": (changed(PACKS[ANNA], -9), "damaged"),
    "one byte of the archive": (changed(ARCHIVE, len(ARCHIVE) // 2), "damaged|belongs"),
    "the end of the archive is missing": (ARCHIVE[:-30], "damaged"),
    "a text": (b"student;groep\n", "damaged"),
    "a web page": (b"\n<!DOCTYPE html><html>Log in</html>", "web page"),
    "another ZIP": (zipped({"essay.docx": b"x"}), "holds no packs"),
    "a ZIP in a ZIP in a ZIP": (zipped({"a.zip": zipped({"b.zip": ARCHIVE})}), "holds no packs"),
    "no manifest": (
        zipped({name: one for name, one in members().items() if "manifest" not in name}),
        "holds no packs",
    ),
    "a strange manifest": (zipped(members() | {"manifest.json": b"[]"}), "damaged"),
    "a pack of somebody else": (PACKS[BILAL], "another student"),
    "a newer format": (PACKS[ANNA].replace(b"pack 1", b"pack 2", 1), "newer version"),
    "another course run": (
        archive_bytes(LockSettings("2026", bytes(16), 2), []),
        "course run 2026",
    ),
}


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", BAD)
def test_each_bad_file_has_its_sentence(tmp_path, name, language):
    content, sentence = BAD[name]
    path = tmp_path / "packs_2027-spring.zip"
    path.write_bytes(content)
    with pytest.raises(QuickscanError) as found:
        open_pack(ANNA, tmp_path, "2027-spring", language)
    said = found.value.in_language("en")
    assert any(part in said for part in sentence.split("|"))
    assert "{" not in str(found.value)


def test_a_damaged_file_is_told_even_when_an_old_one_lies_beside_it(tmp_path):
    (tmp_path / "packs_2027-spring.zip").write_bytes(ARCHIVE[:-30])
    (tmp_path / "packs_old.zip").write_bytes(archive_bytes(LockSettings("2026", bytes(16), 2), []))
    with pytest.raises(QuickscanError, match="damaged"):
        open_pack(ANNA, tmp_path, "2027-spring", "en")


@pytest.mark.parametrize("names", [("packs_a.zip", "packs_b.zip"), ("packs_b.zip", "packs_a.zip")])
def test_of_two_course_runs_the_own_one_is_told_about(tmp_path, names):
    own, other = names
    (tmp_path / own).write_bytes(ARCHIVE)
    (tmp_path / other).write_bytes(archive_bytes(LockSettings("2026", bytes(16), 2), []))
    with pytest.raises(QuickscanError, match="belongs to the course run 2027-spring") as found:
        open_pack(NOBODY, tmp_path, "2027-spring", "en")
    assert "Download the file of your own course" not in str(found.value)
    assert f"This is about {own}. Also tried: {other}." in str(found.value)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("Week 3.zip", zipped({"packs_2027-spring.zip": ARCHIVE})),
        ("Week 3.zip", zipped({"site/manifest.json": b"{}", "a.zip": b"x", "b/C.ZIP": ARCHIVE})),
        ("download.ZIP", zipped(members("packs_2027-spring/") | {"a/manifest.json": b"{}"})),
        ("Packs_2027.ZIP", ARCHIVE),
        ("mine.PACK", PACKS[ANNA]),
    ],
)
def test_a_folder_is_searched_for_packs_under_any_name(tmp_path, name, content):
    (tmp_path / "essays.zip").write_bytes(zipped({"manifest.json": b"{}", "essay.docx": b"x"}))
    (tmp_path / "all.zip").write_bytes(zipped({"essays.zip": zipped({"essay.docx": b"x"})}))
    (tmp_path / "broken.zip").write_bytes(b"no zip")
    (tmp_path / "._mine.pack").write_bytes(b"of another system")
    (tmp_path / name).write_bytes(content)
    # What is in these packs is no pack, so that the right code ends one step later.
    with pytest.raises(QuickscanError) as found:
        open_pack(ANNA, tmp_path, "2027-spring", "en")
    assert str(found.value) == damaged().in_language("en")
    with pytest.raises(QuickscanError, match=r"no pack in this file|another student"):
        open_pack(NOBODY, tmp_path, "2027-spring", "en")


def test_a_resit_opens_from_the_zip_of_a_whole_week(tmp_path):
    first = archive_bytes(LockSettings("2027-spring", bytes(16), 2), [PACKS[BILAL]])
    path = tmp_path / "Week 3.zip"
    path.write_bytes(zipped({"packs_1.zip": first, "packs_2.zip": ARCHIVE}))
    assert unlock_from(path, ANNA, "2027-spring") == ANNA.encode()


def test_a_zip_of_other_things_is_no_pack(tmp_path):
    (tmp_path / "essays.zip").write_bytes(zipped({"essay.docx": b"x"}))
    with pytest.raises(QuickscanError, match=r"no file packs\*\.zip"):
        open_pack(ANNA, tmp_path, language="en")


def test_a_zip_that_swells_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr(archive_module, "LARGEST", 1000)
    path = tmp_path / "Week 3.zip"
    path.write_bytes(zipped({"a.zip": bytes(2000), "packs.zip": ARCHIVE}))
    with pytest.raises(QuickscanError, match="holds no packs"):
        open_pack(ANNA, tmp_path, language="en")


def test_a_note_of_a_newer_kit_is_read_as_far_as_it_is_known():
    note = {"pack_id": "P", "course_run": "r", "own_wijk": "W01", "kit_version": "9", "more": 1}
    assert PackNote.read(json.dumps(note).encode()).own_wijk == "W01"
