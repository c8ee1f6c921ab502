"""Columns of the partner question about a partner or layer that the mapping does not know."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from quickscan_sim.errors import nearest
from quickscan_sim.exchange.codes import first_of, plain
from quickscan_sim.exchange.mapping import ExportMapping, Partners
from quickscan_sim.exchange.survey_table import SurveyTable
from quickscan_sim.language import Message

KINDS = ("ticked", "level", "quality")


def unlisted_partners(
    mapping: ExportMapping, table: SurveyTable, used: Iterable[str]
) -> list[Message]:
    """A sentence for each filled column that fits a pattern and is about nothing known.

    Such a column is not read. Without this sentence its ties would be lost in silence.
    ``used`` are the columns that the mapping asks for.
    """
    partners = mapping.partners
    if partners is None or partners.table is not None:
        return []
    known = set(used)
    others = [str(name) for name in table.cells.columns if name not in known]
    missing = {"", *(plain(code) for code in mapping.missing)}
    found = []
    for column, partner, layer in _fitting(partners, others):
        n = sum(plain(str(text)) not in missing for text in table.cells[column])
        if n:
            found.append(_sentence(mapping, partners, Column(column, n, partner, layer)))
    return first_of(found)


def _fitting(partners: Partners, columns: Iterable[str]) -> Iterator[tuple[str, str, str | None]]:
    """Columns that fit a pattern, with the code of the partner and of the layer in them."""
    patterns = [getattr(partners, kind) for kind in KINDS]
    shapes = [
        re.compile(
            re.escape(pattern)
            .replace(r"\{partner\}", "(?P<partner>.+)", 1)
            .replace(r"\{layer\}", "(?P<layer>[^_]+)", 1)
        )
        for pattern in patterns
        if pattern is not None
    ]
    for column in columns:
        match = next((found for shape in shapes if (found := shape.fullmatch(column))), None)
        if match:
            yield column, match["partner"], match.groupdict().get("layer")


@dataclass(frozen=True)
class Column:
    """A column that was not read, its filled cells, and the codes in its name."""

    name: str
    n: int
    partner: str
    layer: str | None


def _sentence(mapping: ExportMapping, partners: Partners, found: Column) -> Message:
    codes = [
        facts.partner_code or code for code, facts in mapping.organisations.items() if facts.listed
    ]
    if found.partner not in codes:
        return Message(
            "The column {column} was not read: {partner} is no organisation of the mapping "
            "(filled cells: {n}). The nearest is {near}. Correct the code, or add it under "
            "organisations.",
            column=found.name,
            n=found.n,
            partner=repr(found.partner),
            near=_nearest(found.partner, codes),
        )
    return Message(
        "The column {column} was not read: {layer} is no theme under layers in the mapping "
        "(filled cells: {n}). The nearest is {near}.",
        column=found.name,
        n=found.n,
        layer=repr(found.layer),
        near=_nearest(found.layer or "", list(partners.layers)),
    )


def _nearest(code: str, codes: list[str]) -> str:
    return nearest(code, codes) or ", ".join(codes)
