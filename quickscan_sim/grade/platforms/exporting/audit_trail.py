"""Who exported which grades, when, from what: a line in a file that only grows."""

from __future__ import annotations

import getpass
import hashlib
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from quickscan_sim.errors import QuickscanError
from quickscan_sim.exchange.recipe import kit_version
from quickscan_sim.grade.course.course import Course
from quickscan_sim.grade.gradebook.grades import StudentGrades
from quickscan_sim.grade.marked import MarkedSubmission

NAME = "audit_trail.jsonl"


def audit_file(course: Course) -> Path:
    """Where the trail is, for the lecturer alone."""
    return course.class_list.parent / NAME


def note_export(course: Course, facts: Mapping[str, Any], files: Iterable[Path]) -> None:
    """Add one line: who, when, with which kit, the facts, and the SHA-256 of every file.

    Raises
    ------
    QuickscanError
        When the line cannot be written.
    """
    line = {
        "when": datetime.now(UTC).isoformat(timespec="seconds"),
        "who": _account(),
        "kit_version": kit_version(),
        **facts,
        "files": {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files},
    }
    place = audit_file(course)
    content = json.dumps(line, ensure_ascii=False, sort_keys=False) + "\n"
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(handle, "ab") as file:
            file.write(content.encode())
            file.flush()
            os.fsync(file.fileno())
    except OSError as problem:
        raise QuickscanError(
            "The export was written, but it could not be noted in {file} ({reason}). Make room or "
            "give yourself the right to write there, and export again.",
            file=place,
            reason=problem.strerror,
        ) from problem


def read_trail(course: Course) -> tuple[dict[str, Any], ...]:
    """Every export that was noted; lines that are no longer whole are left out."""
    place = audit_file(course)
    found = []
    for line in place.read_text(encoding="utf-8").splitlines() if place.is_file() else ():
        try:
            found.append(json.loads(line))
        except ValueError:
            continue
    return tuple(found)


def facts_of(grades: Sequence[StudentGrades], marked: Iterable[MarkedSubmission]) -> dict[str, Any]:
    """What the points of an assignment came from: hashes of key, questions and gradebook rows."""
    whole = hashlib.sha256()
    for one in sorted(grades, key=lambda grade: grade.student):
        row = [one.student, one.handed_in, one.late_penalty]
        row += [list(vars(grade).values()) for _, grade in sorted(one.grades.items())]
        whole.update(json.dumps(row).encode() + b"\n")
    known = list(marked)
    return {
        "n_students": len(grades),
        "n_handed_in": sum(bool(one.grades) for one in grades),
        "waiting": [one.student for one in grades if one.waits],
        "sum": round(sum(one.points for one in grades if one.grades), 2),
        "gradebook_hash": whole.hexdigest(),
        "key_hash": _together(one.key_hash for one in known),
        "questions_hash": _together(one.questions_hash for one in known),
        "marked_by_kit": sorted({one.kit_version for one in known}),
    }


def _together(hashes: Iterable[str]) -> str:
    """One hash for those of all students; "" when nothing was marked by the kit."""
    each = sorted(set(hashes))
    return hashlib.sha256("\n".join(each).encode()).hexdigest() if each else ""


def _account() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"
