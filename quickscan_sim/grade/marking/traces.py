"""What a notebook itself tells of time and hints, for whoever lets JupyterLab keep it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from quickscan_sim.grade.assignment import cell_name, grade_id

HINT = re.compile(r"\b(M\d+\.[WA]\d+): hint (\d+) (?:van|of) \d+")
LONGEST = 4 * 3600
"""Seconds; more between showing and checking is a pause, not work."""


def seconds_on(question_id: str, cells: Sequence[Mapping[str, Any]]) -> float | None:
    """From showing a question to its last check, in seconds; None when the notebook does not say.

    JupyterLab keeps these times when "record timing" is on; the kit leaves it off.
    """
    by_name = {grade_id(cell): cell for cell in cells}
    shown = _time(by_name.get(cell_name(question_id, "show")), "iopub.execute_input")
    checked = _time(by_name.get(cell_name(question_id, "check")), "shell.execute_reply")
    if shown is None or checked is None:
        return None
    try:
        spent = (checked - shown).total_seconds()
    except TypeError:  # one with a time zone, the other without
        return None
    return spent if 0 < spent <= LONGEST else None


def hints_in(cells: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    """The furthest hint of a question that still stands in the notebook.

    A help cell shows one hint at a time, so this is the least that was opened.

    >>> hints_in([{"outputs": [{"data": {"text/plain": "M2.W1: hint 2 van 3"}}]}])
    {'M2.W1': 2}
    """
    opened: dict[str, int] = {}
    for cell in cells:
        for text in _texts(cell):
            for question_id, number in HINT.findall(text):
                opened[question_id] = max(opened.get(question_id, 0), int(number))
    return opened


def _texts(cell: Mapping[str, Any]) -> Iterator[str]:
    outputs = cell.get("outputs")
    for output in outputs if isinstance(outputs, list) else []:
        data = output.get("data") if isinstance(output, Mapping) else None
        text = data.get("text/plain") if isinstance(data, Mapping) else None
        if isinstance(text, list):
            text = "".join(str(line) for line in text)
        if isinstance(text, str):
            yield text


def _time(cell: Mapping[str, Any] | None, event: str) -> datetime | None:
    metadata = cell.get("metadata") if cell else None
    times = metadata.get("execution") if isinstance(metadata, Mapping) else None
    found = times.get(event) if isinstance(times, Mapping) else None
    try:
        return datetime.fromisoformat(str(found)) if found else None
    except ValueError:
        return None
