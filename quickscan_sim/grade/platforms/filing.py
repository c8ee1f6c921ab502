"""Put what came in where nbgrader looks for it, without ever losing or mixing up anything."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from quickscan_sim.grade.assignment import read_assignment
from quickscan_sim.grade.course.course import Course
from quickscan_sim.grade.platforms.arrival import Arrival, Download
from quickscan_sim.grade.platforms.arrival_index import (
    ArrivalIndex,
    FiledAttempt,
    read_index,
    write_index,
)
from quickscan_sim.grade.platforms.filing_words import (
    damaged_files,
    is_older,
    without_order,
    without_time,
)
from quickscan_sim.grade.platforms.kept_download import keep_download
from quickscan_sim.grade.platforms.packed_files import BROKEN, Reader
from quickscan_sim.grade.platforms.times import name_of_moment
from quickscan_sim.grade.platforms.unpacking import Unpacked, content_hash, unpacked, written
from quickscan_sim.grade.timestamp_file import time_of_folder
from quickscan_sim.language import Message

Progress = Callable[[int, int], None]


@dataclass
class Filed:
    """What filing did, by student. Everything is kept: ``kept_as`` is the download in the course.

    ``new`` had nothing yet, ``renewed`` something older, ``same`` exactly this. ``stayed`` have
    something in the course that is newer, or of which nobody can tell: it was left, with the
    reason. ``failed`` could not be unpacked. ``earlier`` counts attempts kept beside the last one.
    """

    kept_as: str
    new: list[str] = field(default_factory=list)
    renewed: list[str] = field(default_factory=list)
    same: list[str] = field(default_factory=list)
    stayed: list[tuple[str, Message]] = field(default_factory=list)
    failed: list[tuple[str, Message]] = field(default_factory=list)
    late: list[str] = field(default_factory=list)
    earlier: int = 0

    @property
    def students(self) -> list[str]:
        """Everybody of whom something is in order now."""
        return sorted({*self.new, *self.renewed, *self.same, *(name for name, _ in self.stayed)})


def file_arrivals(
    course: Course, assignment: str, download: Download, on_progress: Progress | None = None
) -> Filed:
    """Keep the download, and file the last attempt of every student.

    Running it again, with the same or another download, is safe. What is in ``submitted`` makes
    room only for something newer, and then moves to ``arrived/<assignment>/<student>/<time>``,
    where earlier attempts are too. Each folder is written beside its place and renamed.

    Raises
    ------
    QuickscanError
        When the assignment is unknown, or the disk is full: what was filed by then is in order.
    """
    notebook = read_assignment(course.source(assignment).parent, assignment).notebook
    download, kept_as = keep_download(course, assignment, download)
    attempts: dict[str, list[Arrival]] = defaultdict(list)
    for one in download.arrivals:
        if one.member is not None:
            attempts[one.member.student].append(one)
    desk = _Desk(course, assignment, notebook, download, Filed(kept_as))
    report = on_progress or (lambda *_: None)
    with download.packed.opened() as reader:
        for n, (student, theirs) in enumerate(sorted(attempts.items()), start=1):
            try:
                desk.file_all(student, theirs, reader)
            except BROKEN:
                desk.filed.failed.append((student, damaged_files(theirs[-1])))
            report(n, len(attempts))
    return desk.filed


@dataclass
class _Desk:
    """One round of filing."""

    course: Course
    assignment: str
    notebook: str
    download: Download
    filed: Filed

    def __post_init__(self) -> None:
        self.known = dict(read_index(self.course, self.assignment).students)

    def file_all(self, student: str, theirs: list[Arrival], reader: Reader) -> None:
        """Earlier attempts lie aside; all of them do when nobody can tell which is the last."""
        if len(theirs) > 1 and not all(one.handed_in for one in theirs):
            self.file_earlier(student, theirs, reader)
            self.filed.failed.append((student, without_order(student, theirs)))
            return
        *earlier, last = sorted(theirs, key=lambda one: one.handed_in)
        self.file_earlier(student, earlier, reader)
        self.file_last(student, last, reader)

    def file_earlier(self, student: str, earlier: list[Arrival], reader: Reader) -> None:
        """Attempts before the last one lie beside it."""
        for one in earlier:
            place = self._aside(student, one.handed_in)
            with unpacked(one, reader, place, self.notebook) as attempt:
                self.filed.earlier += self._put_aside(attempt.folder, place, attempt.content_hash)

    def file_last(self, student: str, last: Arrival, reader: Reader) -> None:
        """The last attempt goes where nbgrader looks, unless something newer is there."""
        place = self.course.submitted(student, self.assignment)
        if last.is_late:
            self.filed.late.append(student)
        with unpacked(last, reader, place, self.notebook) as attempt:
            there = content_hash(place) if place.is_dir() else None
            if there is None:
                attempt.folder.rename(place)
                self.filed.new.append(student)
            elif there == attempt.content_hash:
                self.filed.same.append(student)
            else:
                reason = self._why_it_stays(student, last, place, there)
                if reason is not None:
                    aside = self._aside(student, last.handed_in)
                    self._put_aside(attempt.folder, aside, attempt.content_hash)
                    self.filed.stayed.append((student, reason))
                    return
                self._make_room(student, place)
                attempt.folder.rename(place)
                self.filed.renewed.append(student)
            self._note(student, last, attempt)

    def _why_it_stays(self, student: str, last: Arrival, place: Path, there: str) -> Message | None:
        """Why what is there stays; None when the new attempt is newer."""
        time = _time_of(place)
        if time and last.handed_in:
            return None if last.handed_in > time else is_older(student, place)
        known = self.known.get(student)
        if known is not None and known.content_hash == there and not (time or last.handed_in):
            return None if self.download.made >= known.made else is_older(student, place)
        return without_time(student, place)

    def _make_room(self, student: str, place: Path) -> None:
        aside = self._aside(student, _time_of(place))
        aside.parent.mkdir(parents=True, exist_ok=True)
        place.rename(_free(aside))
        self.filed.earlier += 1

    def _put_aside(self, folder: Path, place: Path, whole: str) -> int:
        """Keep an attempt beside the last one, unless it is kept already."""
        kept = [one for one in place.parent.glob(f"{place.name}*") if one.is_dir()]
        if any(content_hash(one) == whole for one in kept):
            return 0
        with written(place):
            place.parent.mkdir(parents=True, exist_ok=True)
            folder.rename(_free(place))
        return 1

    def _aside(self, student: str, moment: str) -> Path:
        return self.course.arrived / self.assignment / student / name_of_moment(moment)

    def _note(self, student: str, last: Arrival, attempt: Unpacked) -> None:
        self.known[student] = FiledAttempt(
            self.download.platform,
            last.original_name,
            last.files[0].file.path,
            dict(last.platform_ids),
            last.handed_in,
            self.download.made,
            self.filed.kept_as,
            attempt.content_hash,
            last.is_late,
        )
        write_index(self.course, ArrivalIndex(self.assignment, self.known))


def _free(place: Path) -> Path:
    names = (place.with_name(f"{place.name}_{n}") if n > 1 else place for n in range(1, 10_000))
    return next(one for one in names if not one.exists())


def _time_of(place: Path) -> str:
    moment = time_of_folder(place)
    return "" if moment is None else moment.isoformat()
