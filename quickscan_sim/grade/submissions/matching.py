"""Which cell of the student is which cell of the assignment."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from quickscan_sim.grade.submissions.source_cells import SourceCell, bare
from quickscan_sim.grade.submissions.students_cells import FoundCell
from quickscan_sim.language import Listing, Message

ASSIGNED = re.compile(r"^[ \t]*(\w+)[ \t]*=(?!=)", re.MULTILINE)


@dataclass
class Matches:
    """``place_of`` says by name of a handed-out cell at which place of the student's it is."""

    found: Sequence[FoundCell]
    place_of: dict[str, int] = field(default_factory=dict)
    notes: list[Message] = field(default_factory=list)

    def text_of(self, name: str) -> str | None:
        """What the student has in this cell; None when it is gone."""
        place = self.place_of.get(name)
        return None if place is None else self.found[place].source

    @property
    def taken(self) -> set[int]:
        """The places that were matched."""
        return set(self.place_of.values())


def match_cells(source: Sequence[SourceCell], found: Sequence[FoundCell]) -> Matches:
    """Find every cell of the assignment back in a student's notebook.

    First by nbgrader's own name, then by the id of the cell, then by what stands in it: an answer
    by ``answer_w1 =``, anything else by its text; a written text by its place below its question.

    Copying a cell copies its name as well. The first of such cells counts and the others become
    ordinary cells, with two exceptions. When the first was left as it was handed out and another
    was filled, somebody answered in the copy, and the filled one counts. And a copy in which
    somebody answers another question is that question's cell, wherever it stands.
    """
    matches = Matches(found)
    _by_name(source, matches)
    n_named = len(matches.place_of)
    _by_id(source, matches)
    _by_content(source, matches)
    _by_place(source, matches)
    graded = {cell.name for cell in source if cell.role}
    n_back = sum(name in graded for name in list(matches.place_of)[n_named:])
    if n_back:
        matches.notes.append(
            Message(
                "Cells without the name that nbgrader knows them by: {n}. They were found back.",
                n=n_back,
            )
        )
    return matches


def _by_name(source: Sequence[SourceCell], matches: Matches) -> None:
    places: dict[str, list[int]] = {}
    for place, found in enumerate(matches.found):
        if found.grade_id:
            places.setdefault(found.grade_id, []).append(place)
    answers = {cell.variable for cell in source if cell.role == "answer"}
    doubles, reused = [], []
    for cell in source:
        if cell.role and cell.name in places:
            matches.place_of[cell.name] = _best(cell, places[cell.name], matches, answers)
            others = [n for n in places[cell.name] if n != matches.place_of[cell.name]]
            is_reused = [_answers_another(cell, matches.found[n], answers) for n in others]
            reused += [cell.name] * any(is_reused)
            doubles += [cell.name] * (not all(is_reused))
    if doubles:
        matches.notes.append(
            Message(
                "These cells are there more than once: {names}. The first one counts, and an "
                "empty one only when all are empty. The others are ordinary cells now.",
                names=_listed(doubles),
            )
        )
    if reused:
        matches.notes.append(
            Message(
                "These cells were copied to answer another question: {names}. The copy counts "
                "for that question, when its own cell is empty.",
                names=_listed(reused),
            )
        )


def _best(
    cell: SourceCell, places: list[int], matches: Matches, answers: Collection[str] = ()
) -> int:
    if cell.role != "answer":
        return places[0]

    def rank(place: int) -> int:
        found = matches.found[place]
        if not cell.is_filled(found.source):
            return 1
        return 2 if _answers_another(cell, found, answers) else 0

    return min(places, key=rank)


def _answers_another(cell: SourceCell, found: FoundCell, answers: Collection[str]) -> bool:
    """Whether this answers another question, and not that of ``cell``."""
    if cell.role != "answer" or (cell.is_text and found.kind != "code"):
        return False
    given = set(ASSIGNED.findall(found.source)) & set(answers)
    return bool(given) and cell.variable not in given


def _by_id(source: Sequence[SourceCell], matches: Matches) -> None:
    taken = matches.taken
    by_id: dict[str, int] = {}
    for place, found in enumerate(matches.found):
        if found.cell_id and place not in taken:
            by_id.setdefault(found.cell_id, place)
    for cell in source:
        if cell.name not in matches.place_of and cell.name in by_id:
            matches.place_of[cell.name] = by_id[cell.name]


def _by_content(source: Sequence[SourceCell], matches: Matches) -> None:
    by_text: dict[str, list[int]] = {}
    for place in _free(matches):
        by_text.setdefault(bare(matches.found[place].source), []).append(place)
    for cell in source:
        if cell.name in matches.place_of or cell.is_text:
            continue
        if cell.role == "answer":
            begins = re.compile(rf"^[ \t]*{cell.variable}[ \t]*=(?!=)", re.MULTILINE)
            places = [n for n in _free(matches) if begins.search(matches.found[n].source)]
        else:
            places = [n for n in by_text.get(bare(cell.text), ()) if n not in matches.taken]
        if places:
            matches.place_of[cell.name] = _best(cell, places, matches)


def _by_place(source: Sequence[SourceCell], matches: Matches) -> None:
    """A text without any name of its own is the first one below its question."""
    for cell in source:
        shown = matches.place_of.get(f"{cell.name.removesuffix('answer')}show")
        if not cell.is_text or cell.name in matches.place_of or shown is None:
            continue
        below = shown + 1
        is_free = below < len(matches.found) and below not in matches.taken
        if is_free and matches.found[below].kind != "code":
            matches.place_of[cell.name] = below


def _free(matches: Matches) -> Iterator[int]:
    taken = matches.taken
    return (place for place in range(len(matches.found)) if place not in taken)


def _listed(names: Sequence[str], most: int = 8) -> Listing:
    return Listing((*names[:most], "…") if len(names) > most else tuple(names))
