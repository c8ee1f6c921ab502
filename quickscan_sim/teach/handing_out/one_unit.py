"""The variant of one student or group: drawn, locked for each member, with its key."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from pathlib import Path

from quickscan_sim.errors import QuickscanError
from quickscan_sim.exchange.outputs import write_whole
from quickscan_sim.exchange.recipe import kit_version
from quickscan_sim.teach.handing_out.places import Places
from quickscan_sim.teach.key import KeyEntry, hash_of_questions, read_entry
from quickscan_sim.teach.key.entry import key_entry
from quickscan_sim.teach.packs.lock import LockSettings, lock_of
from quickscan_sim.teach.packs.pack import pack_bytes
from quickscan_sim.teach.questions.question import Question
from quickscan_sim.teach.variants.draw_variant import draw_variant
from quickscan_sim.teach.variants.personal_draw import PersonalDraw, Unit


@dataclass(frozen=True)
class UnitTask:
    """What a worker needs to know: who, from which secret, with which questions, and where to."""

    personal: PersonalDraw
    unit: Unit
    students: tuple[str, ...]
    questions: tuple[Question, ...]
    settings: LockSettings
    places: Places


def make_unit(task: UnitTask) -> int:
    """Draw, lock and write; gives the number of students that are ready with it.

    The pack is written before its key entry, so that an entry means that both are there.
    """
    variant = draw_variant(task.personal, task.unit, task.questions)
    for student in task.students:
        pack_id = task.personal.pack_id(student)
        own = replace(variant, data=replace(variant.data, pack_id=pack_id))
        lock = lock_of(task.personal.code(student), task.settings)
        locked = lock.lock(pack_bytes(own.data, task.personal.course_run))
        write_whole(task.places.pack(pack_id), locked, private=True)
        entry = key_entry(
            task.personal, student, task.unit, own, locked, hash_of_questions(task.questions)
        )
        content = json.dumps(entry.to_json(), indent=1, ensure_ascii=False)
        write_whole(task.places.entry(pack_id), content.encode() + b"\n", private=True)
    return len(task.students)


def is_ready(task: UnitTask, questions_hash: str) -> bool:
    """Whether every member of the unit has a pack and a key entry that belong together.

    Raises
    ------
    QuickscanError
        When they were made with another version of the kit or other questions: students may have
        them already.
    """
    entries = [_valid_entry(task, student) for student in task.students]
    for entry in entries:
        if entry and (entry.kit_version, entry.questions_hash) != (kit_version(), questions_hash):
            raise QuickscanError(
                "The packs in {folder} were made by version {version} of the kit, with other "
                "questions or settings. Students may have them already. Choose another folder, or "
                "use that version.",
                folder=task.places.for_lecturer,
                version=entry.kit_version,
            )
    return all(entries)


def _valid_entry(task: UnitTask, student: str) -> KeyEntry | None:
    pack_id = task.personal.pack_id(student)
    pack, path = task.places.pack(pack_id), task.places.entry(pack_id)
    if not (pack.is_file() and path.is_file()):
        return None
    try:
        entry = read_entry(path)
    except QuickscanError:
        return None
    belongs = (entry.pack_id, entry.student, entry.unit) == (pack_id, student, task.unit)
    return entry if belongs and _hash(pack) == entry.pack_hash else None


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
