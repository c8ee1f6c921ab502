"""Where everything of one class goes: what students get apart from what only the lecturer has."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from quickscan_sim.errors import QuickscanError

COURSE_RUN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")


@dataclass(frozen=True)
class Places:
    """The files and folders of one course run and attempt."""

    out: Path
    course_run: str
    attempt: int = 1

    def __post_init__(self) -> None:
        if not COURSE_RUN.fullmatch(self.course_run):
            raise QuickscanError(
                "The course run {found} becomes part of a file name. Use letters, digits, dots and "
                "dashes, such as 2027-spring.",
                found=repr(self.course_run),
            )
        if not 1 <= self.attempt <= 9:
            raise QuickscanError(
                "The attempt is {found}; give 1, 2 (the resit), and at most 9.", found=self.attempt
            )

    @property
    def archive(self) -> Path:
        """The one ZIP for the learning platform."""
        return self.out / "for_students" / f"packs_{self.course_run}{self._later}.zip"

    @property
    def for_lecturer(self) -> Path:
        """What no student gets."""
        return self.out / "for_lecturer"

    @property
    def secret(self) -> Path:
        """The lecturer's secret, where no other file was named."""
        return self.for_lecturer / "secret.txt"

    @property
    def codes(self) -> Path:
        """Which code is whose, as CSV."""
        return self.for_lecturer / f"codes_{self.course_run}{self._later}.csv"

    @property
    def codes_workbook(self) -> Path:
        """The same beside the columns of the class list, for mail merge."""
        return self.codes.with_name(f"{self.codes.name.removesuffix('.csv')}.xlsx")

    @property
    def keys(self) -> Path:
        """The key of every pack."""
        return self.for_lecturer / "key"

    @property
    def packs(self) -> Path:
        """The locked packs, one by one."""
        return self.for_lecturer / "packs"

    def entry(self, pack_id: str) -> Path:
        """The key of one pack."""
        return self.keys / f"{pack_id}.json"

    def pack(self, pack_id: str) -> Path:
        """One locked pack, which can also be sent alone."""
        return self.packs / f"{pack_id}.pack"

    @property
    def _later(self) -> str:
        return f"_attempt_{self.attempt}" if self.attempt > 1 else ""
