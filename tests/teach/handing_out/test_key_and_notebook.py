"""The lecturer's key and the notebook of a student speak of the same answers."""

import csv
import io

from quickscan_sim.teach.handing_out import Student, make_variants
from quickscan_sim.teach.packs import open_pack
from quickscan_sim.teach.questions import expect, load_questions
from quickscan_sim.teach.self_check import current_desk

SECRET = bytes(range(32))
CLASS = (Student("s-Anouk", "red"), Student("s-Bilal", "red"), Student("s-Chris", "blue"))


def test_the_key_holds_what_the_notebook_of_each_student_computes(tmp_path, monkeypatch):
    monkeypatch.setattr("quickscan_sim.teach.self_check.desk._open", [])
    questions = load_questions()
    made = make_variants(
        CLASS, questions, tmp_path / "class", SECRET, "2027-spring", cost=16, per_group=True
    )
    codes = csv.DictReader(io.StringIO(made.places.codes.read_text(encoding="utf-8-sig")))
    keys = {entry.student: entry for entry in made.entries}
    for row in codes:
        key = keys[row["student"]]
        assert open_pack(row["code"], made.places.archive).pack_id == key.pack_id
        for question in questions:
            if question.is_automatic and question.kind != "function":
                own = expect(question, current_desk().data_for(question))
                assert own == key.expected[question.question_id]
    assert len(keys) == 3
    assert len({entry.fingerprint for entry in made.entries}) == 2
