"""Moodle: ``Name_123_assignsubmission_file/...`` or, without folders, with the file's name behind.

Source: ``mod/assign/classes/downloader.php`` and ``mod/assign/locallib.php`` of moodle/moodle.
Underscores in names become spaces. Before Moodle 4.1 a folder's name ends in "_". With blind
marking the name is "Participant", in Dutch "Deelnemer". The number is that of this person for this
assignment, the same as in the grading worksheet.
"""

from __future__ import annotations

import re

from quickscan_sim.grade.platforms.layouts.piece import Piece
from quickscan_sim.grade.platforms.packed_files import PackedFile

PART = re.compile(r"(?P<whole>(?P<name>[^_]*)_(?P<id>\d+)_assignsubmission_(?P<plugin>[a-z]+))_?")
BLIND = ("participant", "deelnemer", "teilnehmer/in", "participante")


def piece_of(file: PackedFile) -> Piece | None:
    """What Moodle's name tells; None when this is no name of Moodle."""
    for n, part in enumerate(file.parts):
        found = PART.match(part)
        if found is None:
            continue
        is_folder = n < len(file.parts) - 1
        rest = part[found.end() :]
        own = "/".join([*([rest] if rest else []), *file.parts[n + 1 :]])
        if not own:
            continue
        name = found["name"].strip()
        return Piece(
            file,
            original="/".join([*file.parts[:n], found["whole"]]) + ("/" if is_folder else ""),
            shown_name="" if name.lower() in BLIND else name,
            file_name=own,
            platform_ids={"moodle": found["id"], "plugin": found["plugin"]},
        )
    return None
