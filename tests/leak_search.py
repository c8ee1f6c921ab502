"""The search that a curious student could make, and what it must not find."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import pickle
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from quickscan_sim.tables import QUICKSCAN_TABLES
from quickscan_sim.teach.key import truth_of
from quickscan_sim.teach.packs.archive import MANIFEST
from quickscan_sim.teach.variants.personal_draw import PersonalDraw

FIXED_TIME = (1980, 1, 1, 0, 0, 0)
MEMBER = re.compile(r"packs/[0-9a-f]{32}\.pack")
HASHES = (hashlib.md5, hashlib.sha1, hashlib.sha256, hashlib.sha512, hashlib.blake2b)
HEXADECIMAL = re.compile(rb"[0-9a-f]{32,128}")
STORED = re.compile(rb"""["'\n]right["'\n]|["']mutants["']|teach\.questions\.expected|teach\.key""")
MANY_DIGITS = re.compile(r"-?\d+\.\d{6,}")


@dataclass
class StudentSide:
    """Everything that one student can lay hands on."""

    folder: Path
    archive: bytes
    pack: bytes
    kernel: dict[str, Any]


@dataclass(frozen=True, eq=False)
class Hidden:
    """What must not be found: texts by kind, and numbers with many digits."""

    texts: dict[str, set[bytes]]
    hashes: frozenset[bytes]
    numbers: frozenset[float]
    columns: frozenset[str]


def hidden_from(made: Any, secret: bytes, codes: dict[str, str], own: str) -> Hidden:
    """Everything that the lecturer knows and the student with the name ``own`` does not."""
    key = {entry.pack_id: entry for entry in made.entries}
    truths = {entry.student: truth_of(key, secret, entry.pack_id) for entry in made.entries}
    personal = PersonalDraw(secret, made.places.course_run)
    texts: dict[str, set[bytes]] = {"secret": _ways(secret)}
    texts["seed"] = set().union(
        *(
            _ways_of_seed(personal.seed(entry.unit, number))
            for entry in made.entries
            for number in (1, entry.try_number)
        )
    )
    texts["name"] = {name.encode() for name in codes}
    others = {name: code for name, code in codes.items() if name != own}
    texts["code"] = {w for c in others.values() for w in (c.encode(), c.replace("-", "").encode())}
    texts["other pack"] = {
        text.encode()
        for entry in made.entries
        if entry.student != own
        for text in (entry.pack_id, entry.fingerprint, entry.pack_hash)
    }
    texts["truth"] = {truth_type.encode() for truth_type in {e.truth_type for e in made.entries}}
    texts["truth"] |= {
        text.encode() for truth in truths.values() for text in truth.planted["text_nl"] if text
    }
    hashes = set().union(*(_hashes_of_answers(entry) for entry in made.entries))
    tables = [t for truth in truths.values() for t in vars(truth).values() if hasattr(t, "columns")]
    public = {column.name for table in QUICKSCAN_TABLES for column in table.columns}
    return Hidden(
        texts,
        frozenset(hashes),
        frozenset(number for table in tables for number in _long_numbers(table)),
        frozenset(str(name) for table in tables for name in table.columns) - public - COMMON,
    )


COMMON = frozenset({"id", "theme", "size", "text_nl", "text_en", "kind", "share", "sector"})
"""Columns of the truth whose names are ordinary words of the questionnaire and codebook too."""


def search(side: StudentSide, hidden: Hidden) -> set[tuple[str, str]]:
    """What is found: kind and place."""
    found = set(_odd_outside(side)) | set(_odd_inside(side)) | set(_odd_tables(side))
    for place, content in _contents(side):
        found |= {(kind, place) for kind in _kinds_in(content, hidden)}
    for place, leaf in _leaves(side.kernel):
        if isinstance(leaf, pd.DataFrame):
            if hidden.numbers & set(_long_numbers(leaf)):
                found.add(("truth", place))
            if hidden.columns & set(map(str, leaf.columns)):
                found.add(("truth", place))
    return found


@cache
def _kinds_in(content: bytes, hidden: Hidden) -> frozenset[str]:
    found = {kind for kind, texts in hidden.texts.items() if any(text in content for text in texts)}
    if hidden.hashes & set(HEXADECIMAL.findall(content)) or STORED.search(content):
        found.add("stored answer")
    if hidden.numbers & {float(text) for text in MANY_DIGITS.findall(content.decode("latin-1"))}:
        found.add("truth")
    return frozenset(found)


def _odd_outside(side: StudentSide) -> Iterator[tuple[str, str]]:
    """What the files tell from outside: names, sizes, order, times, comments."""
    if [path.name for path in side.folder.iterdir()] != [path_of(side).name]:
        yield "file", "folder"
    with zipfile.ZipFile(io.BytesIO(side.archive)) as archive:
        members = [one for one in archive.infolist() if one.filename != MANIFEST]
        manifest = json.loads(archive.read(MANIFEST))
        if archive.comment:
            yield "comment", "archive"
    if set(manifest) != {"course_run", "salt", "cost", "n_packs"}:
        yield "metadata", MANIFEST
    if not all(MEMBER.fullmatch(one.filename) for one in members):
        yield "file", "archive"
    if [one.filename for one in members] != sorted(one.filename for one in members):
        yield "order", "archive"
    if len({(one.file_size, one.compress_size) for one in members}) > 1:
        yield "size", "archive"
    yield from _odd_members(members, "archive")


def _odd_inside(side: StudentSide) -> Iterator[tuple[str, str]]:
    with zipfile.ZipFile(io.BytesIO(side.pack)) as pack:
        if pack.comment:
            yield "comment", "pack"
        yield from _odd_members(pack.infolist(), "pack")
        known = {f"{table.name}.csv" for table in QUICKSCAN_TABLES}
        known |= {"codebook.md", "pack.json", "questionnaire.csv", "recipe.json"}
        if set(pack.namelist()) - known:
            yield "file", "pack"
        if set(json.loads(pack.read("pack.json"))) != NOTE_NAMES:
            yield "metadata", "pack.json"
        if set(json.loads(pack.read("recipe.json"))["recipe"]) != RECIPE_NAMES:
            yield "metadata", "recipe.json"


NOTE_NAMES = {"course_run", "kit_version", "own_wijk", "pack_id", "schema_version"}
RECIPE_NAMES = {"kit_version", "scenario", "schema_version"}


def _odd_members(members: list[zipfile.ZipInfo], place: str) -> Iterator[tuple[str, str]]:
    for one in members:
        if one.date_time != FIXED_TIME:
            yield "time", place
        if one.comment or one.extra:
            yield "comment", place


def _odd_tables(side: StudentSide) -> Iterator[tuple[str, str]]:
    """Tables in the kernel that hold more than was declared."""
    for name, scan in side.kernel.items():
        for table in QUICKSCAN_TABLES:
            frame = getattr(getattr(scan, "both", None), table.name, None)
            if frame is None:
                continue
            if set(frame.columns) - {column.name for column in table.columns}:
                yield "column", f"{name}.{table.name}"
            if frame.attrs or frame.index.name or not isinstance(frame.index, pd.RangeIndex):
                yield "attribute", f"{name}.{table.name}"


def path_of(side: StudentSide) -> Path:
    return next(path for path in sorted(side.folder.iterdir()) if path.suffix == ".zip")


def _contents(side: StudentSide) -> Iterator[tuple[str, bytes]]:
    """Everything that can be read as text or bytes."""
    for path in side.folder.rglob("*"):
        yield "folder", path.name.encode() + (path.read_bytes() if path.is_file() else b"")
    yield "archive", side.archive
    with zipfile.ZipFile(io.BytesIO(side.pack)) as pack:
        for name in pack.namelist():
            yield f"pack/{name}", name.encode() + b"\n" + pack.read(name)
    yield "pickle", pickle.dumps(side.kernel)
    texts = {
        leaf if isinstance(leaf, bytes) else str(leaf).encode()
        for _, leaf in _leaves(side.kernel)
        if not isinstance(leaf, pd.DataFrame)
    }
    yield "kernel", b"\n".join([b"", *sorted(texts), b""])


def _leaves(root: Any) -> Iterator[tuple[str, Any]]:
    """Everything that hangs on an object, however deep: tables, arrays, texts and numbers."""
    seen: set[int] = set()
    waiting = [("", root)]
    while waiting:
        place, one = waiting.pop()
        if isinstance(one, str | bytes | int | float | Path):
            yield place, one
            continue
        if id(one) in seen:
            continue
        seen.add(id(one))
        if isinstance(one, pd.DataFrame):
            yield place, one
            waiting.append((f"{place}.attrs", one.attrs))
        waiting += [(f"{place}.{name}", part) for name, part in _parts(one)]


def _parts(one: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(one, dict):
        for name, part in one.items():
            yield "keys", name
            yield str(name)[:30], part
    elif isinstance(one, list | tuple | set | frozenset):
        yield from ((str(place), part) for place, part in enumerate(one))
    elif isinstance(one, np.ndarray) and one.dtype == object:
        yield from ((str(place), part) for place, part in enumerate(one.ravel()))
    elif is_dataclass(one) and not isinstance(one, type):
        named = {part.name for part in fields(one)} | set(getattr(one, "__dict__", {}))
        yield from ((name, getattr(one, name)) for name in sorted(named))


def _ways(content: bytes) -> set[bytes]:
    """Bytes as they may be written down."""
    shown = {content.hex().encode(), content.hex().upper().encode(), base64.b64encode(content)}
    return {content, content[::-1], str(int.from_bytes(content, "big")).encode(), *shown}


def _ways_of_seed(seed: int) -> set[bytes]:
    """Whole, and the parts that a shorter generator would have taken."""
    parts = {seed & (2**n - 1) for n in (64, 63, 53)} | {seed >> 64}
    whole = _ways(seed.to_bytes(16, "big"))
    return whole | {way for part in parts for way in (str(part).encode(), b"%x" % part)}


def _hashes_of_answers(entry: Any) -> Iterator[bytes]:
    """The right answers hashed, plain and with every name that a student knows."""
    salts = ("", entry.pack_id, entry.course_run, entry.student)
    for question_id, one in entry.expected.items():
        right = one.to_json()["right"]
        for text in {str(right), json.dumps(right), str(right).replace(".", ",")}:
            for salt in salts:
                for whole in (salt + text, salt + question_id + text, text + salt):
                    for make in HASHES:
                        yield make(whole.encode()).hexdigest().encode()


def _long_numbers(table: pd.DataFrame) -> Iterator[float]:
    """Numbers with so many digits that they are the same by no chance."""
    for name in table.columns:
        if pd.api.types.is_float_dtype(table[name]):
            for number in table[name].dropna().to_numpy(float):
                if MANY_DIGITS.fullmatch(repr(float(number))):
                    yield float(number)
