"""nbgrader's settings for pages: feedback and formgrader show what the kit shows.

``nbgrader generate_feedback`` and the button in formgrader make the page with the exporter in
``GenerateFeedback.exporter_class`` (nbgrader/converters/base.py), here that of the kit.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from nbconvert.exporters import HTMLExporter
from traitlets import Unicode

from quickscan_sim.errors import QuickscanError

if TYPE_CHECKING:
    from quickscan_sim.grade.course.course import Course

HERE = "quickscan_sim.grade.pages"
TEMPLATES = Path(__file__).parent / "templates" / "formgrader"


def configure_feedback(c: Any, course: Course) -> None:
    """Let nbgrader make the kit's feedback page, and make formgrader safe to open.

    Parameters
    ----------
    c
        What ``get_config()`` gives in ``nbgrader_config.py``.
    """
    c.GenerateFeedback.exporter_class = f"{HERE}.feedback_exporter.FeedbackExporter"
    # nbgrader's own steps would read the gradebook for a notebook that is not shown.
    c.GenerateFeedback.preprocessors = []
    c.FeedbackExporter.course_folder = str(course.folder)
    configure_formgrader(c)


def configure_formgrader(c: Any) -> None:
    """No other host, and nothing of a student that runs on the page of the lecturer.

    The only address outside is that of MathJax (nbconvert's mathjax.html.j2); the kit's stands
    before it. HTML is not cleaned as a whole (``HTMLExporter.sanitize_html``): that would leave
    the texts of students as they are, and take away the rubric.
    """
    from nbgrader import server_extensions

    formgrader = Path(next(iter(server_extensions.__path__))) / "formgrader" / "templates"
    c.HTMLExporter.extra_template_basedirs = [str(TEMPLATES), str(formgrader)]
    c.HTMLExporter.sanitize_html = False
    c.HTMLExporter.filters = {"markdown2html": f"{HERE}.safe_markdown.safe_markdown"}
    c.HTMLExporter.preprocessors = [f"{HERE}.safe_notebook.SafeNotebook"]


class FeedbackExporter(HTMLExporter):
    """Makes the page of the student whose autograded notebook nbgrader gives."""

    course_folder = Unicode(help="The folder of the course.").tag(config=True)

    def from_notebook_node(  # type: ignore[override]
        self,
        nb: Any,  # noqa: ARG002
        resources: Any | None = None,
        **kw: Any,  # noqa: ARG002
    ) -> tuple[str, Any]:
        """The page; what is marked and graded counts, never what stands in the notebook.

        Raises
        ------
        QuickscanError
            When this notebook was not marked by the kit.
        """
        from quickscan_sim.grade.course.course import open_course

        resources = self._init_resources(resources)  # type: ignore[no-untyped-call]
        about = resources["nbgrader"]
        course = open_course(self.course_folder)
        return page_of(course, about["assignment"], about["student"]), resources


def page_of(course: Course, assignment: str, student: str) -> str:
    """The feedback page of one student, as it is now.

    Raises
    ------
    QuickscanError
        When nothing was marked for this student.
    """
    from quickscan_sim.grade.gradebook.grades import read_grades
    from quickscan_sim.grade.marked_files import read_sound_mark
    from quickscan_sim.grade.pages.make_feedback import FeedbackMaker
    from quickscan_sim.grade.pages.write_feedback import only_student

    marked = read_sound_mark(course, assignment, student)
    if marked is None:
        raise QuickscanError(
            "The kit did not mark {assignment} of {student} yet. Run quickscan class grade first.",
            assignment=assignment,
            student=student,
        )
    grades = only_student(read_grades(course, assignment), student)
    return FeedbackMaker.of(course, assignment).page(marked, grades[0])
