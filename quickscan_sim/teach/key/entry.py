"""What the lecturer knows of one pack: which draw it is, and what every question expects."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from quickscan_sim.errors import QuickscanError
from quickscan_sim.exchange.recipe import kit_version
from quickscan_sim.teach.questions.expected import Expected
from quickscan_sim.teach.variants.personal_draw import PersonalDraw, Unit

if TYPE_CHECKING:
    from quickscan_sim.quickscan import Quickscan
    from quickscan_sim.teach.questions.question import Question
    from quickscan_sim.teach.variants.draw_variant import Variant


@dataclass(frozen=True)
class KeyEntry:
    """The key of one pack. With the lecturer's secret it leads to the truth; alone it does not.

    ``fingerprint`` is that of the tables, ``pack_hash`` that of the locked pack.
    """

    pack_id: str
    student: str
    unit: Unit
    course_run: str
    attempt: int
    try_number: int
    truth_type: str
    compared_theme: str
    fingerprint: str
    pack_hash: str
    kit_version: str
    questions_hash: str
    expected: Mapping[str, Expected]
    coinciding: tuple[tuple[str, str, str], ...]

    @property
    def n_tries(self) -> int:
        """How many draws were looked at."""
        return self.try_number

    def to_json(self) -> dict[str, Any]:
        """Plain values for a JSON file."""
        content = dict(vars(self))
        content["unit"] = {"name": self.unit.name, "is_group": self.unit.is_group}
        content["expected"] = {name: one.to_json() for name, one in self.expected.items()}
        content["coinciding"] = [list(one) for one in self.coinciding]
        return content

    @classmethod
    def from_json(cls, content: Mapping[str, Any]) -> KeyEntry:
        """The same as before :meth:`to_json`."""
        changed = dict(content)
        changed["unit"] = Unit(**content["unit"])
        changed["expected"] = {
            name: Expected.from_json(one) for name, one in content["expected"].items()
        }
        changed["coinciding"] = tuple(tuple(one) for one in content["coinciding"])
        return cls(**changed)


def key_entry(
    personal: PersonalDraw,
    student: str,
    unit: Unit,
    variant: Variant,
    locked: bytes,
    questions_hash: str,
) -> KeyEntry:
    """The key of a pack that was just locked."""
    return KeyEntry(
        pack_id=personal.pack_id(student),
        student=student,
        unit=unit,
        course_run=personal.course_run,
        attempt=personal.attempt,
        try_number=variant.n_tries,
        truth_type=variant.truth_type,
        compared_theme=variant.compared_theme,
        fingerprint=fingerprint_of(variant.data.both),
        pack_hash=hashlib.sha256(locked).hexdigest(),
        kit_version=kit_version(),
        questions_hash=questions_hash,
        expected={one.question_id: one for one in variant.expected},
        coinciding=variant.coinciding,
    )


def fingerprint_of(scan: Quickscan) -> str:
    """The SHA-256 of all tables, as they would be written."""
    whole = hashlib.sha256()
    for name, table in sorted(scan.tables.items()):
        content = table.to_csv(index=False, lineterminator="\n").encode()
        whole.update(f"{name} {len(content)}\n".encode() + content)
    return whole.hexdigest()


DECIDES = ("question_id", "kind", "answer", "mutants", "options_from", "form")
"""What of a question decides which draw is accepted, and what it expects there. A better sentence
changes nothing for who has a pack already."""


def hash_of_questions(questions: Sequence[Question]) -> str:
    """Differs when any question would expect another answer."""
    content = [[repr(getattr(one, name)) for name in DECIDES] for one in questions]
    return hashlib.sha256(json.dumps(content).encode()).hexdigest()


def damaged_key(file: object) -> QuickscanError:
    """An entry that cannot be read."""
    return QuickscanError(
        "The key {file} cannot be read. Run quickscan class variants again with the same list; it "
        "makes this one anew.",
        file=file,
    )
