"""A course with a small class that got its packs: made once for all tests, copied for each."""

from __future__ import annotations

import atexit
import json
import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

from quickscan_sim.grade.course.course import SETTINGS, Course, open_course
from quickscan_sim.teach.handing_out import Student, make_variants
from quickscan_sim.teach.key import read_entry
from quickscan_sim.teach.questions import load_questions
from quickscan_sim.teach.variants.personal_draw import PersonalDraw
from quickscan_sim.teach.variants.secret import read_or_make_secret

STUDENTS = (Student("anna"), Student("bilal"), Student("chris"))
RUN = "2027-test"
SOURCE = Path(__file__).parents[2] / "assignments" / "source"
SECRET = "1f" * 32


def small_class(
    place: Path, assignments: tuple[str, ...] = ("M2_2_werkblad", "M2_3_opdracht")
) -> Course:
    """A course in ``place`` with these assignments, and packs and key for three students."""
    folder = place / "course"
    shutil.copytree(_packs(), folder)
    settings = {"course_run": RUN, "language": "nl", "kit_version": "0"}
    (folder / SETTINGS).write_text(json.dumps(settings), encoding="utf-8")
    for name in assignments:
        shutil.copytree(SOURCE / name, folder / "source" / name)
    (folder / "submitted").mkdir()
    return open_course(folder)


@cache
def _packs() -> Path:
    place = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    folder = place / "packs"
    secret = folder / "for_lecturer" / "secret.txt"
    secret.parent.mkdir(parents=True)
    secret.write_text(f"{SECRET}\n", encoding="ascii")
    make_variants(STUDENTS, load_questions(), folder, read_or_make_secret(secret), RUN, cost=16)
    return folder


def add_pack(course: Course, name: str) -> None:
    """Put one more student in the class, with a neighbourhood and a locked pack of its own."""
    everybody = (*STUDENTS, Student(name))
    make_variants(everybody, load_questions(), course.folder, bytes.fromhex(SECRET), RUN, cost=16)


def add_students(course: Course, names: Iterable[str], like: str) -> None:
    """Put more students in the key, with the neighbourhood of ``like`` as in one group.

    They have a code and a key entry of their own, and no pack: making one takes half a second.
    """
    draw = PersonalDraw(bytes.fromhex(SECRET), RUN)
    entry = read_entry(course.places().entry(draw.pack_id(like)))
    for name in names:
        own = replace(entry, student=name, pack_id=draw.pack_id(name))
        content = json.dumps(own.to_json(), ensure_ascii=False)
        course.places().entry(own.pack_id).write_text(content, encoding="utf-8")
