"""The answer to every question of an assignment, from the cells of one student."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from quickscan_sim.grade.submissions.literals import NotLiteral, value_of
from quickscan_sim.grade.submissions.matching import Matches
from quickscan_sim.grade.submissions.python_text import CannotRead, names_in, parsed
from quickscan_sim.grade.submissions.slips import read_answer_cell
from quickscan_sim.grade.submissions.source_cells import SourceCell, bare, is_written
from quickscan_sim.grade.submissions.submission import Answered
from quickscan_sim.grade.submissions.typed import Reading, not_answered, read_statements
from quickscan_sim.language import Message

MOST_SEARCHED = 200_000
"""Signs that are parsed in search of answers in other cells, for all questions together."""


@dataclass
class AnswerReader:
    """Reads the answers of one notebook; ``notes`` say where they were found.

    ``ids`` are those of the student's cells in the repaired notebook, by their place.
    """

    source: Sequence[SourceCell]
    matches: Matches
    ids: Mapping[int, str]
    notes: list[Message] = field(default_factory=list)
    n_searched: int = 0

    def read_all(self) -> dict[str, Answered]:
        """By question what was answered, one for each that has an answer cell."""
        return {
            cell.question_id: self._written(cell) if cell.is_text else self._typed(cell)
            for cell in self.source
            if cell.role == "answer"
        }

    def _typed(self, cell: SourceCell) -> Answered:
        text = self.matches.text_of(cell.name)
        found = not_answered()
        if text is not None and text.strip():
            found = read_answer_cell(text, cell.variable, self._is_made)
        if not found.is_answer:
            elsewhere = self._elsewhere(cell)
            if elsewhere is not None:
                return elsewhere
        if found.is_mended:
            self.notes.append(
                Message(
                    "{question}: a slip of the pen was read as it was meant.",
                    question=cell.question_id,
                )
            )
        return _answered(cell, text or "", found, cell.name)

    def _elsewhere(self, cell: SourceCell) -> Answered | None:
        """The answer that was typed in another cell than its own: the last one counts."""
        for place in reversed(self._others):
            other = self.matches.found[place]
            if cell.variable not in other.source and cell.question_id not in other.source:
                continue
            self.n_searched += len(other.source)
            if self.n_searched > MOST_SEARCHED:
                return None
            found = self._in_other_cell(other.source, cell)
            if found is None or not found.is_answer:
                continue
            if found.is_typed or other.kind == "code":
                self.notes.append(
                    Message(
                        "{question}: the answer cell holds no answer; the one that was typed in "
                        "another cell counts.",
                        question=cell.question_id,
                    )
                )
                return _answered(cell, other.source, found, self.ids[place])
        return None

    def _in_other_cell(self, text: str, cell: SourceCell) -> Reading | None:
        try:
            found = read_statements(text, cell.variable, self._is_made)
            return found if found is not None else self._in_check(text, cell)
        except CannotRead:
            if re.search(rf"^[ \t]*{cell.variable}[ \t]*=(?!=)", text, re.M):
                return read_answer_cell(text, cell.variable, self._is_made)
            return None

    def _in_check(self, text: str, cell: SourceCell) -> Reading | None:
        """An answer that was typed between the brackets of ``check``."""
        for node in ast.walk(parsed(text)):
            match node:
                case ast.Call(func=ast.Name(id="check"), args=[ast.Constant(value=asked), given]):
                    if asked == cell.question_id:
                        try:
                            return Reading(is_typed=True, value=value_of(given, {}, self._is_made))
                        except NotLiteral:
                            return None
        return None

    def _written(self, cell: SourceCell) -> Answered:
        text = self.matches.text_of(cell.name)
        if text is not None and is_written(text, cell.text):
            return Answered(cell.question_id, text, value=_own_words(text, cell), cell_id=cell.name)
        beside = "\n\n".join(self.matches.found[n].source for n in self._own_texts(cell))
        if beside.strip():
            self.notes.append(
                Message(
                    "{question}: the text was written in a cell beside its own; it counts.",
                    question=cell.question_id,
                )
            )
            return Answered(cell.question_id, beside, value=beside.strip(), cell_id=cell.name)
        return Answered(
            cell.question_id, text or "", problem=not_answered().problem, cell_id=cell.name
        )

    def _own_texts(self, cell: SourceCell) -> Iterator[int]:
        """Texts of the student's own that touch the place of this answer."""
        place = self.matches.place_of.get(cell.name)
        if place is None:
            place = self.matches.place_of.get(f"{cell.name.removesuffix('answer')}show")
        if place is None:
            return
        taken, found = self.matches.taken, self.matches.found
        before, behind = place, place + 1
        while before > 0 and before - 1 not in taken and found[before - 1].kind != "code":
            before -= 1
        while behind < len(found) and behind not in taken and found[behind].kind != "code":
            behind += 1
        yield from (n for n in range(before, behind) if n != place)

    @cached_property
    def _others(self) -> tuple[int, ...]:
        """The cells in which somebody may have typed an answer that belongs elsewhere, in order.

        The answer cell of another question is one of them when it answers that question as well:
        then cells were merged. Else the wrong name was typed in it, and it says nothing.
        """
        apart = set()
        for cell in self.source:
            place = self.matches.place_of.get(cell.name)
            text = self.matches.text_of(cell.name) or ""
            is_merged = cell.role != "answer" or cell.variable in names_in(text)
            if place is not None and (bare(text) == bare(cell.text) or not is_merged):
                apart.add(place)
        return tuple(n for n in range(len(self.matches.found)) if n not in apart)

    def _is_made(self, name: str) -> bool:
        """Whether some cell gives this name a value, or may do so."""
        return name in self._made or "*" in self._made

    @cached_property
    def _made(self) -> frozenset[str]:
        made: set[str] = set()
        for cell in self.matches.found:
            if cell.kind == "code":
                made |= names_in(cell.source)
        return frozenset(made)


def _answered(cell: SourceCell, text: str, found: Reading, cell_id: str) -> Answered:
    return Answered(
        cell.question_id,
        text,
        found.is_typed,
        found.is_code,
        found.value,
        found.problem,
        cell_id,
    )


def _own_words(text: str, cell: SourceCell) -> str:
    """The text without the line that was handed out."""
    return text.replace(cell.text.strip(), "").strip() or text.strip()
