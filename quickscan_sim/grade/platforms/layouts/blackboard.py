"""Blackboard: ``Werkblad 2_aberg_attempt_2026-11-23-19-30-00_werkblad.ipynb``, and a ``.txt``.

The item comes first, then the username, and both may hold underscores: every reading is kept, and
the class list decides. The ``.txt`` without a further name is Blackboard's own: it says who handed
in what, and holds a text that was typed.
"""

from __future__ import annotations

import re

from quickscan_sim.grade.platforms.layouts.piece import Piece
from quickscan_sim.grade.platforms.packed_files import PackedFile
from quickscan_sim.grade.platforms.times import TIME_ZONE, read_moment

NAME = re.compile(
    r"(?P<whole>(?P<before>.+)_(?:attempt|poging)_(?P<when>\d{4}(?:-\d\d){5}))"
    r"(?:_(?P<own>.+)|(?P<about>\.txt))"
)
OWNER = re.compile(r"^(?:Name|Naam):\s*(?P<name>.*?)\s*\((?P<username>[^()]+)\)\s*$", re.MULTILINE)


def piece_of(file: PackedFile, time_zone: str = TIME_ZONE) -> Piece | None:
    """What Blackboard's name tells; None when this is no name of Blackboard."""
    found = NAME.fullmatch(file.parts[-1])
    if found is None:
        return None
    words = found["before"].split("_")
    usernames = tuple("_".join(words[n:]) for n in range(1, len(words))) or (words[0],)
    return Piece(
        file,
        original="".join(f"{part}/" for part in file.parts[:-1]) + found["whole"],
        shown_name="",
        file_name=found["own"] or "blackboard.txt",
        handed_in=read_moment(found["when"], time_zone),
        usernames=usernames,
        is_about=bool(found["about"]),
    )


def owner_in(text: str) -> tuple[str, str] | None:
    r"""The name and username that Blackboard's own text begins with.

    >>> owner_in("Name: Anna van den Berg (aberg)\nAssignment: Werkblad 2")
    ('Anna van den Berg', 'aberg')
    """
    found = OWNER.search(text)
    return (found["name"], found["username"]) if found else None
