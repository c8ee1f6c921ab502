import csv
import io
import json
import subprocess
import sys
import zipfile
from dataclasses import replace

import pandas as pd
import pytest

from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import Bilingual, set_language
from quickscan_sim.teach.handing_out import Student, make_practice, make_variants
from quickscan_sim.teach.handing_out.earlier import secret_of
from quickscan_sim.teach.key import fingerprint_of, hash_of_questions, read_key, truth_of
from quickscan_sim.teach.packs.archive import unlock_from
from quickscan_sim.teach.packs.pack import NOTE, read_pack, read_pack_folder
from quickscan_sim.teach.questions import load_questions

SECRET = bytes(range(32))
CLASS = (Student("s-Anouk", "red"), Student("s-Bilal", "red"), Student("s-Chris", "blue"))


@pytest.fixture(autouse=True)
def in_english():
    set_language("en")
    yield
    set_language("nl")


def hand_out(out, students=CLASS, **wishes):
    return make_variants(students, (), out, SECRET, "2027-spring", cost=16, **wishes)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return hand_out(tmp_path_factory.mktemp("class"))


def codes_of(made):
    text = made.places.codes.read_text(encoding="utf-8-sig")
    return {row["student"]: row["code"] for row in csv.DictReader(io.StringIO(text))}


def bytes_of(folder):
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_everybody_opens_the_own_pack_and_no_other(made):
    ids = set()
    for entry in made.entries:
        content = unlock_from(made.places.archive, codes_of(made)[entry.student])
        note, data = read_pack(content)
        assert (note.pack_id, note.course_run) == (entry.pack_id, "2027-spring")
        assert fingerprint_of(data.both) == entry.fingerprint
        ids.add(note.pack_id)
    assert len(ids) == 3


def test_a_pack_gives_the_tables_that_a_full_check_gives(made, tmp_path):
    entry = made.entries[0]
    content = unlock_from(made.places.archive, codes_of(made)[entry.student])
    with zipfile.ZipFile(io.BytesIO(content)) as pack:
        pack.extractall(tmp_path)
    _, data = read_pack(content)
    _, checked = read_pack_folder(tmp_path)
    for name, table in checked.both.tables.items():
        pd.testing.assert_frame_equal(data.both.tables[name], table)


def test_the_truth_is_drawn_again_with_the_secret_and_with_no_other(made):
    key = read_key(made.places.for_lecturer)
    pack_id = made.entries[0].pack_id
    truth = truth_of(key, SECRET, pack_id)
    assert len(truth.effects)
    with pytest.raises(QuickscanError, match="cannot be drawn again"):
        truth_of(key, SECRET[::-1], pack_id)
    with pytest.raises(QuickscanError, match="nearest"):
        truth_of(key, SECRET, pack_id + "X")


def test_students_find_no_truth_seed_secret_or_name(made):
    archive = made.places.archive.read_bytes()
    whole = [archive]
    for code in codes_of(made).values():
        content = unlock_from(made.places.archive, code)
        with zipfile.ZipFile(io.BytesIO(content)) as pack:
            whole += [name.encode() + b"\n" + pack.read(name) for name in pack.namelist()]
            assert {entry.date_time for entry in pack.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    hidden = [SECRET.hex(), "seed", "effects", "true_", "planted", *codes_of(made)]
    for entry in made.entries:
        hidden += [entry.truth_type, entry.fingerprint, entry.pack_hash]
    hidden += codes_of(made).values()
    for text in hidden:
        assert not any(text.encode() in content for content in whole), text
    assert not any(SECRET in content for content in whole)


def test_all_packs_look_alike_from_outside(made):
    with zipfile.ZipFile(made.places.archive) as archive:
        packs = [entry for entry in archive.infolist() if entry.filename.endswith(".pack")]
    assert [entry.filename for entry in packs] == sorted(entry.filename for entry in packs)
    assert len({(entry.date_time, entry.external_attr) for entry in packs}) == 1


def test_a_rerun_gives_the_same_bytes_and_draws_nothing(made):
    before = bytes_of(made.places.out)
    again = hand_out(made.places.out)
    assert again.n_new == 0
    assert bytes_of(made.places.out) == before


def test_a_run_that_was_stopped_goes_on_and_ends_the_same(made, tmp_path):
    seen = []

    def stop_after_one(n_ready, n_all):
        seen.append((n_ready, n_all))
        if n_ready == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        hand_out(tmp_path, on_progress=stop_after_one)
    assert not (tmp_path / "for_students").exists()
    (tmp_path / "for_lecturer" / "key" / ".x.json.00.half").write_text("{")
    assert hand_out(tmp_path).n_new == 2
    assert seen == [(0, 3), (1, 3)]
    assert bytes_of(tmp_path) == bytes_of(made.places.out)


def test_a_damaged_pack_or_key_is_made_again(made, tmp_path):
    one = CLASS[:1]
    first = hand_out(tmp_path, one)
    before = bytes_of(tmp_path)
    for path in (
        first.places.pack(first.entries[0].pack_id),
        first.places.entry(first.entries[0].pack_id),
    ):
        path.write_bytes(path.read_bytes()[:-9])
        assert hand_out(tmp_path, one).n_new == 1
    assert bytes_of(tmp_path) == before


def test_packs_of_other_questions_are_not_replaced(made, tmp_path):
    first = hand_out(tmp_path, CLASS[:1])
    path = first.places.entry(first.entries[0].pack_id)
    content = json.loads(path.read_text())
    path.write_text(json.dumps(content | {"questions_hash": "other"}))
    with pytest.raises(QuickscanError, match="Students may have them already"):
        hand_out(tmp_path, CLASS[:1])


def test_better_words_in_a_question_do_not_lock_a_class():
    questions = load_questions("M2")
    reworded = replace(questions[0], prompt=Bilingual("Anders.", "Otherwise."), minutes=9)
    assert hash_of_questions((reworded, *questions[1:])) == hash_of_questions(questions)
    assert hash_of_questions(questions[1:]) != hash_of_questions(questions)
    other = replace(questions[0], mutants={})
    assert hash_of_questions((other, *questions[1:])) != hash_of_questions(questions)


def test_a_group_shares_a_wijk_and_each_has_an_own_code(tmp_path):
    made = hand_out(tmp_path, CLASS[:2], per_group=True)
    assert len({entry.fingerprint for entry in made.entries}) == 1
    assert len(set(codes_of(made).values())) == 2


def test_the_resit_has_other_wijken_and_codes_beside_the_first(made, tmp_path):
    first, resit = (hand_out(tmp_path, CLASS[:1], attempt=attempt) for attempt in (1, 2))
    assert first.entries[0].fingerprint != resit.entries[0].fingerprint
    assert codes_of(first) != codes_of(resit)
    with pytest.raises(QuickscanError, match="no pack in this file"):
        unlock_from(resit.places.archive, codes_of(first)["s-Anouk"])
    assert len(read_key(tmp_path / "for_lecturer")) == 2


def test_two_workers_make_what_one_makes(made, tmp_path):
    hand_out(tmp_path, workers=2)
    assert bytes_of(tmp_path) == bytes_of(made.places.out)


def test_a_practice_variant_is_open_with_its_truth_apart(tmp_path):
    make_practice((), tmp_path / "p", seed=3)
    note, data = read_pack_folder(tmp_path / "p" / "data")
    assert note.pack_id == "PRACTICE"
    assert len(data.scan.organisations) == 12
    assert (tmp_path / "p" / "truth" / "effects.csv").exists()
    make_practice((), tmp_path / "p", seed=4, force=True)
    assert (tmp_path / "p" / "data" / NOTE).exists()


@pytest.mark.parametrize("run", ["", "a/b", "../x", "x" * 41])
def test_a_course_run_that_is_no_file_name_is_refused(tmp_path, run):
    with pytest.raises(QuickscanError, match="course run"):
        make_variants(CLASS, (), tmp_path, SECRET, run)


def test_the_codes_lie_beside_the_class_list_in_a_workbook(tmp_path):
    from openpyxl import load_workbook

    row = (("Nummer", "0012"), ("Naam", "=1+1"), ("code", "of last year"))
    made = hand_out(tmp_path, (Student("0012", row=row),))
    cells = list(load_workbook(made.places.codes_workbook).active.iter_rows(values_only=True))
    assert cells[0] == ("Nummer", "Naam", "code", "pack_id")
    assert cells[1] == ("0012", "=1+1", codes_of(made)["0012"], made.entries[0].pack_id)


def test_who_is_added_removed_or_put_back_changes_nothing_for_the_others(tmp_path):
    two = hand_out(tmp_path, CLASS[:2])
    packs = bytes_of(two.places.packs)
    three = hand_out(tmp_path)
    assert (three.n_new, three.earlier.left_out) == (1, ())
    one = hand_out(tmp_path, CLASS[1:2])
    assert one.earlier.left_out == ("s-Anouk", "s-Chris")
    assert set(codes_of(one)) == {"s-Bilal"}
    with zipfile.ZipFile(one.places.archive) as archive:
        assert len(archive.namelist()) == 2
    back = hand_out(tmp_path, CLASS[:2])
    assert back.n_new == 0
    assert packs.items() <= bytes_of(back.places.packs).items()


def test_who_moves_to_another_group_gets_its_wijk_and_keeps_the_code(tmp_path):
    before = hand_out(tmp_path, per_group=True)
    codes = codes_of(before)
    moved = Student("s-Chris", "red")
    after = hand_out(tmp_path, (*CLASS[:2], moved), per_group=True)
    assert after.earlier.moved == ("s-Chris",)
    assert len({entry.fingerprint for entry in after.entries}) == 1
    assert codes_of(after) == codes


def refused(out, sentence, students=CLASS[:1], secret=SECRET, run="2027-spring", **wishes):
    before = bytes_of(out)
    with pytest.raises(QuickscanError, match=sentence):
        make_variants(students, (), out, secret, run, cost=16, **wishes)
    assert bytes_of(out) == before


def test_a_folder_of_another_secret_run_or_sharing_is_left_as_it_is(tmp_path):
    made = hand_out(tmp_path, CLASS[:1])
    refused(tmp_path, "another secret", secret=SECRET[::-1])
    refused(tmp_path, "another secret", secret=SECRET[::-1], attempt=2)
    refused(tmp_path, "course run 2027-spring", run="2027-sprng")
    refused(tmp_path, "Leave out --per-group", per_group=True)
    with pytest.raises(QuickscanError, match="Put that file back"):
        secret_of(made.places, None)
    assert not made.places.secret.exists()


def test_a_run_that_is_killed_leaves_nothing_half(tmp_path, made):
    students = [(one.name, one.group) for one in CLASS]
    program = (
        "import sys; from quickscan_sim.teach.handing_out import Student, make_variants\n"
        f"students = [Student(*one) for one in {students!r}]\n"
        f"make_variants(students, (), {str(tmp_path)!r}, {SECRET!r}, '2027-spring', cost=16,"
        " on_progress=lambda n, n_all: print(n, flush=True))"
    )
    for stop_at in ("1", "2"):
        with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE) as run:
            for line in run.stdout:
                if line.decode().strip() == stop_at:
                    run.kill()
        assert not (tmp_path / "for_students").exists()
    (tmp_path / "for_lecturer" / ".codes.csv.0000.half").write_text("student,c")
    assert hand_out(tmp_path).n_new <= 1
    assert bytes_of(tmp_path) == bytes_of(made.places.out)
