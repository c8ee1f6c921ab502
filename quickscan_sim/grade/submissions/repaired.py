"""The whole notebook of a student, repaired: as nbgrader and whoever marks it can use it."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from quickscan_sim.grade.submissions.matching import Matches
from quickscan_sim.grade.submissions.outputs import safe_attachments, safe_outputs
from quickscan_sim.grade.submissions.python_text import names_in
from quickscan_sim.grade.submissions.source_cells import SourceCell, bare
from quickscan_sim.grade.submissions.students_cells import FoundCell
from quickscan_sim.grade.submissions.submission import StudentCell
from quickscan_sim.language import Listing, Message

NotebookCell = dict[str, Any]


@dataclass
class Repaired:
    """The repaired cells in order.

    ``ids`` says by the place of a cell in the student's notebook which id its text has here;
    ``locked`` are the ids of what students may not change.
    """

    cells: list[NotebookCell] = field(default_factory=list)
    ids: dict[int, str] = field(default_factory=dict)
    locked: set[str] = field(default_factory=set)
    notes: list[Message] = field(default_factory=list)

    @property
    def to_run(self) -> tuple[StudentCell, ...]:
        """The code that may run, in order: nothing locked, nothing empty."""
        return tuple(
            StudentCell(cell["id"], cell["source"])
            for cell in self.cells
            if cell["cell_type"] == "code"
            and cell["id"] not in self.locked
            and cell["source"].strip()
        )


def repair(source: Sequence[SourceCell], matches: Matches) -> Repaired:
    """The student's cells in the student's order, with what was handed out back in its place.

    Locked cells are as they were handed out; what a student typed in one stays, in an ordinary
    cell in front of it. Deleted cells of a question come back below the cell that they followed,
    as does an ordinary code cell that makes a name nobody else makes. Kind, points and name of a
    cell always come from the assignment.
    """
    repaired = Repaired()
    cell_of = {
        matches.place_of[cell.name]: cell for cell in source if cell.name in matches.place_of
    }
    used = {cell.name for cell in source}
    changed, retyped = [], []
    for place, found in enumerate(matches.found):
        cell = cell_of.get(place)
        if cell is None or (cell.is_locked and _is_typed_in(cell, found)):
            repaired.ids[place] = own = _new_id(found.cell_id, place, used)
            repaired.cells.append(_own(found, own))
            changed += [cell.name] if cell else []
        if cell is not None:
            repaired.ids.setdefault(place, cell.name)
            repaired.cells.append(_back(cell) if cell.is_locked else _filled(cell, found))
            retyped += [cell.name] if cell.role and cell.kind != found.kind else []
    missing = _put_back(source, matches, repaired)
    repaired.locked = {cell.name for cell in source if cell.is_locked}
    _note(repaired, changed, retyped, missing)
    return repaired


def _put_back(source: Sequence[SourceCell], matches: Matches, repaired: Repaired) -> list[str]:
    """Bring deleted cells back, each behind the one that it followed; their names."""
    missing = []
    for number, cell in enumerate(source):
        if cell.name in matches.place_of or not (cell.role or _is_needed(cell, repaired)):
            continue
        earlier = {one.name for one in source[:number]}
        places = [n for n, one in enumerate(repaired.cells) if one["id"] in earlier]
        above = source[number - 1].name if number else ""
        exact = [n for n, one in enumerate(repaired.cells) if one["id"] == above]
        repaired.cells.insert((exact or places or [-1])[-1] + 1, _back(cell))
        missing.append(cell.name)
    return missing


def _is_needed(cell: SourceCell, repaired: Repaired) -> bool:
    """Whether this ordinary code cell makes a name that no other cell makes."""
    if cell.kind != "code":
        return False
    others: set[str] = set()
    for one in repaired.cells:
        if one["cell_type"] == "code":
            others |= names_in(one["source"])
    return bool(names_in(cell.text) - others)


def _is_typed_in(cell: SourceCell, found: FoundCell) -> bool:
    return bool(found.source.strip()) and bare(found.source) != bare(cell.text)


def _back(cell: SourceCell) -> NotebookCell:
    """A cell as it was handed out."""
    restored = {
        "cell_type": cell.kind,
        "id": cell.name,
        "metadata": copy.deepcopy(dict(cell.raw.get("metadata", {}))),
        "source": cell.text,
    }
    return restored | ({"outputs": [], "execution_count": None} if cell.kind == "code" else {})


def _filled(cell: SourceCell, found: FoundCell) -> NotebookCell:
    """A cell that students fill or may change, with what they made of it."""
    filled = _back(cell) | {"source": found.source}
    return _with_shown(filled, found)


def _own(found: FoundCell, cell_id: str) -> NotebookCell:
    own: NotebookCell = {
        "cell_type": found.kind,
        "id": cell_id,
        "metadata": {},
        "source": found.source,
    }
    return _with_shown(own, found)


def _with_shown(cell: NotebookCell, found: FoundCell) -> NotebookCell:
    """The cell with what it showed, or the pictures in it, as far as that is safe to look at."""
    if cell["cell_type"] == "code":
        return cell | {"outputs": safe_outputs(found.outputs), "execution_count": None}
    pictures = safe_attachments(found.attachments)
    return cell | ({"attachments": pictures} if pictures else {})


def _new_id(wanted: str, place: int, used: set[str]) -> str:
    """The cell's own id where it is free, else one after its place."""
    found = wanted
    tries = 0
    while not found or found in used:
        found = f"own-{place + 1}" + (f"-{tries}" if tries else "")
        tries += 1
    used.add(found)
    return found


def _note(repaired: Repaired, changed: list[str], retyped: list[str], missing: list[str]) -> None:
    if changed:
        repaired.notes.append(
            Message(
                "Locked cells were changed: {names}. They are as handed out again; what was "
                "typed in them stands in a cell above.",
                names=_listed(changed),
            )
        )
    if retyped:
        repaired.notes.append(
            Message("These cells had become another kind: {names}.", names=_listed(retyped))
        )
    if missing:
        repaired.notes.append(
            Message("These cells were deleted and are back: {names}.", names=_listed(missing))
        )


def _listed(names: Sequence[str], most: int = 8) -> Listing:
    return Listing((*names[:most], "…") if len(names) > most else tuple(names))
