"""The folder in which a country grows: resumed after a stop, and named as asked when complete.

Municipalities are put beside the folder that was asked for, in ``NAME.unfinished``; each gets its
own name when it is complete. A file in it says with which settings it was begun.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from quickscan_sim.country.municipality import IN_PROGRESS, versions
from quickscan_sim.errors import QuickscanError
from quickscan_sim.exchange.outputs import check_place, finish_folder, remove_halves
from quickscan_sim.exchange.own_files import hash_of, list_of_files, remove_own_folder

if TYPE_CHECKING:
    from quickscan_sim.parameters import Parameters

SUFFIX = ".unfinished"


@dataclass(frozen=True)
class Unfinished:
    """A folder that grows, and the one it will be.

    ``kind`` is what the whole is, ``part`` what each folder in it is (see ``atomic_folder``).
    """

    half: Path
    target: Path
    kind: str
    part: str
    force: bool

    @classmethod
    def beside(cls, path: str | Path, kind: str, part: str, force: bool) -> Unfinished:
        """Refused when the folder that was asked for is there and may not be replaced."""
        asked = Path(path).expanduser()
        if list_of_files(asked) is not None:  # a run was killed just after it gave the name
            (asked / IN_PROGRESS).unlink(missing_ok=True)
        target = check_place(path, force, kind)
        return cls(target.with_name(target.name + SUFFIX), target, kind, part, force)

    def begin(self, fingerprint: str) -> None:
        """Go on with what is there when it has the same settings, or start with nothing."""
        found = self._fingerprint_found()
        if found == fingerprint:
            remove_halves(self.half)
            return
        if found is not None:
            self._clear()
        content = {"written_by": "quickscan-sim", "kind": self.kind, "fingerprint": fingerprint}
        (self.half / IN_PROGRESS).write_text(json.dumps(content, indent=1), encoding="utf-8")

    def tidy(self) -> None:
        """After a stop: leave nothing half, and no folder in which nothing is ready."""
        if (self.half / IN_PROGRESS).exists():
            remove_halves(self.half)
            if [path.name for path in self.half.iterdir()] == [IN_PROGRESS]:
                (self.half / IN_PROGRESS).unlink()
        with suppress(OSError):
            self.half.rmdir()  # which only takes an empty folder

    def finish(self, hashes: Mapping[str, str]) -> None:
        """Give the folder its name."""
        remove_halves(self.half)
        finish_folder(self.half, self.target, self.force, self.kind, hashes)
        (self.target / IN_PROGRESS).unlink(missing_ok=True)

    def _fingerprint_found(self) -> str | None:
        if not any(self.half.iterdir()):
            return None
        try:
            return str(json.loads((self.half / IN_PROGRESS).read_text())["fingerprint"])
        except (OSError, ValueError, KeyError, TypeError):
            raise QuickscanError(
                "{path} is in the way, and the quickscan kit did not write it. Move it, or choose "
                "another name.",
                path=self.half,
            ) from None

    def _clear(self) -> None:
        """Remove municipalities of other settings, where that was allowed."""
        if not self.force:
            raise QuickscanError(
                "The folder {path} holds part of a country with other settings, another version "
                "or another format. Go on with those, choose another name, or allow it to be "
                "removed (--force, in Python force=True).",
                path=self.half,
            )
        remove_halves(self.half)
        for folder in sorted(path for path in self.half.iterdir() if path.is_dir()):
            remove_own_folder(folder, self.part)


def fingerprint_of(parameters: Parameters, choices: Mapping[str, object]) -> str:
    """What must be equal to go on with a country that was begun: every setting and version.

    It exists only while the country grows. It could be used to try seeds, so nobody gets it.
    """
    from quickscan_sim.questionnaire import load_questionnaire

    content = {
        "knobs": parameters.model_dump(mode="json"),
        "questionnaire": hash_of(load_questionnaire(parameters.questionnaire).path),
        "versions": versions(),
        "choices": dict(choices),
    }
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


@contextmanager
def only_one(folder: Path) -> Iterator[None]:
    """Make the folder and keep a second run out of it; a killed run lets go by itself."""
    folder.mkdir(parents=True, exist_ok=True)
    if sys.platform == "win32":  # there a folder cannot be locked
        yield
        return
    import fcntl

    place = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(place, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise QuickscanError(
                "Another process is at work in {path}. Wait until it is ready, or choose another "
                "name.",
                path=folder,
            ) from None
        yield
    finally:
        os.close(place)
