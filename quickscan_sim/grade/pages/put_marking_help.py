"""Put the help with marking into the notebook that formgrader shows."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from quickscan_sim.errors import QuickscanError
from quickscan_sim.exchange.outputs import write_whole
from quickscan_sim.grade.pages.marking_help import add_marking_help, is_marking_help
from quickscan_sim.grade.pages.own_pack import own_data_of

if TYPE_CHECKING:
    from quickscan_sim.grade.course.course import Course
    from quickscan_sim.grade.marked import MarkedSubmission
    from quickscan_sim.teach.own_data import OwnData


def put_marking_help(course: Course, marked: MarkedSubmission, data: OwnData | None = None) -> bool:
    """After the marked notebook was written: own data, rubric and remarks after each text.

    Safe to repeat. Without a text that waits, nothing is opened and nothing is written.

    Parameters
    ----------
    data
        The own data where somebody has them already; else they are read from the lecturer's pack.

    Returns
    -------
    bool
        Whether help was put in.

    Raises
    ------
    QuickscanError
        When the marked notebook is not there, or cannot be read or written.
    """
    if not marked.n_for_a_person:
        return False
    file = course.autograded(marked.student, marked.assignment) / f"{marked.notebook}.ipynb"
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
        cells = content["cells"]
    except (OSError, ValueError, KeyError, TypeError):
        raise QuickscanError(
            "The marked notebook {file} cannot be read. Run quickscan class grade again; it makes "
            "it anew.",
            file=file,
        ) from None
    if any(is_marking_help(cell) for cell in cells):
        return False  # it is as old as the marks: marking writes the notebook anew
    own = data if data is not None else own_data_of(course, marked.pack_id)
    content["cells"] = add_marking_help(cells, course, marked, own)
    if content["cells"] == cells:
        return False
    whole = json.dumps(content, ensure_ascii=False) + "\n"
    write_whole(file, whole.encode("utf-8"), private=True)
    return True
