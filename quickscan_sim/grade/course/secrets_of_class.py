"""What only the lecturer has of a class, searched for in what goes out."""

from __future__ import annotations

import base64
import csv
import io
import zipfile
from collections.abc import Iterator
from contextlib import suppress

from quickscan_sim.delimited import read_text
from quickscan_sim.grade.course.course import Course
from quickscan_sim.language import Message, mark

MOST = 50_000_000
"""Bytes of a file inside a ZIP that are looked at."""

SHORTEST = 6
"""Characters that mean somebody or something: a student number, not "Jan"."""


def secrets_in(course: Course, content: bytes) -> list[Message]:
    """The kinds of secrets in a file, or in a ZIP; nothing when the class has none yet."""
    parts = [content, *_inside(content)]
    return [
        Message(kind)
        for kind, texts in _secrets(course).items()
        if any(text in part for text in texts if len(text) >= SHORTEST for part in parts)
    ]


def _secrets(course: Course) -> dict[str, set[bytes]]:
    found: dict[str, set[bytes]] = {}
    secret = course.places().secret
    if secret.is_file():
        text = secret.read_text(encoding="utf-8").strip()
        found[mark("the secret of the class")] = _ways(text)
    codes, packs = set[bytes](), set[bytes]()
    for attempt in range(1, 10):
        file = course.places(attempt).codes
        rows = csv.DictReader(io.StringIO(read_text(file))) if file.is_file() else []
        for row in rows:
            codes |= {row["code"].encode(), row["code"].replace("-", "").encode()}
            packs.add(row["pack_id"].encode())
    if codes:
        found[mark("personal codes of students")] = codes
        found[mark("a part of the key")] = packs
    if course.class_list.is_file():
        rows = csv.DictReader(io.StringIO(read_text(course.class_list)))
        people = {row.get(name) or "" for row in rows for name in ("student", "email")}
        found[mark("who is in the class")] = {one.encode() for one in people}
    return found


def _ways(secret: str) -> set[bytes]:
    """A secret as it may be written down."""
    ways = {secret.encode(), base64.b64encode(secret.encode())}
    try:
        raw = bytes.fromhex(secret)
    except ValueError:
        return ways
    return ways | {raw, base64.b64encode(raw), secret.upper().encode()}


def _inside(content: bytes) -> Iterator[bytes]:
    """The files in a ZIP (an Excel or Word file is one too)."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return
    with (
        suppress(zipfile.BadZipFile, RuntimeError, NotImplementedError),
        zipfile.ZipFile(io.BytesIO(content)) as archive,
    ):
        for one in archive.infolist():
            with archive.open(one) as file:
                yield file.read(MOST)
