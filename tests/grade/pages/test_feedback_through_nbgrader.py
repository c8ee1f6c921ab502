"""nbgrader's own command and formgrader's button make the same page as the kit."""

from __future__ import annotations

import json
import shutil
import tempfile
import warnings
from pathlib import Path

import pytest
from grade.pages.course_with_texts import PLAN as WORK
from grade.pages.course_with_texts import STUDENTS, course_without_packs, mark_one
from grade.pages.formgrader_server import CONFIG

from quickscan_sim.grade.course.course import SETTINGS, open_course
from quickscan_sim.grade.gradebook.grades import read_grades
from quickscan_sim.grade.pages.release_feedback import release_feedback
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


@pytest.fixture
def exchange():
    """A folder that other users could reach, as the exchange of a class is."""
    root = Path(tempfile.mkdtemp())
    root.chmod(0o755)
    (root / "exchange").mkdir()
    (root / "exchange").chmod(0o777)
    yield root / "exchange"
    shutil.rmtree(root)


# nbgrader leaves the file with the time open.
@pytest.mark.filterwarnings("ignore::ResourceWarning")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_the_exchange_takes_the_page_of_who_handed_in_there(course, exchange):
    settings = json.loads((course.folder / SETTINGS).read_text())
    (course.folder / SETTINGS).write_text(json.dumps(settings | {"exchange_root": str(exchange)}))
    config = (course.folder / "nbgrader_config.py").read_text()
    (course.folder / "nbgrader_config.py").write_text(
        f"{config}\nc.Exchange.root = {str(exchange)!r}\n"
    )
    again = open_course(course.folder)
    (course.submitted("anna", WORK) / "submission_secret.txt").write_text("a" * 64)
    write_feedback(again, WORK, read_grades(again, WORK), unfinished=True)
    assert release_feedback(again, WORK, STUDENTS) == (("anna",), ("bilal",))
    (released,) = exchange.rglob("*.html")
    assert released.read_bytes() == pages_of(course)["anna"]
    assert "anna" not in str(released)
