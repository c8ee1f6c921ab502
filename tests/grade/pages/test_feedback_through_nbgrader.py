"""nbgrader's own command and formgrader's button make the same page as the kit."""

from __future__ import annotations

import warnings

import pytest
from grade.pages.course_with_texts import PLAN as WORK
from grade.pages.course_with_texts import STUDENTS, course_without_packs, mark_one
from grade.pages.formgrader_server import CONFIG

from quickscan_sim.grade.gradebook.grades import read_grades
from quickscan_sim.grade.pages.write_feedback import write_feedback


@pytest.fixture
def course(tmp_path):
    course = course_without_packs(tmp_path, WORK)
    (course.folder / "nbgrader_config.py").write_text(CONFIG, encoding="utf-8")
    for name in STUDENTS:
        mark_one(course, name, WORK, points={"M6.A1": 1.0})
    return course


def pages_of(course):
    return {name: (course.feedback(name, WORK) / f"{WORK}.html").read_bytes() for name in STUDENTS}


def test_the_button_of_formgrader_makes_the_page_of_the_kit(course, monkeypatch):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # SQLAlchemy's, about how nbgrader declares its tables
        from nbgrader.apps.api import NbGraderAPI
        from nbgrader.apps.baseapp import NbGrader

    write_feedback(course, WORK, read_grades(course, WORK), unfinished=True)
    own = pages_of(course)
    for name in STUDENTS:
        (course.feedback(name, WORK) / f"{WORK}.html").unlink()
    monkeypatch.chdir(course.folder)
    app = NbGrader()
    app.initialize([], root=str(course.folder))
    done = NbGraderAPI(app.coursedir, None, parent=app).generate_feedback(WORK)
    assert done["success"], done
    assert pages_of(course) == own
    assert b"M6" in own["anna"]
    NbGrader.clear_instance()
