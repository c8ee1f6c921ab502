"""The folder in which a country grows: resumed after a stop, and named as asked when complete.

Municipalities are put beside the folder that was asked for, in ``NAME.unfinished``; each gets its
own name when it is complete. A file in it says with which settings it was begun.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from quickscan_sim.country.municipality import IN_PROGRESS, versions
from quickscan_sim.errors import QuickscanError
from quickscan_sim.exchange.outputs import check_place, finish_folder, remove_halves
from quickscan_sim.exchange.own_files import hash_of, remove_own_folder

if TYPE_CHECKING:
    from quickscan_sim.parameters import Parameters

SUFFIX = ".unfinished"


@dataclass(frozen=True)
class Unfinished:
    """A folder that grows, and the one it will be."""

    half: Path
    target: Path
    kind: str
    force: bool

    @classmethod
    def beside(cls, path: str | Path, kind: str, force: bool) -> Unfinished:
        """Refused when the folder that was asked for is there and may not be replaced."""
        target = check_place(path, force, kind)
        return cls(target.with_name(target.name + SUFFIX), target, kind, force)

    def begin(self, fingerprint: str) -> None:
        """Make the folder, or go on with what is there when it has the same settings."""
        found = self._fingerprint_found()
        if found is not None and found != fingerprint:
            self._clear()
        self.half.mkdir(parents=True, exist_ok=True)
        remove_halves(self.half)
        content = {"written_by": "quickscan-sim", "kind": self.kind, "fingerprint": fingerprint}
        (self.half / IN_PROGRESS).write_text(json.dumps(content, indent=1), encoding="utf-8")

    def tidy(self) -> None:
        """After a stop: leave no folder in which nothing is ready."""
        remove_halves(self.half)
        if [path.name for path in self.half.iterdir()] == [IN_PROGRESS]:
            (self.half / IN_PROGRESS).unlink()
            self.half.rmdir()

    def finish(self, hashes: Mapping[str, str]) -> None:
        """Give the folder its name."""
        remove_halves(self.half)
        finish_folder(self.half, self.target, self.force, self.kind, hashes)
        (self.target / IN_PROGRESS).unlink(missing_ok=True)

    def _fingerprint_found(self) -> str | None:
        if not self.half.exists():
            return None
        try:
            return str(json.loads((self.half / IN_PROGRESS).read_text())["fingerprint"])
        except (OSError, ValueError, KeyError, TypeError):
            if self.half.is_dir() and not any(self.half.iterdir()):
                return None
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
            remove_own_folder(folder, "truth" if "truth" in self.kind else "data")
        (self.half / IN_PROGRESS).unlink(missing_ok=True)
        self.half.rmdir()


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
    """Keep a second run out of the folder; a killed run lets go by itself."""
    with (folder / IN_PROGRESS).open("rb") as file:
        if sys.platform != "win32":
            import fcntl

            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                raise QuickscanError(
                    "Another process is at work in {path}. Wait until it is ready, or choose "
                    "another name.",
                    path=folder,
                ) from None
        yield
