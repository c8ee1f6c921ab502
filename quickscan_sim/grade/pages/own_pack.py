"""The data of one student, from the lecturer's copy of the pack."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from quickscan_sim.errors import QuickscanError

if TYPE_CHECKING:
    from quickscan_sim.grade.course.course import Course
    from quickscan_sim.teach.handing_out.places import Places
    from quickscan_sim.teach.own_data import OwnData

MOST_ATTEMPTS = 9


def own_data_of(course: Course, pack_id: str) -> OwnData | None:
    """The data that a student worked with, opened with the code in the list of codes.

    Nothing of the student is run or read, and the lecturer's secret is not needed.

    Parameters
    ----------
    pack_id
        The public name of the pack, as a :class:`MarkedSubmission` holds it.

    Returns
    -------
    OwnData or None
        None when the pack or its code is not in the course, or cannot be opened.
    """
    from quickscan_sim.teach.packs import read_pack, unlock_from

    for attempt in range(1, MOST_ATTEMPTS + 1):
        places = course.places(attempt)
        code = _code_of(places, pack_id)
        if code is not None:
            try:
                return read_pack(unlock_from(places.pack(pack_id), code))[1]
            except QuickscanError:
                return None
    return None


def _code_of(places: Places, pack_id: str) -> str | None:
    """The code that opens this pack, when the list of this attempt has it."""
    try:
        text = places.codes.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None
    rows = csv.DictReader(io.StringIO(text))
    return next((row.get("code") for row in rows if row.get("pack_id") == pack_id), None)
