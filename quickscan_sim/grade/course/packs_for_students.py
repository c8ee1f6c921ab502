"""The ZIP with locked packs, beside every notebook that needs it.

``open_my_wijk`` looks in the folder of the notebook (``teach/packs/find_packs.py``), so the packs
travel with each assignment: in nbgrader's exchange, and in the ZIP for the learning platform.
"""

from __future__ import annotations

from pathlib import Path

from quickscan_sim.exchange.outputs import write_whole
from quickscan_sim.grade.course.course import Course


def pack_archives(course: Course) -> tuple[Path, ...]:
    """The ZIPs that ``quickscan class variants`` made for this class, resits included."""
    found = (course.places(attempt).archive for attempt in range(1, 10))
    return tuple(one for one in found if one.is_file())


def copy_packs(course: Course, folder: Path) -> tuple[str, ...]:
    """Lay the packs in a folder for students, and take out those of an earlier time.

    Returns their names.
    """
    archives = pack_archives(course)
    for earlier in folder.glob("packs_*.zip"):
        if earlier.name not in {one.name for one in archives}:
            earlier.unlink()
    for archive in archives:
        target = folder / archive.name
        content = archive.read_bytes()
        if not target.is_file() or target.read_bytes() != content:
            write_whole(target, content)
    return tuple(one.name for one in archives)


def is_pack_archive(course: Course, file: Path) -> bool:
    """Whether a file is one of those ZIPs, unchanged."""
    return any(
        file.name == one.name and file.read_bytes() == one.read_bytes()
        for one in pack_archives(course)
    )
