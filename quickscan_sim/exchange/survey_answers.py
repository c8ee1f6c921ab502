"""The answers of an export: a row per person and item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickscan_sim.exchange.codes import answer_codes, first_of, plain, shown, translate
from quickscan_sim.exchange.personal_data import KINDS
from quickscan_sim.exchange.survey import Survey
from quickscan_sim.exchange.survey_columns import item_columns
from quickscan_sim.language import Message

if TYPE_CHECKING:
    import pandas as pd

    from quickscan_sim.questionnaire import Item, Scale

NOT_APPLICABLE = -999
"""Stands for "not applicable" while cells are translated; no scale has such an answer."""


def read_answers(survey: Survey, people: pd.DataFrame) -> tuple[pd.DataFrame, list[Message]]:
    """The table ``answers``, and a sentence for each answer that does not exist."""
    import pandas as pd

    columns = item_columns(survey.mapping, survey.questionnaire)
    items = [item for item in survey.questionnaire.items if item.item_id in columns]
    personal = _personal_items(survey, columns)
    if personal:
        return pd.DataFrame(), personal
    values: dict[str, pd.Series] = {}
    problems: list[Message] = []
    for scale, group in _by_scale(items):
        codes = _codes(survey, scale)
        empty = _meaning_of_empty(survey, scale, [columns[item.item_id] for item in group])
        for item in group:
            cells = survey.column(columns[item.item_id])
            found = translate(cells, codes)
            problems += _wrong(survey, columns[item.item_id], cells, found, codes)
            values[item.item_id] = _without_missing(found.where(cells != "", empty))
    long = _long(people, [values[item.item_id] for item in items], [i.item_id for i in items])
    return long, first_of(problems)


def has_answers(survey: Survey) -> pd.Series:
    """Which rows hold at least one filled cell at the items."""
    columns = list(item_columns(survey.mapping, survey.questionnaire).values())
    missing = {"", *(plain(code) for code in survey.mapping.missing)}
    return filled(survey.cells[columns], missing).any(axis=1)


def filled(cells: pd.DataFrame, missing: set[str]) -> pd.DataFrame:
    """Which cells hold something else than a code for missing."""
    empty = {text for name in cells for text in cells[name].unique() if plain(text) in missing}
    return ~cells.isin(list(empty))


def _by_scale(items: list[Item]) -> list[tuple[Scale, list[Item]]]:
    """The items of each scale and part together: one block of the form."""
    blocks: dict[tuple[str, str], list[Item]] = {}
    for item in items:
        blocks.setdefault((item.scale.scale_id, item.part), []).append(item)
    return [(group[0].scale, group) for group in blocks.values()]


def _codes(survey: Survey, scale: Scale) -> dict[str, object]:
    """The value of each code; None for a code that means missing."""
    mapping = survey.mapping
    given = mapping.answers.get(scale.scale_id)
    missing: dict[str, object] = {plain(code): MISSING for code in mapping.missing}
    not_applicable = {plain(code): NOT_APPLICABLE for code in mapping.not_applicable}
    return missing | not_applicable | answer_codes(scale, given, mapping.answers_are_texts)


MISSING = -998
"""Stands for a code that the mapping calls missing while cells are translated."""


def _without_missing(found: pd.Series) -> pd.Series:
    values = found.astype("Int64")
    return values.mask(values == MISSING)


def _meaning_of_empty(survey: Survey, scale: Scale, columns: list[str]) -> pd.Series:
    """What an empty cell means: normally missing; a code "" in the mapping says otherwise.

    A box that was not ticked is a "no" only for who ticked another box of the same list.
    """
    import pandas as pd

    meaning = survey.mapping.answers.get(scale.scale_id, {}).get("")
    nothing = pd.Series([pd.NA] * len(survey.cells), index=survey.cells.index, dtype="object")
    if meaning is None:
        return nothing
    return nothing.mask((survey.cells[columns] != "").any(axis=1), meaning)


def _wrong(
    survey: Survey, column: str, cells: pd.Series, found: pd.Series, codes: dict[str, object]
) -> list[Message]:
    wrong = cells[found.isna() & (cells != "")].drop_duplicates()
    allowed = [code for code, value in codes.items() if code and value != MISSING]
    return [
        Message(
            "Row {row}, column {column}: {found} is not an answer to this question. Expected one "
            "of {allowed}, or nothing. Correct the cell, or add the code under answers, "
            "not_applicable or missing in the mapping.",
            row=survey.row(index),
            column=column,
            found=shown(text),
            allowed=", ".join(allowed),
        )
        for index, text in wrong.items()
    ]


def _personal_items(survey: Survey, columns: dict[str, str]) -> list[Message]:
    return first_of(
        survey.file.at(
            ("items", item_id) if item_id in survey.mapping.items else ("item_pattern",),
            Message(
                "the column {column} seems to hold {kind}, not answers to {item}. Give the right "
                "column.",
                column=column,
                kind=KINDS[survey.personal[column]],
                item=item_id,
            ),
        )
        for item_id, column in columns.items()
        if column in survey.personal and survey.personal[column] != "birth_date"
    )


def _long(people: pd.DataFrame, values: list[pd.Series], item_ids: list[str]) -> pd.DataFrame:
    """One row per person and item: person by person, items in the order of the form."""
    import numpy as np
    import pandas as pd

    n_people, n_items = len(people), len(item_ids)
    grid = np.stack([column.to_numpy("float64", na_value=np.nan) for column in values], axis=1)
    flat = grid.reshape(-1)
    not_applicable = flat == NOT_APPLICABLE
    answer = pd.Series(np.where(not_applicable, np.nan, flat)).astype("Int64")
    return pd.DataFrame(
        {
            "professional_id": np.repeat(people["professional_id"].to_numpy(object), n_items),
            "wave": np.repeat(people["wave"].to_numpy("int64"), n_items),
            "item_id": np.tile(np.array(item_ids, dtype=object), n_people),
            "answer": answer,
            "not_applicable": not_applicable,
        }
    )
