"""The whole way of an assignment with two users of the operating system and nbgrader's exchange.

Lecturer and student are existing system accounts, neither of them root; owners and rights of
every file are real. Each of them works in processes of its own, as in real life.
"""

from __future__ import annotations

import html
import json
import re
import shutil
import stat
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from another_user import give_home, run_as, two_accounts

from quickscan_sim.grade.course.course import open_course
from quickscan_sim.grade.gradebook.grades import read_grades
from quickscan_sim.grade.marked import RUN as WAS_RUN
from quickscan_sim.grade.marked import MarkedSubmission
from quickscan_sim.grade.marked_files import read_marked_one
from quickscan_sim.teach.key import KeyEntry, read_entry

ACCOUNTS = two_accounts()
RUN, WORKSHEET = "2027-spring", "M2_2_werkblad"

pytestmark = pytest.mark.skipif(
    ACCOUNTS is None,
    reason="needs root, the programs setpriv and unshare, and two system accounts: the real "
    "rights of two users cannot be tested here",
)

LECTURER_STEPS = """
import contextlib
from quickscan_sim.cli.main import app
for step in {steps!r}:
    with contextlib.suppress(SystemExit):
        app(step, standalone_mode=False)
"""

STUDENT_STEPS = """
from nbgrader.apps.nbgraderapp import NbGraderApp
for step in {steps!r}:
    NbGraderApp.clear_instance()
    NbGraderApp.launch_instance(step)
"""

STUDENT_CONFIG = """
c = get_config()
c.CourseDirectory.course_id = {run!r}
c.Exchange.root = {root!r}
"""


@dataclass(frozen=True)
class Two:
    """The homes of both, and what they share."""

    lecturer: str
    student: str
    folder: Path

    @property
    def course(self) -> Path:
        return self.folder / self.lecturer / "klas"

    @property
    def home(self) -> Path:
        return self.folder / self.student

    @property
    def exchange(self) -> Path:
        return self.folder / "exchange"

    def lecturer_does(self, *steps: list[str]) -> str:
        """Commands of quickscan in one process; what they printed."""
        done = run_as(
            self.lecturer, LECTURER_STEPS.format(steps=steps), self.folder / self.lecturer
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout + done.stderr

    def student_does(self, code: str) -> subprocess.CompletedProcess[str]:
        return run_as(self.student, code, self.home)


@pytest.fixture(scope="module")
def two() -> Iterator[Two]:
    assert ACCOUNTS is not None
    folder = Path(tempfile.mkdtemp(prefix="quickscan-two-users-"))
    folder.chmod(0o755)
    for user in ACCOUNTS:
        give_home(user, folder)
    (folder / "exchange").mkdir()
    (folder / "exchange").chmod(0o777)  # as nbgrader's manual asks of whoever manages the computer
    both = Two(*ACCOUNTS, folder)
    roster = folder / both.lecturer / "list.csv"
    roster.write_text(f"student\n{both.student}\nsomebody.else\n", encoding="utf-8")
    config = both.home / "nbgrader_config.py"
    root = str(both.exchange)
    config.write_text(STUDENT_CONFIG.format(run=RUN, root=root), encoding="utf-8")
    yield both
    shutil.rmtree(folder)


FILL_IN = """
import json
from pathlib import Path
file, answers = Path({file!r}), {answers!r}
content = json.loads(file.read_text(encoding="utf-8"))
for cell in content["cells"]:
    name = cell["metadata"].get("nbgrader", {{}}).get("grade_id")
    cell["source"] = answers.get(name, cell["source"])
file.write_text(json.dumps(content), encoding="utf-8")
"""


def answers_of(two: Two) -> dict[str, str]:
    """What the student types: right and wrong by the own key, one answer code, the rest open."""
    entry = key_of(two)
    right = {name: one.right for name, one in entry.expected.items()}
    cannot_read = f"not os.path.exists({str(two.course)!r})"
    return {
        "m2-w1-answer": f"answer_w1 = {right['M2.W1']!r}",
        "m2-w2-answer": "answer_w2 = -1.5",
        "m2-w3-answer": f"import os\nanswer_w3 = {right['M2.W3']!r} if {cannot_read} else -1",
        "m2-w4-answer": f"answer_w4 = {right['M2.W4']!r}",
    }


def key_of(two: Two) -> KeyEntry:
    """The student's key, which no student can read and these tests (root) can."""
    files = (two.course / "for_lecturer" / "key").glob("*.json")
    return next(one for one in map(read_entry, files) if one.student == two.student)


@pytest.fixture(scope="module")
def handed_in(two: Two) -> Two:
    """The lecturer hands out; the student fetches, answers and hands in."""
    lecturer = ["class", "new", "klas", "--run", RUN, "--roster", "list.csv", "--modules", "M2"]
    lecturer += ["--exchange-root", str(two.exchange)]
    packs = ["class", "variants", "list.csv", "--run", RUN, "--out", "klas"]
    hand_out = ["class", "release", "klas", WORKSHEET, "--exchange"]
    said = two.lecturer_does(lecturer, packs, hand_out)
    assert (two.exchange / RUN / "outbound" / WORKSHEET).is_dir(), said
    fetch = STUDENT_STEPS.format(steps=[["fetch_assignment", WORKSHEET]])
    file = f"{WORKSHEET}/{WORKSHEET}.ipynb"
    answer = FILL_IN.format(file=file, answers=answers_of(two))
    # ... and tries to hand in for somebody else.
    submit = [["submit", WORKSHEET], ["submit", WORKSHEET, "--student=somebody.else"]]
    done = two.student_does(fetch + answer + STUDENT_STEPS.format(steps=submit))
    assert done.returncode == 0, done.stderr
    return two


@pytest.fixture(scope="module")
def said(handed_in: Two) -> str:
    """The lecturer collects, grades and gives feedback; what the commands say."""
    steps = ["collect"], ["grade"], ["feedback", "--unfinished", "--exchange"]
    return handed_in.lecturer_does(
        *(["class", word, "klas", WORKSHEET, *more, "--language", "en"] for word, *more in steps)
    )


@pytest.fixture(scope="module")
def collected(handed_in: Two, said: str) -> Two:
    """Both, after the lecturer collected, graded and gave feedback."""
    return handed_in


@pytest.fixture(scope="module")
def marked(collected: Two) -> MarkedSubmission:
    found = read_marked_one(open_course(collected.course), WORKSHEET, collected.student)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def page(collected: Two, said: str) -> str:
    """The page with feedback that the student fetches through the exchange, and may read."""
    fetch = STUDENT_STEPS.format(steps=[["fetch_feedback", WORKSHEET]])
    read = "from pathlib import Path\n"
    read += f"pages = list(Path({WORKSHEET!r}, 'feedback').rglob('*.html'))\n"
    read += "print('PAGES', len(pages), *(one.read_text(encoding='utf-8') for one in pages))"
    done = collected.student_does(fetch + read)
    before, found, content = done.stdout.partition("PAGES 1 ")
    assert found, said + before + done.stderr
    return content


def test_what_the_student_handed_in_reaches_the_lecturer(collected: Two) -> None:
    work = collected.course / "submitted" / collected.student / WORKSHEET / f"{WORKSHEET}.ipynb"
    cells = json.loads(work.read_text(encoding="utf-8"))["cells"]
    sources = {"".join(cell["source"]) for cell in cells}
    assert sources > set(answers_of(collected).values())
    assert work.owner() == collected.lecturer


def test_the_folder_in_the_exchange_is_the_students_own(handed_in: Two) -> None:
    records = list((handed_in.exchange / RUN / "inbound").iterdir())
    assert {record.owner() for record in records} == {handed_in.student}
    names = {record.name.split("+")[0] for record in records}
    assert names == {handed_in.student, "somebody.else"}


SNOOP = """
import os
from pathlib import Path
def can(what, *arguments):
    try:
        what(*arguments)
    except OSError:
        return False
    return True
course, inbound = Path({course!r}), Path({inbound!r})
tried = {{
    "look into the course": can(os.listdir, course),
    "read the gradebook": can((course / "gradebook.db").read_bytes),
    "read the class list": can((course / "for_lecturer" / "class_list.csv").read_bytes),
    "see who handed in": can(os.listdir, inbound),
    "change what is handed out": can(os.remove, {released!r}),
    "change what others handed in": can(os.rmdir, inbound),
}}
print([name for name, could in tried.items() if could])
"""


def test_a_student_reaches_nothing_of_the_lecturer_nor_of_other_students(collected: Two) -> None:
    outbound = collected.exchange / RUN / "outbound" / WORKSHEET / f"{WORKSHEET}.ipynb"
    code = SNOOP.format(
        course=str(collected.course),
        inbound=str(collected.exchange / RUN / "inbound"),
        released=str(outbound),
    )
    done = collected.student_does(code)
    assert done.stdout.strip() == "[]", done.stdout + done.stderr
    assert outbound.is_file()


def test_a_student_gets_the_notebook_and_the_locked_packs_alone(handed_in: Two) -> None:
    outbound = handed_in.exchange / RUN / "outbound" / WORKSHEET
    assert {one.name for one in outbound.iterdir()} == {f"{WORKSHEET}.ipynb", f"packs_{RUN}.zip"}


def test_a_student_cannot_hand_in_for_somebody_else(collected: Two, said: str) -> None:
    assert f"says it is of somebody.else, but it belongs to {collected.student}" in said
    assert "1 new, 0 handed in again" in said
    assert not (collected.course / "submitted" / "somebody.else").exists()


def test_nobody_else_may_enter_the_course(collected: Two) -> None:
    assert stat.S_IMODE(collected.course.stat().st_mode) == 0o700


def test_typed_answers_and_code_are_judged_by_the_students_own_key(
    marked: MarkedSubmission, said: str
) -> None:
    points = {one.question_id: one.points for one in marked.answers if one.points}
    assert points == {"M2.W1": 1.0, "M2.W3": 1.0, "M2.W4": 1.0}, said
    assert marked.points == 3.0


def test_code_of_a_student_runs_in_a_sandbox_that_shows_nothing_of_the_course(
    marked: MarkedSubmission,
) -> None:
    code = next(one for one in marked.answers if one.question_id == "M2.W3")
    assert (code.way, code.needs_a_person) == (WAS_RUN, False)


def test_the_gradebook_has_the_points_of_the_judge(
    collected: Two, marked: MarkedSubmission
) -> None:
    grades = {one.student: one for one in read_grades(open_course(collected.course), WORKSHEET)}
    found = grades[collected.student]
    assert found.points == marked.points
    judged = {one.question_id: one.points for one in marked.answers}
    assert {name: one.points for name, one in found.grades.items()} == judged
    assert not grades["somebody.else"].grades


def test_the_student_fetches_a_page_with_the_points_and_every_reason(
    page: str, marked: MarkedSubmission
) -> None:
    words = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page.partition("<main")[2])).split())
    assert "3 van de 13 punten" in words
    wrong = next(one for one in marked.answers if one.question_id == "M2.W2")
    assert " ".join(wrong.reason.nl.split()) in words


def test_the_page_holds_no_right_answer_of_what_was_wrong(collected: Two, page: str) -> None:
    right = str(key_of(collected).expected["M2.W2"].right)
    assert right not in page
    assert right.replace(".", ",") not in page
