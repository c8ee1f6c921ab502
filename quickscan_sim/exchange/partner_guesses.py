"""Recognise the partner question in the columns of an export."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quickscan_sim.exchange.codes import TICKED, plain

if TYPE_CHECKING:
    import pandas as pd

    from quickscan_sim.questionnaire import Questionnaire

MOST_LAYERS = 8


@dataclass(frozen=True)
class Array:
    """Columns such as ``P[A]``, ``P[B]``: a question with one column per part."""

    name: str
    columns: dict[str, str]
    values: frozenset[str]


def find_arrays(cells: pd.DataFrame) -> list[Array]:
    """The questions that the export spreads over columns with their part between brackets."""
    groups: dict[str, dict[str, str]] = {}
    for name in map(str, cells.columns):
        found = re.fullmatch(r"(.+)\[([^\[\]]+)\]", name)
        if found:
            groups.setdefault(found[1], {})[found[2]] = name
    return [
        Array(name, columns, _values_in(cells, columns.values()))
        for name, columns in groups.items()
        if len(columns) > 1
    ]


def _values_in(cells: pd.DataFrame, names: Iterable[str]) -> frozenset[str]:
    return frozenset(plain(str(text)) for name in names for text in cells[name].unique())


def guess_partners(
    arrays: list[Array],
    organisations: tuple[str, ...],
    questionnaire: Questionnaire,
    items: set[str],
) -> tuple[dict[str, str], dict[str, str], list[str]]:
    """Patterns of the partner question, the layer of each code in them, and the partners.

    An array is about partners when at least half of its parts are organisations; others may
    not have answered.
    """
    partners: dict[str, str] = {}
    layers: dict[str, str] = {}
    listed: list[str] = []
    known = {plain(code) for code in organisations}
    # A 1 may be a tick as well as a quality.
    ticks = set(map(plain, TICKED)) - {"1"}
    for array in arrays:
        if set(array.columns.values()) & items:
            continue
        whole = list(array.columns)
        starts = [part.rpartition("_")[0] for part in whole]
        ends = sorted({part.rpartition("_")[2] for part in whole})
        if _are_mostly(whole, known) and array.values & ticks:
            partners.setdefault("ticked", f"{array.name}[{{partner}}]")
            partners |= _beside_partners(array)
            listed += [part for part in whole if array.columns[part] not in partners.values()]
        elif _are_mostly(starts, known) and len(ends) <= MOST_LAYERS:
            partners.setdefault("level", f"{array.name}[{{partner}}_{{layer}}]")
            layers |= _layers(ends, questionnaire)
        elif _are_mostly(whole, known) and _numbers(array) <= {1, 2, 3, 4}:
            partners.setdefault("quality", f"{array.name}[{{partner}}]")
    return partners, layers, listed


def _are_mostly(parts: list[str], known: set[str]) -> bool:
    return 2 * sum(plain(part) in known for part in parts) >= len(parts)


def _beside_partners(array: Array) -> dict[str, str]:
    """The columns in a list of partners that are no partner: "other" and "none"."""
    found = {}
    for part, column in array.columns.items():
        if re.fullmatch(r"other|anders|overig", part.casefold()):
            found["other"] = column
        elif re.fullmatch(r"geen|none|niemand|nobody|nvt", part.casefold()):
            found["no_partners"] = column
    return found


def _numbers(array: Array) -> set[int]:
    digits = [re.sub(r"^\D+", "", value) for value in array.values if value]
    return {int(text) if text.isdigit() else -1 for text in digits}


def _layers(codes: list[str], questionnaire: Questionnaire) -> dict[str, str]:
    """Layer of each code: the layer whose own code or name begins with it."""
    found = {}
    for code in codes:
        names = {
            layer.layer_id: (layer.layer_id, layer.name.nl.casefold(), layer.name.en.casefold())
            for layer in questionnaire.layers
        }
        hits = [
            layer
            for layer, options in names.items()
            if any(option.startswith(code.casefold()) for option in options)
        ]
        found[code] = hits[0] if len(hits) == 1 else ""
    return found
