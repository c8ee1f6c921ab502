"""Whose each attempt is, from the texts that Blackboard itself puts into a download."""

from __future__ import annotations

from dataclasses import replace

from quickscan_sim.grade.platforms.layouts.blackboard import owner_in
from quickscan_sim.grade.platforms.layouts.piece import Piece
from quickscan_sim.grade.platforms.packed_files import Packed

NOTE_SIZE = 100_000


def with_owners(packed: Packed, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Blackboard's own text says who it is; every file of the attempt then has that name.

    The name of the item is the same everywhere: one text tells where usernames begin in all names.
    """
    owners: dict[str, tuple[str, str]] = {}
    with packed.opened() as reader:
        for piece in pieces:
            if piece.is_about:
                with reader.open(piece.file) as file:
                    text = file.read(NOTE_SIZE).decode("utf-8-sig", errors="replace")
                owner = owner_in(text)
                if owner is not None and owner[1] in piece.usernames:
                    owners[piece.original] = owner
    places = {
        piece.usernames.index(owners[piece.original][1])
        for piece in pieces
        if piece.original in owners
    }
    changed = []
    for piece in pieces:
        name, username = owners.get(piece.original, ("", ""))
        if username:
            changed.append(replace(piece, shown_name=name, usernames=(username,)))
        else:
            known = tuple(one for n, one in enumerate(piece.usernames) if n in places)
            changed.append(replace(piece, usernames=known) if known else piece)
    return tuple(changed)
