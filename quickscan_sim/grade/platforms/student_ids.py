"""What may be the name of a student in the course: nbgrader makes folders of it.

nbgrader splits names of handed-in folders on "+" and looks for students with patterns ("*", "?",
"["), lists students to leave out with commas between them, and does not see folders whose name
begins with a dot (``exchange/default/submit.py`` and ``list.py``, and ``coursedir.py``, of nbgrader
0.9). Windows refuses some signs and names, and drops a dot or space at the end.
"""

from __future__ import annotations

import re

from quickscan_sim.language import Message
from quickscan_sim.teach.handing_out.list_reading import LONGEST

FOR_NBGRADER = "+*?[],"
FOR_FOLDERS = '/\\<>:"|'
FORMULA_SIGNS = ("=", "+", "-", "@")
ON_WINDOWS = re.compile(r"(CON|PRN|AUX|NUL|COM\d|LPT\d)(\..*)?", re.IGNORECASE)


def can_be_student(name: str) -> bool:
    """Whether nbgrader and every system can have a folder with this name.

    >>> [can_be_student(one) for one in ("500123", "a.jansen@x.nl", "jan+toets@x.nl", "..", "a/b")]
    [True, True, False, False, False]
    """
    return (
        0 < len(name) <= LONGEST
        and not set(name) & set(FOR_NBGRADER + FOR_FOLDERS)
        and name.isprintable()
        and not name.startswith((".", "~", *FORMULA_SIGNS))
        and name == name.strip(" ").rstrip(".")
        and not ON_WINDOWS.fullmatch(name)
    )


def problem_of_student(line: int, name: str) -> Message | None:
    """Why this cannot be the name of a student in the course; None when it can."""
    if can_be_student(name) or not 0 < len(name) <= LONGEST:
        return None
    return Message(
        "Line {line} of the class list names {student}, and that cannot be the name of a folder: "
        "the course has one for each student. Add a column with student numbers.",
        line=line,
        student=repr(name),
    )
