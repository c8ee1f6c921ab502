"""The student's other files, opened so that copies of them can lie beside the notebook."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from quickscan_sim.grade.sandbox.limits import Limits

MOST = 100


@contextmanager
def opened_files(files: Sequence[Path], limits: Limits) -> Iterator[dict[str, int]]:
    """Descriptors by name of the regular files, in the order given.

    Left out are symbolic links, pipes and the like, what cannot be opened, a second file with the
    same name, files over ``file_bytes``, and what no longer fits in three quarters of
    ``disk_bytes``: the rest is for what the code writes.
    """
    found: dict[str, int] = {}
    room = limits.disk_bytes * 3 // 4
    with ExitStack() as opened:
        for path in files:
            if path.name in found or len(found) == MOST:
                continue
            number = _open_regular(path)
            if number is None:
                continue
            opened.callback(os.close, number)
            size = os.fstat(number).st_size
            if size <= min(room, limits.file_bytes):
                room -= size
                found[path.name] = number
        yield found


def _open_regular(path: Path) -> int | None:
    careful = (
        getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    )
    try:
        if path.is_symlink():  # where the system knows no O_NOFOLLOW
            return None
        number = os.open(path, os.O_RDONLY | careful)
    except OSError:
        return None
    if stat.S_ISREG(os.fstat(number).st_mode):
        return number
    os.close(number)
    return None
