"""The key of a class, and what is said when it does not belong to the course."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from small_class import small_class

from quickscan_sim.errors import QuickscanError
from quickscan_sim.grade.marking.class_key import read_class_key


def test_everybody_has_an_entry_and_a_code_of_their_own(tmp_path: Path) -> None:
    key = read_class_key(small_class(tmp_path))
    assert set(key.entries) == set(key.hashes) == {"anna", "bilal", "chris"}
    assert sorted(key.students.values()) == ["anna", "bilal", "chris"]
    assert "M2.W1" in key.practice
    assert key.trial_seed("anna") != key.trial_seed("bilal")


def test_without_variants_there_is_nothing_to_compare_with(tmp_path: Path) -> None:
    course = small_class(tmp_path)
    for file in course.places().keys.iterdir():
        file.unlink()
    with pytest.raises(QuickscanError, match="quickscan class variants"):
        read_class_key(course)


def test_the_key_of_another_year_is_refused(tmp_path: Path) -> None:
    course = replace(small_class(tmp_path), course_run="2028-test")
    with pytest.raises(QuickscanError, match=r"2027-test.*2028-test"):
        read_class_key(course)


def test_another_secret_is_refused(tmp_path: Path) -> None:
    course = small_class(tmp_path)
    course.places().secret.write_text("ab" * 32, encoding="ascii")
    with pytest.raises(QuickscanError, match=r"secret\.txt"):
        read_class_key(course)


def test_a_damaged_entry_names_its_file(tmp_path: Path) -> None:
    course = small_class(tmp_path)
    file = next(course.places().keys.iterdir())
    file.write_text("{", encoding="utf-8")
    with pytest.raises(QuickscanError, match=file.name):
        read_class_key(course)


def test_a_resit_that_was_not_made_yet_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(QuickscanError, match="--attempt 2"):
        read_class_key(small_class(tmp_path), attempt=2)


def test_a_changed_entry_is_read_again(tmp_path: Path) -> None:
    course = small_class(tmp_path)
    before = read_class_key(course)
    entry = before.entries["anna"]
    file = course.places().entry(entry.pack_id)
    content = json.loads(file.read_text(encoding="utf-8"))
    content["expected"]["M2.W1"]["right"] = 99
    file.write_text(json.dumps(content), encoding="utf-8")
    after = read_class_key(course)
    assert after.entries["anna"].expected["M2.W1"].right == 99
    assert after.hashes["anna"] != before.hashes["anna"]
