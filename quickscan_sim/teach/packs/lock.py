"""Lock a pack with a personal code, and open it again.

From the code and the salt of the course run scrypt makes two things: the name of the file and the
key. So nobody can tell whose a file is, and the same pack gives the same bytes (AES-SIV needs no
chance).
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from typing import Any

from quickscan_sim.errors import QuickscanError
from quickscan_sim.teach.packs.personal_code import read_code

COST = 2**15
"""Work of trying one code, for scrypt: about 0.1 second and 32 MB."""

BLOCK = 8
COSTS = range(2, 2**17 + 1)
FIRST_LINE = b"quickscan pack 1\n"
ANY_FIRST_LINE = re.compile(rb"quickscan pack \d+\n")
KEY_BYTES, ID_BYTES = 64, 16
LONGEST_HEADER = 4096
PADDED_TO = 48 * 1024
"""Packs are filled up to this, so that all are as long and their size tells nothing: what is in
them is 31 to 39 kB. A longer one, with more wijken, is filled up to a multiple."""


@dataclass(frozen=True)
class LockSettings:
    """What all packs of one ZIP have in common, and is public."""

    course_run: str
    salt: bytes
    cost: int = COST

    def as_json(self) -> dict[str, Any]:
        """For the manifest and the header of a pack."""
        return {"course_run": self.course_run, "salt": self.salt.hex(), "cost": self.cost}

    @classmethod
    def from_json(cls, found: Any) -> LockSettings:
        """From a manifest or header; damaged ones raise a sentence."""
        try:
            settings = cls(str(found["course_run"]), bytes.fromhex(found["salt"]), found["cost"])
        except (KeyError, TypeError, ValueError):
            raise damaged() from None
        if type(settings.cost) is not int or settings.cost not in COSTS:
            raise damaged()
        return settings


@dataclass(frozen=True)
class PackLock:
    """The name and the key of one pack."""

    settings: LockSettings
    file_id: str
    key: bytes

    def lock(self, content: bytes) -> bytes:
        """The locked pack, with a header that says to which course run it belongs."""
        header = _header(self.settings, self.file_id)
        hidden: bytes = self._cipher().encrypt(_padded(content), [header])
        return header + hidden

    def unlock(self, locked: bytes) -> bytes:
        """What is in the pack.

        Raises
        ------
        QuickscanError
            When the pack is another student's, or damaged.
        """
        from cryptography.exceptions import InvalidTag

        settings, file_id, header = read_header(locked)
        if settings.course_run != self.settings.course_run:
            raise other_course_run(settings.course_run, self.settings.course_run)
        if file_id != self.file_id:
            raise QuickscanError(
                "Your personal code is right, but this pack belongs to another student. Ask for "
                "your own pack."
            )
        try:
            opened: bytes = self._cipher().decrypt(locked[len(header) :], [header])
            return _without_padding(opened)
        except (InvalidTag, ValueError):
            raise damaged() from None

    def _cipher(self) -> Any:
        from cryptography.hazmat.primitives.ciphers.aead import AESSIV

        return AESSIV(self.key)


def lock_of(code: str, settings: LockSettings) -> PackLock:
    """The lock that a personal code opens; typing errors are told first."""
    made = hashlib.scrypt(
        read_code(code).replace("-", "").encode(),
        salt=settings.salt,
        n=settings.cost,
        r=BLOCK,
        p=1,
        maxmem=256 * BLOCK * settings.cost + 2**20,
        dklen=KEY_BYTES + ID_BYTES,
    )
    return PackLock(settings, made[KEY_BYTES:].hex(), made[:KEY_BYTES])


def read_header(locked: bytes) -> tuple[LockSettings, str, bytes]:
    """What a locked pack says about itself: its settings, its name, and the header's bytes."""
    _check_first_line(locked)
    end = locked.find(b"\n", len(FIRST_LINE), LONGEST_HEADER)
    if not locked.startswith(FIRST_LINE) or end < 0:
        raise damaged()
    try:
        found = json.loads(locked[len(FIRST_LINE) : end])
        file_id = str(found["file_id"])
    except (ValueError, KeyError, TypeError):
        raise damaged() from None
    return LockSettings.from_json(found), file_id, locked[: end + 1]


def _check_first_line(locked: bytes) -> None:
    if not locked.startswith(FIRST_LINE) and ANY_FIRST_LINE.match(locked):
        raise QuickscanError(
            "This pack was made by a newer version of the kit. Install the newest version, and "
            "try again."
        )
    if locked[:100].lstrip().startswith(b"<"):
        raise QuickscanError(
            "This file is a web page, not a pack. Log in to your course in the browser, and "
            "download the file again."
        )


def damaged() -> QuickscanError:
    """The pack is not as it was handed out."""
    return QuickscanError(
        "This pack is damaged. Download the file again; if that does not help, ask your lecturer."
    )


def is_damaged(problem: QuickscanError) -> bool:
    """Whether this is what :func:`damaged` says."""
    return problem.messages[0].text == damaged().messages[0].text


def other_course_run(found: str, expected: str) -> QuickscanError:
    """The pack or ZIP belongs to another course run."""
    return QuickscanError(
        "This file belongs to the course run {found}; yours is {expected}. Download the file of "
        "your own course.",
        found=found,
        expected=expected,
    )


def is_other_course_run(problem: QuickscanError) -> bool:
    """Whether this is what :func:`other_course_run` says."""
    return problem.messages[0].text == other_course_run("", "").messages[0].text


def _header(settings: LockSettings, file_id: str) -> bytes:
    line = json.dumps(settings.as_json() | {"file_id": file_id}, sort_keys=True)
    return FIRST_LINE + line.encode() + b"\n"


def _padded(content: bytes) -> bytes:
    whole = len(content).to_bytes(8, "big") + content
    return whole + bytes(-len(whole) % PADDED_TO)


def _without_padding(whole: bytes) -> bytes:
    n = int.from_bytes(whole[:8], "big")
    return whole[8 : 8 + n]
