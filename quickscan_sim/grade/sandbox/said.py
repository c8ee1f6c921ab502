"""The lines that came out of a run, as a record; at most one answer for everything wanted."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from quickscan_sim.grade.sandbox.limits import Limits
from quickscan_sim.grade.sandbox.plain_data import from_tagged
from quickscan_sim.grade.sandbox.ran import Called, Fetched, Wanted
from quickscan_sim.grade.submissions.submission import StudentCell
from quickscan_sim.language import Count, Message


class Said:
    """Takes lines as they come; what does not fit what was asked is passed over.

    Whoever runs inside can write lines too. They can only stand for answers of that student, which
    could just as well have been typed.
    """

    def __init__(
        self, cells: Sequence[StudentCell], wanted: Sequence[Wanted], limits: Limits
    ) -> None:
        self._cells = {cell.cell_id for cell in cells}
        self._wanted = {(one.name, one.after_cell): one for one in wanted}
        self._limits = limits
        self.fetched: dict[str, Fetched] = {}
        self.errors: dict[str, str] = {}
        self.has_started = False
        self.is_done = False

    def take(self, line: bytes) -> None:
        """Read one line; anything that is no line of the agreed form changes nothing."""
        try:
            said = json.loads(line)
            if type(said) is dict:
                self._take(said)
        except (ValueError, TypeError, KeyError, RecursionError, OverflowError):
            return

    def _take(self, said: dict[str, Any]) -> None:
        self.has_started = self.has_started or "started" in said
        if said.get("cell") in self._cells and "error" in said:
            self.errors.setdefault(said["cell"], _line(said["error"]))
        asked = self._wanted.get((said.get("wanted"), said.get("after")))  # type: ignore[arg-type]
        if asked is not None and asked.name not in self.fetched:
            self.fetched[asked.name] = self._answer(asked, said)
        # Student code can say so too, but not before its own answers were heard.
        self.is_done = self.is_done or ("done" in said and self._is_complete())

    def _is_complete(self) -> bool:
        return all(
            one.name in self.fetched
            for one in self._wanted.values()
            if one.after_cell in self._cells
        )

    def _answer(self, asked: Wanted, said: dict[str, Any]) -> Fetched:
        if "problem" in said:
            return Fetched(problem=problem_of(asked, said, self._limits))
        depth = self._limits.value_depth + 1
        if asked.calls is None:
            return Fetched(from_tagged(said["value"], depth))
        calls = said["calls"]
        if type(calls) is not list or len(calls) != len(asked.calls):
            raise ValueError("not every call")
        return Fetched(tuple(self._call(asked, one, depth) for one in calls))

    def _call(self, asked: Wanted, said: dict[str, Any], depth: int) -> Called:
        if "problem" in said:
            sentence = problem_of(asked, said, self._limits)
            return Called(error=("ValueError", sentence.in_language("en")))
        if "error" in said:
            name, text = said["error"]
            return Called(error=(_line(name), _line(text)))
        return Called(from_tagged(said["value"], depth))

    def missing(self, failure: Message | None = None) -> dict[str, Fetched]:
        """For everything wanted that never came: why the run ended, or that it got not so far."""
        return {
            one.name: Fetched(problem=_not_reached(one, self._cells, failure))
            for one in self._wanted.values()
            if one.name not in self.fetched
        }


def _not_reached(asked: Wanted, cells: set[str], failure: Message | None) -> Message:
    if asked.after_cell not in cells:
        return Message(
            "The cell that makes {name} is not in the notebook, so there is no answer to read.",
            name=asked.name,
        )
    if failure is not None:
        return failure
    return Message(
        "Your notebook did not get as far as {name}: it ended in a cell before, or in this one.",
        name=asked.name,
    )


def problem_of(asked: Wanted, said: dict[str, Any], limits: Limits) -> Message:
    """The sentence for why there is no value."""
    detail = _line(said.get("detail", ""))
    facts: dict[str, object] = {
        "name": asked.name,
        "type": detail,
        "reason": detail,
        "bytes": Count(limits.value_bytes),
        "parts": Count(limits.value_parts),
        "depth": limits.value_depth,
    }
    sentence = _PROBLEMS.get(str(said["problem"]), _PROBLEMS["unreadable"])
    return Message(sentence.text, **facts)


def _line(text: object) -> str:
    """Someone else's text: one line, printable, and short."""
    cut = text[:200] if type(text) is str else ""
    return "".join(sign if sign.isprintable() else " " for sign in cut).strip()


_PROBLEMS = {
    "missing": Message(
        "After this cell there is nothing with the name {name}. Does the cell give an error, or "
        "has the name changed?"
    ),
    "unwritten": Message("Not answered yet: write your function first."),
    "no function": Message("Give the function itself, so its name without brackets behind it."),
    "large": Message(
        "{name} is too large for an answer: more than {parts} numbers or texts, or more than "
        "{bytes} signs. Give only what is asked."
    ),
    "deep": Message(
        "{name} holds lists within lists, more than {depth} deep, or a list that holds itself. "
        "Give only what is asked."
    ),
    "function": Message(
        "You gave a function itself. Give what it yields: write brackets () behind its name."
    ),
    "widget": Message(
        "You gave a button or slider itself. Type the value that it shows, or write .value "
        "behind its name. What a slider shows is not kept with your notebook."
    ),
    "type": Message(
        "{name} is of the type {type}, and that is no answer. Give a number, a text, a list or a "
        "column."
    ),
    "unreadable": Message("{name} could not be read: {reason}."),
}
