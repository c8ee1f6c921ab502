"""Read a library of actions, and say in which line what does not fit."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from quickscan_sim.advise.actions.action import (
    ANY,
    CONFIDENCES,
    EFFORTS,
    FEATURES,
    KINDS,
    LEVERS,
    Action,
)
from quickscan_sim.delimited import line_numbers, read_delimited
from quickscan_sim.errors import QuickscanError, nearest
from quickscan_sim.language import Bilingual, Message
from quickscan_sim.parameters.interventions import list_interventions

if TYPE_CHECKING:
    from quickscan_sim.questionnaire import Questionnaire

LIBRARY = Path(__file__).parents[2] / "data" / "actions.csv"
TEXTS = (
    "text",
    "first_step",
    "indicator",
    "who",
    "residents",
    "risk",
    "expected_effect",
    "mechanism",
    "resources",
)
TWINS = tuple(f"{name}_{language}" for name in TEXTS for language in ("nl", "en"))
CODES = ("action_id", "theme", "for_kind", "sector", "effort", "lever", "features", "intervention")
COLUMNS = (*CODES, *TWINS, "confidence", "source")
MAY_BE_EMPTY = ("features", "intervention")
AT_MOST_PROBLEMS = 12

Row = dict[str, str]


def load_actions(
    path: Path | None = None, questionnaire: Questionnaire | None = None
) -> tuple[Action, ...]:
    """The actions of a CSV file, in its order.

    Parameters
    ----------
    path
        Comma or semicolon, UTF-8 or cp1252; the library of the kit when none is given.
    questionnaire
        Whose themes and sectors the file may name; the practice questionnaire of the kit when
        none is given.

    Raises
    ------
    QuickscanError
        One sentence, with the line, for each thing that does not fit: a missing column, an empty
        text or source, a double ``action_id``, an unknown theme, kind, sector, effort, lever,
        feature, confidence or intervention.

    Examples
    --------
    >>> len(load_actions()) >= 60
    True
    """
    if path is None and questionnaire is None:
        return _library_of_the_kit()
    return _read(LIBRARY if path is None else Path(path), questionnaire)


@cache
def _library_of_the_kit() -> tuple[Action, ...]:
    return _read(LIBRARY, None)


def _read(path: Path, questionnaire: Questionnaire | None) -> tuple[Action, ...]:
    from quickscan_sim.questionnaire import load_questionnaire

    table = read_delimited(path)
    for column in COLUMNS:
        if column not in table:
            raise _no_column(path, column, [str(name) for name in table.columns])
    rows: list[Row] = [
        {str(name): str(cell).strip() for name, cell in row.items()}
        for row in table.to_dict("records")
    ]
    if not rows:
        raise QuickscanError(
            "The action library {file} has column names and no actions. Add at least one row.",
            file=path,
        )
    problems = list(_problems(rows, path, questionnaire or load_questionnaire()))
    if problems:
        raise QuickscanError.of(_shortened(problems))
    return tuple(_action(row) for row in rows)


def _no_column(path: Path, column: str, found: list[str]) -> QuickscanError:
    near = nearest(column, [name for name in found if name not in COLUMNS])
    if near is None:
        return QuickscanError(
            "Line 1 of the action library {file} has no column {column}.", file=path, column=column
        )
    return QuickscanError(
        "Line 1 of the action library {file} has no column {column}. Is {near} meant?",
        file=path,
        column=column,
        near=near,
    )


def _problems(rows: list[Row], path: Path, questionnaire: Questionnaire) -> Iterator[Message]:
    """Everything in the file that does not fit, from the first line to the last."""
    may_be = _allowed(questionnaire)
    lines = line_numbers(path)[1:]
    first_line: dict[str, int] = {}
    for row, line in zip(rows, lines, strict=True):
        yield from _empty(row, line, path)
        for column, allowed in may_be.items():
            for found in _values(row, column):
                if found not in allowed:
                    yield _unknown(row, line, path, column, found, allowed)
        action_id = row["action_id"]
        if action_id and action_id in first_line:
            yield Message(
                "Line {line} of {file}: the action_id {action} stands in line {first} already. "
                "Give every action its own.",
                line=line,
                file=path,
                action=action_id,
                first=first_line[action_id],
            )
        first_line.setdefault(action_id, line)


def _allowed(questionnaire: Questionnaire) -> dict[str, Collection[str]]:
    """The codes that each column may hold."""
    return {
        "theme": (*questionnaire.theme_ids, ANY),
        "for_kind": KINDS,
        "sector": (*(sector.sector_id for sector in questionnaire.sectors), ANY),
        "effort": EFFORTS,
        "lever": LEVERS,
        "features": FEATURES,
        "confidence": CONFIDENCES,
        "intervention": [one.name for one in list_interventions()],
    }


SEVERAL: tuple[str, ...] = ("for_kind", "sector", "features")


def _values(row: Row, column: str) -> list[str]:
    """What a cell holds: several codes with spaces between them, or one; none when empty."""
    cell = row[column]
    return cell.split() if column in SEVERAL or not cell else [cell]


def _empty(row: Row, line: int, path: Path) -> Iterator[Message]:
    for column in COLUMNS:
        if row[column] or column in MAY_BE_EMPTY:
            continue
        if column in TWINS:
            yield Message(
                "Line {line} of {file}: the action {action} has nothing in the column {column}. "
                "Every action is written in Dutch and in English.",
                line=line,
                file=path,
                action=row["action_id"] or "?",
                column=column,
            )
        else:
            yield Message(
                "Line {line} of {file}: the column {column} is empty.",
                line=line,
                file=path,
                column=column,
            )


def _unknown(
    row: Row, line: int, path: Path, column: str, found: str, allowed: Collection[str]
) -> Message:
    near = nearest(found, allowed)
    facts = {
        "line": line,
        "file": path,
        "action": row["action_id"] or "?",
        "found": repr(found),
        "column": column,
        "allowed": ", ".join(allowed),
    }
    if near is None:
        return Message(
            "Line {line} of {file}: the action {action} has {found} in the column {column}; "
            "expected one of {allowed}.",
            **facts,
        )
    return Message(
        "Line {line} of {file}: the action {action} has {found} in the column {column}. Is {near} "
        "meant? Expected one of {allowed}.",
        near=near,
        **facts,
    )


def _shortened(problems: list[Message]) -> list[Message]:
    """The first problems, and how many more there are."""
    rest = len(problems) - AT_MOST_PROBLEMS
    if rest <= 0:
        return problems
    more = Message("There are {n} more such places in this file.", n=rest)
    return [*problems[:AT_MOST_PROBLEMS], more]


def _action(row: Row) -> Action:
    texts = {name: Bilingual(row[f"{name}_nl"], row[f"{name}_en"]) for name in TEXTS}
    return Action(
        action_id=row["action_id"],
        theme=row["theme"],
        for_kinds=tuple(row["for_kind"].split()),
        sectors=tuple(row["sector"].split()),
        effort=row["effort"],
        lever=row["lever"],
        features=tuple(row["features"].split()),
        intervention=row["intervention"],
        confidence=row["confidence"],
        source=row["source"],
        **texts,
    )
