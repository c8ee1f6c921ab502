"""What follows from the lecturer's secret for one student: the seed, the code, the pack's name.

Each is an HMAC-SHA256 with a label of its own, so that none of them leads to another.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass

from quickscan_sim.teach.packs.personal_code import ALPHABET, N_SIGNS, with_check_sign
from quickscan_sim.teach.variants.secret import check_secret

SEED_BYTES = 16
PACK_ID_SIGNS = 8


@dataclass(frozen=True)
class Unit:
    """Who shares one variant: a student, or the students of a group."""

    name: str
    is_group: bool = False

    @property
    def kind(self) -> str:
        """What the name is a name of."""
        return "group" if self.is_group else "student"


@dataclass(frozen=True)
class PersonalDraw:
    """What a course run and an attempt make of the lecturer's secret.

    Examples
    --------
    >>> draw = PersonalDraw(bytes(32), "2027-spring")
    >>> draw.seed(Unit("s1"), 1) == draw.seed(Unit("s1"), 1)
    True
    >>> draw.seed(Unit("s1"), 1) == draw.seed(Unit("s1"), 2)
    False
    >>> draw.code("s1")
    'T3E2-N0YN-P2X0Q'
    """

    secret: bytes
    course_run: str
    attempt: int = 1

    def __post_init__(self) -> None:
        check_secret(self.secret)

    def seed(self, unit: Unit, try_number: int) -> int:
        """The 128-bit seed of one try for a student or group."""
        found = self._digest("seed", unit.kind, unit.name, str(try_number))
        return int.from_bytes(found[:SEED_BYTES], "big")

    def choice(self, unit: Unit, label: str, n: int) -> int:
        """A number from 0 to n - 1 that stays the same over tries."""
        return int.from_bytes(self._digest("choice", label, unit.kind, unit.name), "big") % n

    def code(self, student: str) -> str:
        """The personal code with which a student unlocks the own pack."""
        return with_check_sign(_signs(self._digest("code", student), N_SIGNS))

    def pack_id(self, student: str) -> str:
        """The public name of a student's pack."""
        signs = _signs(self._digest("pack id", student), PACK_ID_SIGNS)
        return f"P-{signs[:4]}-{signs[4:]}"

    def salt(self) -> bytes:
        """The salt of all packs of this course run and attempt; public."""
        return self._digest("salt")[:16]

    def _digest(self, label: str, *parts: str) -> bytes:
        content = unambiguous("quickscan", label, self.course_run, str(self.attempt), *parts)
        return hmac.new(self.secret, content, hashlib.sha256).digest()


def unambiguous(*parts: str) -> bytes:
    """Texts one after another, each with its length before it: "ab", "c" is not "a", "bc".

    >>> unambiguous("ab", "c") == unambiguous("a", "bc")
    False
    """
    encoded = [part.encode() for part in parts]
    return b"".join(len(part).to_bytes(4, "big") + part for part in encoded)


def _signs(digest: bytes, n: int) -> str:
    number = int.from_bytes(digest, "big")
    return "".join(ALPHABET[(number >> (5 * place)) & 31] for place in range(n))
