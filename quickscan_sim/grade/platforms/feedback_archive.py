"""Feedback pages as a ZIP that the platform takes back: by the names it gave to submissions.

Rules: Moodle reads the number of the person in the name of each folder (``importziplib.php``),
Canvas the numbers of person and file in each file's name (``infer_comment_context_from_filename``
in ``app/models/assignment.rb``), Brightspace the names of folders. Blackboard has no such way: the
ZIP then holds a folder per student. See ``docs/learning-platforms.md``.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from quickscan_sim.errors import QuickscanError
from quickscan_sim.exchange.outputs import make_private_folder, write_whole
from quickscan_sim.grade.course.course import Course
from quickscan_sim.grade.platforms.arrival_index import FiledAttempt, check_filed
from quickscan_sim.grade.platforms.layouts import canvas
from quickscan_sim.grade.platforms.member import (
    BLACKBOARD,
    CANVAS,
    MOODLE,
    PLATFORM_NAMES,
    check_platform,
)
from quickscan_sim.grade.platforms.packed_files import PackedFile
from quickscan_sim.teach.packs.pack import zip_bytes


def write_feedback_archive(
    course: Course, assignment: str, platform: str, pages: Mapping[str, Path]
) -> Path:
    """Write the ZIP with the page of each student who handed in by this platform.

    Students who handed in another way are left out: :func:`left_out_of_feedback` names them.

    Parameters
    ----------
    pages
        The feedback page (one HTML file) by the student's name in the course.

    Raises
    ------
    QuickscanError
        When nothing came in by this platform, or a page is not there.
    """
    chosen = check_platform(platform)
    filed = check_filed(course, assignment).students
    names: dict[str, bytes] = {}
    for student, page in sorted(pages.items()):
        attempt = filed.get(student)
        if attempt is not None and attempt.platform == chosen:
            name = _name_of_page(student, attempt, page)
            if name is not None:
                names[name] = _bytes_of(page)
    if not names:
        raise QuickscanError(
            "Nobody of whom there is a feedback page handed in {assignment} by {platform}. Hand "
            "the pages out one by one, or choose the platform by which the work came in.",
            assignment=assignment,
            platform=PLATFORM_NAMES[chosen],
        )
    place = course.exports / f"feedback_{assignment}_{chosen}.zip"
    make_private_folder(place.parent)
    write_whole(place, zip_bytes(names, zipfile.ZIP_DEFLATED), private=True)
    return place


def left_out_of_feedback(
    course: Course, assignment: str, platform: str, pages: Mapping[str, Path]
) -> tuple[str, ...]:
    """Students with a page that this platform cannot take back: give it to them yourself."""
    chosen, filed = check_platform(platform), check_filed(course, assignment).students
    return tuple(
        student
        for student, page in sorted(pages.items())
        if student not in filed
        or filed[student].platform != chosen
        or _name_of_page(student, filed[student], page) is None
    )


def _name_of_page(student: str, attempt: FiledAttempt, page: Path) -> str | None:
    """The name in the ZIP; None when the platform has none for this attempt."""
    if attempt.platform == BLACKBOARD:
        return f"{student}/{page.name}"
    if attempt.platform == CANVAS:
        piece = canvas.piece_of(PackedFile(attempt.first_file, "", 0))
        if piece is None or not piece.platform_ids.get("attachment"):
            return None  # Canvas connects feedback to a file, and there was none
        number, own = piece.platform_ids["attachment"], PurePosixPath(piece.file_name)
        last = PurePosixPath(piece.original).name
        return f"{last}_{number}_{own.with_suffix(page.suffix).name}"
    if attempt.platform == MOODLE and not attempt.original_name.endswith("/"):
        return f"{attempt.original_name}_{page.name}"
    # A page must not have the name of a file that was handed in: the platform would skip it.
    folder = attempt.original_name.rstrip("/")
    name = f"feedback_{page.name}" if not page.name.startswith("feedback") else page.name
    return f"{folder}/" + re.sub(r"[^\w. -]", "_", name)


def _bytes_of(page: Path) -> bytes:
    try:
        return page.read_bytes()
    except OSError:
        raise QuickscanError(
            "The feedback page {file} cannot be read. Make the pages again with quickscan class "
            "feedback.",
            file=page,
        ) from None
