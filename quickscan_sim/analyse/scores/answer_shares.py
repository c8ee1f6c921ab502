"""Which answers people gave, each apart: "I don't know" is neither a yes nor a no."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from quickscan_sim.analyse.intervals import (
    organisation_codes,
    share_interval,
    variance_components,
    why_no_interval,
)
from quickscan_sim.analyse.scores.given_answers import answers_of_part
from quickscan_sim.analyse.scores.sector_groups import SectorGroups
from quickscan_sim.analyse.typed_rows import typed_rows
from quickscan_sim.questionnaire import Item, Questionnaire
from quickscan_sim.vocabulary import PARTS, SMALL_CELL

COLUMNS = {
    "part": "str",
    "item_id": "str",
    "theme": "str",
    "outcome": "str",
    "sector": "str",
    "n": "Int64",
    "share": "float64",
    "ci_low": "float64",
    "ci_high": "float64",
    "withheld": "boolean",
    "reason": "str",
}
YES = 1


def summarise_answers(
    answers: pd.DataFrame,
    questionnaire: Questionnaire,
    professionals: pd.DataFrame,
    part: str | None = None,
    minimum: int = SMALL_CELL,
) -> pd.DataFrame:
    """The share of each answer to each item, of everybody and of each sector.

    Outcomes: ``right``, ``wrong`` and ``unknown`` for knowledge; ``yes``, ``no`` and, where the
    scale has a third answer, ``unknown`` for the checklist and wishes; the answer itself ("1",
    "2", ...) for practice and confidence, as given and not turned around. In a questionnaire file
    the last answer of a knowledge item is "I don't know", and so is a third answer beside yes (1)
    and no.

    Parameters
    ----------
    answers, professionals
        Tables of one wave. Open answers and n.v.t. are left out.
    part
        One part, such as ``"knowledge"``; by default all of them.

    Returns
    -------
    DataFrame
        A row per item, outcome and group (sector NA: everybody), with the number of people who
        answered the item, the share, and its 95 % interval, which takes colleagues into account.
        The shares of an item add up to 1. ``reason``: "withheld", "too_few_people", or
        "too_few_clusters" where only the interval is missing.
    """
    rows = [
        {"part": item.part, "item_id": item.item_id, "theme": item.theme_id or pd.NA} | row
        for one in ([part] if part is not None else PARTS)
        for item, given in answers_of_part(answers, questionnaire, professionals, one)
        for row in _rows(item, given, minimum)
    ]
    return typed_rows(rows, COLUMNS)


def outcomes_of(item: Item) -> dict[str, tuple[int, ...]]:
    """The outcomes of an item in the order they are shown, and the answers that make each.

    >>> from quickscan_sim.questionnaire import load_questionnaire
    >>> outcomes_of(load_questionnaire().item("know_1"))
    {'right': (3,), 'wrong': (1, 2, 4), 'unknown': (5,)}
    """
    values = item.scale.values
    if item.part == "knowledge":
        unknown = values[-1:] if item.correct != values[-1] else ()
        wrong = tuple(one for one in values if one != item.correct and one not in unknown)
        right = tuple(one for one in values if one == item.correct)
        found = {"right": right, "wrong": wrong, "unknown": unknown}
    elif item.part in ("wish", "checklist"):
        others = [one for one in values if one != YES]
        found = {"yes": (YES,), "no": tuple(others[:1]), "unknown": tuple(others[1:])}
    else:
        found = {str(one): (one,) for one in values}
    return {outcome: own for outcome, own in found.items() if own}


def _rows(item: Item, given: pd.DataFrame, minimum: int) -> Iterator[dict[str, object]]:
    answer, sector = given["answer"].to_numpy(float), given["sector"]
    organisation = organisation_codes(given["organisation_id"])
    groups = SectorGroups.of([sector], minimum)
    for outcome, values in outcomes_of(item).items():
        is_so = np.isin(answer, values).astype(float)
        components = variance_components(is_so, organisation, sector)
        for name, is_hidden, members in groups.members(sector):
            row: dict[str, object] = {"outcome": outcome, "sector": name, "withheld": is_hidden}
            if is_hidden:
                yield row | {"reason": "withheld"}
            elif not members.any():
                yield row | {"n": 0, "reason": "too_few_people"}
            else:
                low, high = share_interval(is_so[members], organisation[members], components)
                share = float(is_so[members].mean())
                numbers = {"n": int(members.sum()), "share": share, "ci_low": low, "ci_high": high}
                yield row | numbers | {"reason": why_no_interval(low, components)}
