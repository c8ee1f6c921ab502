"""Read the bulk download of a platform: whose attempts are in it, and when they were handed in."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from quickscan_sim.errors import QuickscanError
from quickscan_sim.grade.platforms.arrival import Arrival, ArrivedFile, Download
from quickscan_sim.grade.platforms.layouts import blackboard, brightspace, canvas, moodle
from quickscan_sim.grade.platforms.layouts.blackboard_owners import with_owners
from quickscan_sim.grade.platforms.layouts.piece import Piece
from quickscan_sim.grade.platforms.matching import ClassIndex, Match, match
from quickscan_sim.grade.platforms.member import (
    BLACKBOARD,
    BRIGHTSPACE,
    CANVAS,
    MOODLE,
    Member,
    check_platform,
)
from quickscan_sim.grade.platforms.packed_files import (
    BROKEN,
    Packed,
    PackedFile,
    damaged,
    read_packed,
)
from quickscan_sim.grade.platforms.times import TIME_ZONE
from quickscan_sim.language import Message

WhoseCode = Callable[[str], str | None]
TYPED_CODE = re.compile(rb"open_my_wijk\(\s*(?:code\s*=\s*)?\\?[\"']([^\"'\\]{1,100})")
READ_FOR_CODE = 20_000_000


def read_download(
    path: str | Path,
    members: Sequence[Member],
    platform: str | None = None,
    *,
    whose_code: WhoseCode | None = None,
    time_zone: str = TIME_ZONE,
) -> Download:
    """What is in a bulk download. Nothing is unpacked or changed.

    Parameters
    ----------
    path
        The ZIP as the platform made it, or the folder that it was unpacked in.
    members
        The class list.
    platform
        Its name; without it, it is recognised by the names of folders and files.
    whose_code
        Says whose a personal code is, as it was typed in the notebook; None for an unknown one. It
        is asked only where names do not decide.
    time_zone
        Where the platform's clock is; it matters for Brightspace and Blackboard.

    Raises
    ------
    QuickscanError
        When it is no ZIP, damaged, has a password, or no platform's names are in it.
    """
    packed = read_packed(path)
    chosen, pieces = _pieces(packed, check_platform(platform) if platform else None, time_zone)
    taken = {piece.file for piece in pieces}
    left_over = tuple(file for file in packed.files if file not in taken)
    try:
        if chosen == BLACKBOARD:
            pieces = with_owners(packed, pieces)
        arrivals = _arrivals(packed, pieces, ClassIndex(members), whose_code)
    except BROKEN:
        raise damaged(packed.source) from None
    return Download(
        packed=packed,
        platform=chosen,
        arrivals=tuple(one for one in arrivals if one.member is not None),
        unmatched=tuple(one for one in arrivals if one.member is None),
        left_over=left_over,
        notes=packed.set_aside,
        made=max((file.modified for file in packed.files), default=""),
    )


def _pieces(packed: Packed, platform: str | None, time_zone: str) -> tuple[str, tuple[Piece, ...]]:
    """The platform of which most files have the names, and those files.

    Moodle's and Blackboard's names are the most special, so that they go first.
    """
    readers: dict[str, Callable[[PackedFile], Piece | None]] = {
        MOODLE: moodle.piece_of,
        BLACKBOARD: lambda file: blackboard.piece_of(file, time_zone),
        BRIGHTSPACE: lambda file: brightspace.piece_of(file, time_zone),
        CANVAS: canvas.piece_of,
    }
    names = [platform] if platform else list(readers)
    found = {
        name: tuple(filter(None, (readers[name](file) for file in packed.files))) for name in names
    }
    best = max(names, key=lambda name: len(found[name]))
    if not found[best]:
        raise QuickscanError(
            "{file} does not look like a download of {platform}: no folder or file has its names. "
            "It begins with {first}. Give the ZIP of all submissions of one assignment as the "
            "platform made it; do not rename what is in it.",
            file=packed.source,
            platform=platform or ", ".join(names),
            first=repr(packed.files[0].path) if packed.files else "-",
        )
    return best, found[best]


def _arrivals(
    packed: Packed, pieces: Sequence[Piece], index: ClassIndex, whose_code: WhoseCode | None
) -> list[Arrival]:
    attempts: dict[str, list[Piece]] = defaultdict(list)
    for piece in pieces:
        # Moodle has a folder for files and one for typed text: together they are one attempt.
        key = piece.platform_ids.get("moodle") or piece.original
        attempts[key].append(piece)
    found = []
    for group in attempts.values():

        def typed(group: Sequence[Piece] = group) -> tuple[str, ...]:
            return _owners_of_codes(packed, group, whose_code) if whose_code else ()

        found.append(_arrival(group, match(index, group[0], typed)))
    return _without_two_for_one(found)


def _arrival(group: Sequence[Piece], matched: Match) -> Arrival:
    first = next((one for one in group if one.platform_ids.get("plugin") == "file"), group[0])
    ids = {name: one for name, one in first.platform_ids.items() if one and name != "attachment"}
    return Arrival(
        member=matched.member,
        original_name=first.original,
        files=tuple(ArrivedFile(one.file_name, one.file) for one in group),
        handed_in=max(one.handed_in for one in group),
        is_late=any(one.is_late for one in group),
        platform_ids=ids,
        shown_name=first.shown_name or ", ".join(first.usernames[-1:]),
        reason=matched.reason,
        nearest=matched.nearest,
    )


def _owners_of_codes(
    packed: Packed, group: Sequence[Piece], whose_code: WhoseCode
) -> tuple[str, ...]:
    """The students whose codes stand in the notebooks of an attempt."""
    owners = []
    with packed.opened() as reader:
        for piece in group:
            if piece.file_name.lower().endswith(".ipynb"):
                with reader.open(piece.file) as file:
                    content = file.read(READ_FOR_CODE)
                codes = (code.decode("utf-8", "replace") for code in TYPED_CODE.findall(content))
                owners += [whose_code(code) for code in codes]
    return tuple(dict.fromkeys(owner for owner in owners if owner is not None))


def _without_two_for_one(arrivals: Sequence[Arrival]) -> list[Arrival]:
    """Two people in the download, by the platform's numbers, are never one person of the list."""
    people: dict[str, set[str]] = defaultdict(set)
    for one in arrivals:
        number = next((one.platform_ids[n] for n in _OF_A_PERSON if n in one.platform_ids), None)
        if one.member is not None and number is not None:
            people[one.member.student].add(number)
    several = Counter({student: len(numbers) for student, numbers in people.items()})
    return [
        replace(one, member=None, reason=_two_for_one(one, one.member), nearest="")
        if one.member is not None and several[one.member.student] > 1
        else one
        for one in arrivals
    ]


_OF_A_PERSON = ("canvas", "canvas_anonymous", "moodle")
"""Numbers that a platform gives to one person only."""


def _two_for_one(one: Arrival, member: Member) -> Message:
    return Message(
        "{name} looks like {member}, but the download holds two different people who do. Add the "
        "other one to the class list, with number and username.",
        name=repr(one.shown_name or one.original_name),
        member=member.full_name,
    )
