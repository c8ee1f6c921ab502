"""The catalogue of misconceptions: read from its table, checked, and looked up by id."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from quickscan_sim.delimited import read_delimited
from quickscan_sim.errors import QuickscanError, nearest
from quickscan_sim.language import Bilingual, Message
from quickscan_sim.teach.misconceptions.misconception import Misconception

CATALOGUE = Path(__file__).parent.parent.parent / "data" / "misconceptions.csv"
BASICS = CATALOGUE.with_name("misconceptions_basics.csv")
"""Mistakes in what somebody needs beforehand: practised in M0, in no question that counts."""
MODULES = tuple(f"M{number}" for number in range(11))
DETECTIONS = ("number", "choice", "text")
TEXTS = ("statement", "shows_as", "explanation", "hint_1", "hint_2", "hint_3")
PLAIN = ("misconception_id", "module", "modules_also", "detection", "computation")
ID = re.compile(r"MV-[A-Z][1-9]\d*")


@cache
def load_misconceptions(path: Path = CATALOGUE) -> tuple[Misconception, ...]:
    """Every misconception of the catalogue, in its order.

    Parameters
    ----------
    path
        A table with the columns of ``data/misconceptions.csv``, such as :data:`BASICS`.

    Raises
    ------
    QuickscanError
        When a column is missing, an id is double or badly formed, a text has no Dutch or English
        twin, or a module or detection is unknown. All that is wrong is named at once.

    Examples
    --------
    >>> load_misconceptions()[0].statement.in_language("en")
    'A 5 is the best answer to every sentence.'
    """
    table = read_delimited(path)
    _check_columns(list(table.columns), path)
    rows = [
        {str(name): str(cell).strip() for name, cell in row.items()}
        for row in table.to_dict("records")
    ]
    wrong = [*_doubles(rows), *(message for row in rows for message in _faults(row))]
    if wrong:
        raise QuickscanError.of(wrong)
    return tuple(_read(row) for row in rows)


def misconception(misconception_id: str) -> Misconception:
    """The misconception with this id; an unknown one raises with the nearest.

    Raises
    ------
    QuickscanError
        When the catalogue has no such id.

    Examples
    --------
    >>> misconception("MV-S1").module
    'M2'
    """
    every = (*load_misconceptions(), *load_misconceptions(BASICS))
    known = {one.misconception_id: one for one in every}
    if misconception_id not in known:
        raise QuickscanError(
            "The catalogue of misconceptions has no {found}; the nearest is {near}.",
            found=repr(misconception_id),
            near=nearest(misconception_id, known) or ", ".join(known),
        )
    return known[misconception_id]


def _check_columns(columns: list[str], path: Path) -> None:
    expected = [*PLAIN, *(f"{text}_{language}" for text in TEXTS for language in ("nl", "en"))]
    missing = [name for name in expected if name not in columns]
    if missing:
        raise QuickscanError(
            "The catalogue of misconceptions {file} lacks the column {columns}.",
            file=path,
            columns=", ".join(missing),
        )


def _doubles(rows: list[dict[str, str]]) -> Iterator[Message]:
    for name, n in Counter(row["misconception_id"] for row in rows).items():
        if n > 1:
            yield Message(
                "The catalogue of misconceptions holds {name} {n} times. Give each its own id.",
                name=repr(name),
                n=n,
            )


def _faults(row: dict[str, str]) -> Iterator[Message]:
    name = row["misconception_id"]
    if not ID.fullmatch(name):
        yield Message("{name} is no id of a misconception; write one like MV-S1.", name=repr(name))
    for text in TEXTS:
        for language in ("nl", "en"):
            if not row[f"{text}_{language}"]:
                yield Message(
                    "Misconception {name} has no text in the column {column}.",
                    name=name,
                    column=f"{text}_{language}",
                )
    yield from _unknown(name, "module", [row["module"]], MODULES)
    yield from _unknown(name, "modules_also", row["modules_also"].split(), MODULES)
    yield from _unknown(name, "detection", row["detection"].split() or [""], DETECTIONS)


def _unknown(
    name: str, column: str, found: list[str], allowed: tuple[str, ...]
) -> Iterator[Message]:
    for value in found:
        if value not in allowed:
            yield Message(
                "Misconception {name} has {found} in the column {column}; choose from {allowed}.",
                name=name,
                found=repr(value),
                column=column,
                allowed=", ".join(allowed),
            )


def _read(row: dict[str, str]) -> Misconception:
    texts = {text: Bilingual(row[f"{text}_nl"], row[f"{text}_en"]) for text in TEXTS}
    return Misconception(
        misconception_id=row["misconception_id"],
        module=row["module"],
        detection=tuple(row["detection"].split()),
        statement=texts["statement"],
        shows_as=texts["shows_as"],
        explanation=texts["explanation"],
        hints=(texts["hint_1"], texts["hint_2"], texts["hint_3"]),
        modules_also=tuple(row["modules_also"].split()),
        computation=row["computation"],
    )
