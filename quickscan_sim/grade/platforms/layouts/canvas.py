"""Canvas: ``bergannavanden_LATE_881_4207_werkblad-1.ipynb``, everything in one folder.

Source: ``lib/content_zipper.rb`` of instructure/canvas-lms. First comes the name as it is sorted,
in lower case and without anything but letters and digits, then "LATE" if it is, the number of the
person, that of the file, and the file's name. A text is ``..._881_text.html``, an address
``..._881_link.html``. Anonymous: ``anon_Ab3xY_4207_werkblad.ipynb``.
"""

from __future__ import annotations

import re

from quickscan_sim.grade.platforms.layouts.piece import Piece
from quickscan_sim.grade.platforms.packed_files import PackedFile

LATE = "LATE"
ANONYMOUS = re.compile(r"(?P<late>LATE_)?anon_(?P<id>[A-Za-z0-9]+)_(?P<rest>.+)")
WITHOUT_FILE = ("text.html", "link.html")


def piece_of(file: PackedFile) -> Piece | None:
    """What Canvas' name tells; None when this is no name of Canvas."""
    name = file.parts[-1]
    folder = "".join(f"{part}/" for part in file.parts[:-1])
    found = ANONYMOUS.fullmatch(name)
    if found is not None:
        number, own = _file_of(found["rest"])
        whole = f"{found['late'] or ''}anon_{found['id']}"
        ids = {"canvas_anonymous": found["id"], "attachment": number}
        return Piece(file, folder + whole, "", own, "", bool(found["late"]), ids) if own else None
    return _named(file, name, folder)


def _named(file: PackedFile, name: str, folder: str) -> Piece | None:
    words = name.split("_")
    place = next((n for n, word in enumerate(words) if n and _is_number(word)), None)
    if place is None or not words[0]:
        return None
    number, own = _file_of("_".join(words[place + 1 :]))
    if not own:
        return None
    late = words[place - 1] == LATE and place > 1
    return Piece(
        file,
        original=folder + "_".join(words[: place + 1]),
        shown_name="_".join(words[: place - 1 if late else place]),
        file_name=own,
        is_late=late,
        platform_ids={"canvas": words[place], "attachment": number},
    )


def _file_of(rest: str) -> tuple[str, str]:
    """The number and name of the file; a text or address has no number."""
    number, _, own = rest.partition("_")
    if _is_number(number) and own:
        return number, own
    return ("", rest) if rest in WITHOUT_FILE else ("", "")


def _is_number(word: str) -> bool:
    return word.isascii() and word.isdigit()
