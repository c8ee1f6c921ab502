"""What goes back to a student holds nothing of the key, the lecturer or another student."""

from __future__ import annotations

import csv
import io
import shutil
from dataclasses import replace

import pytest
from grade.pages.course_with_texts import (
    RUN,
    SECRET,
    STUDENTS,
    WORK,
    course_with_packs,
    mark_one,
    record,
    said,
)

from quickscan_sim.grade.gradebook.grades import read_grades
from quickscan_sim.grade.marked import both_languages
from quickscan_sim.grade.pages.write_feedback import write_feedback
from quickscan_sim.teach.judge import judge_all
from quickscan_sim.teach.key import read_entry
from quickscan_sim.teach.questions import find_question, load_questions
from quickscan_sim.teach.variants.personal_draw import PersonalDraw

ALWAYS_THERE = {"a", "b", "c", "d", "e", "f", "g"}


@pytest.fixture(scope="module")
def handed_out(tmp_path_factory):
    """Everybody answered every question with a mistake, and got the feedback."""
    questions = tuple(one for one in load_questions("M2") if one.is_handed_in)
    place = tmp_path_factory.mktemp("leaks")
    course = course_with_packs(place, questions=questions, with_pack=STUDENTS)
    for student in STUDENTS:
        marked = mark_one(course, student, points={"M2.A10": 2.0})
        record(course, with_mistakes(course, marked))
    found = write_feedback(course, WORK, read_grades(course, WORK))
    assert set(found.written) == set(STUDENTS)
    return course


def entry_of(course, student):
    return read_entry(course.places().entry(PersonalDraw(SECRET, RUN).pack_id(student)))


def with_mistakes(course, marked):
    """Each answer is that of the first mistake in the key, as the judge marks it."""
    expected = entry_of(course, marked.student).expected
    given = {}
    for one in marked.answers:
        wrong = [value for value in expected[one.question_id].mutants.values() if value is not None]
        if wrong:
            value = wrong[0]
            given[one.question_id] = list(value) if isinstance(value, (frozenset, tuple)) else value
    questions = [find_question(one.question_id) for one in marked.answers]
    judged = {one.question_id: one for one in judge_all(questions, expected, given)}
    answers = tuple(
        replace(
            one,
            points=judged[one.question_id].points,
            misconceptions=judged[one.question_id].misconceptions,
            reason=both_languages(judged[one.question_id].reason),
            answer=repr(given.get(one.question_id, "tekst")),
        )
        for one in marked.answers
    )
    secret_note = (said("Een notitie over de code van iemand anders."),)
    return replace(marked, answers=answers, notes=secret_note)


def files_of(course, student) -> dict[str, str]:
    folder = course.feedback(student, WORK)
    return {path.name: path.read_text(encoding="utf-8") for path in folder.rglob("*")}


def right_numbers(course, student):
    """What the key holds as right, as numbers would be written; only what has decimals."""
    for name, one in entry_of(course, student).expected.items():
        values = one.right.values() if isinstance(one.right, dict) else [one.right]
        for value in values:
            if isinstance(value, float) and not value.is_integer():
                yield name, f"{value:.2f}"


@pytest.mark.parametrize("student", STUDENTS)
def test_no_right_number_stands_with_its_question(handed_out, student):
    page = files_of(handed_out, student)[f"{WORK}.html"]
    seen = page.replace(",", ".")
    # What a student typed, and what the question itself tells, is theirs.
    own = {one.answer for one in marked_of(handed_out, student).answers}
    texts = " ".join([*own, *(find_question(name).prompt.nl for name in questions_in(page))])
    asked = {one.question_id for one in marked_of(handed_out, student).answers}
    right = [pair for pair in right_numbers(handed_out, student) if pair[0] in asked]
    looked = [pair for pair in right if pair[1] not in texts.replace(",", ".")]
    assert len(looked) >= 4
    for name, number in looked:
        section = seen[seen.index(f'id="{name.replace(".", "-").lower()}"') :]
        assert number not in section[: section.index("</section>")], (name, number)


def marked_of(course, student):
    from quickscan_sim.grade.marked_files import read_marked_one

    return read_marked_one(course, WORK, student)


def questions_in(page):
    return [one.question_id for one in load_questions("M2") if one.question_id in page]


@pytest.mark.parametrize("student", STUDENTS)
def test_neither_key_nor_codes_nor_another_student_is_in_the_folder(handed_out, student):
    course = handed_out
    (other,) = set(STUDENTS) - {student}
    rows = csv.DictReader(io.StringIO(course.places().codes.read_text(encoding="utf-8-sig")))
    hidden = {row["code"] for row in rows}
    for name in STUDENTS:
        entry = entry_of(course, name)
        hidden |= {entry.fingerprint, entry.pack_hash, entry.truth_type, entry.pack_id}
    marked = marked_of(course, student)
    hidden |= {SECRET.hex(), marked.key_hash, marked.submission_hash, marked.questions_hash}
    hidden |= {other, other.capitalize(), "iemand anders", str(course.folder), "for_lecturer"}
    for name, content in files_of(course, student).items():
        for text in hidden:
            assert text not in content, (name, text)


def test_the_folder_holds_the_page_and_the_time_alone(handed_out):
    assert set(files_of(handed_out, "anna")) == {f"{WORK}.html", "timestamp.txt"}


def test_the_page_is_made_without_the_key_and_the_secret(handed_out):
    before = files_of(handed_out, "anna")
    shutil.rmtree(handed_out.places().keys)
    handed_out.places().secret.unlink(missing_ok=True)
    (handed_out.feedback("anna", WORK) / f"{WORK}.html").unlink()
    write_feedback(handed_out, WORK, read_grades(handed_out, WORK))
    assert files_of(handed_out, "anna") == before
