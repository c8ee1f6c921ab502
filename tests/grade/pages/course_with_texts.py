"""A course whose students have packs, handed in one assignment, and were marked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from grade.small_course import cells_of, hand_in, small_course, small_marked

from quickscan_sim.grade.course.course import Course
from quickscan_sim.grade.gradebook.writer import open_gradebook
from quickscan_sim.grade.marked import MarkedSubmission
from quickscan_sim.grade.pages.put_marking_help import put_marking_help
from quickscan_sim.language import Bilingual
from quickscan_sim.teach.handing_out import Student, make_variants
from quickscan_sim.teach.questions import Question
from quickscan_sim.teach.variants.personal_draw import PersonalDraw

SECRET = bytes(range(32))
RUN = "2027-spring"
STUDENTS = ("anna", "bilal")
WORK = "M2_3_opdracht"
PLAN = "M6_3_opdracht"
"""Its questions hold no facts of the own data, so that no pack is opened for them."""
TEXT = "Het gemiddelde op Signaleren is 3,2 (n = 41).\n\nHet zegt niets over **één** bewoner."


def course_with_packs(
    place: Path,
    work: str = WORK,
    language: str = "nl",
    questions: tuple[Question, ...] = (),
    with_pack: tuple[str, ...] = STUDENTS[:1],
) -> Course:
    """The course, with packs for some students; few questions make quick draws."""
    course = course_without_packs(place, work, language)
    students = [Student(name, "") for name in with_pack]
    make_variants(students, questions, course.folder, SECRET, RUN, cost=16)
    return course


def course_without_packs(place: Path, work: str = PLAN, language: str = "nl") -> Course:
    """A course whose packs are not there; the gradebook is."""
    return small_course(place, (work,), STUDENTS, language)


def pack_of(student: str) -> str:
    """The public name of a student's pack."""
    return PersonalDraw(SECRET, RUN).pack_id(student)


def mark_one(
    course: Course,
    student: str,
    work: str = WORK,
    texts: dict[str, str] | None = None,
    points: dict[str, float] | None = None,
) -> MarkedSubmission:
    """Hand in ``texts`` by question, mark, and write everything as a class is graded."""
    given = texts or {}
    hand_in(course, student, work, given)
    marked = small_marked(course, student, work, points)
    answers = tuple(
        replace(one, answer=given.get(one.question_id, one.answer)) for one in marked.answers
    )
    whole = replace(marked, pack_id=pack_of(student), answers=answers)
    record(course, whole)
    with open_gradebook(course) as gradebook:
        gradebook.write(whole, cells_of(course, student, work))
    put_marking_help(course, whole)
    return whole


def record(course: Course, marked: MarkedSubmission) -> None:
    """What marking keeps of a student."""
    import json

    file = course.marked / marked.assignment / f"{marked.student}.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(marked.to_json()), encoding="utf-8")


def said(text: str) -> Bilingual:
    """The same in both languages."""
    return Bilingual(text, text)
