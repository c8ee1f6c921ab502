"""Brightspace: a folder ``39786-640693 - Anna van den Berg - Nov 23, 2026 730 PM`` per attempt.

The two numbers are Brightspace's own. The time has no colon, as no file name may have one. Beside
the folders stands an ``index.html`` with what students wrote.
"""

from __future__ import annotations

import re

from quickscan_sim.grade.platforms.layouts.piece import Piece
from quickscan_sim.grade.platforms.packed_files import PackedFile
from quickscan_sim.grade.platforms.times import TIME_ZONE, read_moment

FOLDER = re.compile(r"(?P<ids>\d+-\d+)\s+-\s+(?P<name>.+)\s+-\s+(?P<when>.*\d{4}.*)")


def piece_of(file: PackedFile, time_zone: str = TIME_ZONE) -> Piece | None:
    """What Brightspace's name tells; None when this is no name of Brightspace."""
    for n, part in enumerate(file.parts[:-1]):
        found = FOLDER.fullmatch(part)
        if found is not None:
            return Piece(
                file,
                original="/".join(file.parts[: n + 1]) + "/",
                shown_name=found["name"].strip(),
                file_name="/".join(file.parts[n + 1 :]),
                handed_in=read_moment(found["when"], time_zone),
                platform_ids={"brightspace": found["ids"]},
            )
    return None
