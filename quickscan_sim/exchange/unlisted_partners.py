"""Columns of the partner question about a partner or layer that the mapping does not know."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from quickscan_sim.errors import nearest
from quickscan_sim.exchange.codes import first_of, plain
from quickscan_sim.exchange.mapping import Partners
from quickscan_sim.exchange.survey import Survey
from quickscan_sim.exchange.survey_answers import filled
from quickscan_sim.exchange.survey_columns import used_columns
from quickscan_sim.language import Message

KINDS = ("ticked", "level", "quality")


def unlisted_partners(survey: Survey, partners: Partners) -> list[Message]:
    """A sentence for each filled column that fits a pattern and is about nothing known.

    Such a column is not read. Without this sentence its ties would be lost in silence.
    """
    used = {use.column for use in used_columns(survey.mapping, survey.questionnaire)}
    others = [str(name) for name in survey.cells.columns if name not in used]
    missing = {"", *(plain(code) for code in survey.mapping.missing)}
    found = []
    for column, partner, layer in _fitting(partners, others):
        n = int(filled(survey.cells[[column]], missing).iloc[:, 0].sum())
        if n:
            found.append(_sentence(survey, partners, column, partner, layer, n))
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


def _sentence(
    survey: Survey, partners: Partners, column: str, partner: str, layer: str | None, n: int
) -> Message:
    codes = [
        facts.partner_code or code
        for code, facts in survey.mapping.organisations.items()
        if facts.listed
    ]
    facts = {"column": column, "n": n}
    if partner not in codes:
        return Message(
            "The column {column} was not read: {partner} is no organisation of the mapping "
            "(filled cells: {n}). The nearest is {near}. Correct the code, or add it under "
            "organisations.",
            partner=repr(partner),
            near=_nearest(partner, codes),
            **facts,
        )
    return Message(
        "The column {column} was not read: {layer} is no theme under layers in the mapping "
        "(filled cells: {n}). The nearest is {near}.",
        layer=repr(layer),
        near=_nearest(layer or "", list(partners.layers)),
        **facts,
    )


def _nearest(code: str, codes: list[str]) -> str:
    return nearest(code, codes) or ", ".join(codes)
