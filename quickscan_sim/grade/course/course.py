"""The folder of one course run: a plain nbgrader course, with what the kit keeps beside it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import LANGUAGES
from quickscan_sim.teach.handing_out.places import Places

SETTINGS = "quickscan_course.json"
EXCHANGE = "/usr/local/share/nbgrader/exchange"
"""Where nbgrader 0.9 has its exchange when nothing else is said (``Exchange.root``)."""


@dataclass(frozen=True)
class Course:
    """A course folder and the few things that were chosen when it was made.

    ``folder`` is absolute. nbgrader's own folders are ``source``, ``release``, ``submitted``,
    ``autograded`` and ``feedback``; its gradebook is ``gradebook.db``. ``exchange_root`` is the
    folder of nbgrader's exchange, "" for the one that nbgrader takes by itself.
    """

    folder: Path
    course_run: str
    language: str
    kit_version: str
    exchange_root: str = ""

    @property
    def exchange(self) -> Path:
        """The folder of the course in nbgrader's exchange."""
        return Path(self.exchange_root or EXCHANGE) / self.course_run

    @property
    def gradebook(self) -> Path:
        """Nbgrader's gradebook."""
        return self.folder / "gradebook.db"

    @property
    def class_list(self) -> Path:
        """Who is in the class, as it was read: CSV, for the lecturer alone."""
        return self.folder / "for_lecturer" / "class_list.csv"

    @property
    def arrived(self) -> Path:
        """Everything that came in, as it came: never changed."""
        return self.folder / "arrived"

    @property
    def marked(self) -> Path:
        """What marking found: ``marked/<assignment>/<student>.json``."""
        return self.folder / "for_lecturer" / "marked"

    @property
    def exports(self) -> Path:
        """Grades and feedback for the learning platform."""
        return self.folder / "exports"

    @property
    def reports(self) -> Path:
        """Reports on the class."""
        return self.folder / "reports"

    def places(self, attempt: int = 1) -> Places:
        """Packs, codes and key of an attempt, as ``quickscan class variants`` writes them."""
        return Places(self.folder, self.course_run, attempt)

    def source(self, assignment: str) -> Path:
        """The lecturer's version of an assignment."""
        return self.folder / "source" / assignment

    def released(self, assignment: str) -> Path:
        """What students got."""
        return self.folder / "release" / assignment

    def submitted(self, student: str, assignment: str) -> Path:
        """What one student handed in last."""
        return self.folder / "submitted" / student / assignment

    def autograded(self, student: str, assignment: str) -> Path:
        """The marked notebook that formgrader shows."""
        return self.folder / "autograded" / student / assignment

    def feedback(self, student: str, assignment: str) -> Path:
        """The page that goes back to the student."""
        return self.folder / "feedback" / student / assignment

    def settings(self) -> dict[str, Any]:
        """What is kept in the settings file."""
        return {
            "course_run": self.course_run,
            "language": self.language,
            "kit_version": self.kit_version,
            "exchange_root": self.exchange_root,
        }


def open_course(folder: str | Path) -> Course:
    """The course in a folder, or in one above it.

    Raises
    ------
    QuickscanError
        When there is no course, or its settings cannot be read.
    """
    place = Path(folder).expanduser().resolve()  # nbgrader wants it without dots
    found = next((one for one in (place, *place.parents) if (one / SETTINGS).is_file()), None)
    if found is None:
        raise QuickscanError(
            "{folder} is no course folder: {file} is not there. Give the folder that quickscan "
            "class new made.",
            folder=place,
            file=SETTINGS,
        )
    try:
        content = json.loads((found / SETTINGS).read_text(encoding="utf-8"))
        course = Course(
            found,
            content["course_run"],
            content["language"],
            content["kit_version"],
            content.get("exchange_root", ""),
        )
    except (OSError, ValueError, KeyError, TypeError):
        course = None
    if course is None or course.language not in LANGUAGES:
        raise QuickscanError(
            "The settings of the course in {file} cannot be read. Put back a copy of that file, "
            "or make the course again with quickscan class new in another folder.",
            file=found / SETTINGS,
        )
    return course
