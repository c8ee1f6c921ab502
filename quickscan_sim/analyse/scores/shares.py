"""What people want to learn, feel sure of and know, and what their organisation has arranged."""

from __future__ import annotations

import numpy as np
import pandas as pd

from quickscan_sim.analyse.disclosure.withholding import withheld_groups
from quickscan_sim.analyse.given import ANSWERS, PEOPLE, check_table
from quickscan_sim.analyse.intervals import share_interval, variance_components, why_no_interval
from quickscan_sim.analyse.typed_rows import typed_rows
from quickscan_sim.questionnaire import Item, Questionnaire
from quickscan_sim.vocabulary import SMALL_CELL

COLUMNS = {
    "part": "str",
    "item_id": "str",
    "theme": "str",
    "sector": "str",
    "n": "Int64",
    "share": "float64",
    "ci_low": "float64",
    "ci_high": "float64",
    "withheld": "boolean",
    "reason": "str",
}


def summarise_shares(
    answers: pd.DataFrame,
    questionnaire: Questionnaire,
    professionals: pd.DataFrame,
    minimum: int = SMALL_CELL,
) -> pd.DataFrame:
    """The share that said yes, was right, or felt sure, of everybody and of each sector.

    Counts as yes: the answer 1 for wishes and the checklist, the correct answer for knowledge,
    the two highest answers for confidence, and also for the items on handelingsverlegenheid
    ("I see it, but do not know what I can do"), which appear as the part "hesitation". Open
    answers and n.v.t. are left out; "I don't know" is an answer, and not a yes.

    Parameters
    ----------
    answers, professionals
        Tables of one wave.

    Returns
    -------
    DataFrame
        A row per item and group (sector NA: everybody), with the number of people who answered,
        the share, and its 95 % interval, which takes colleagues into account. Small groups are
        withheld. ``reason`` says why numbers are missing ("withheld"), or only the interval
        ("too_few_clusters": every sector has one organisation).

    Raises
    ------
    QuickscanError
        For a table without its columns.
    """
    check_table(answers, "answers", ANSWERS)
    check_table(professionals, "professionals", PEOPLE)
    items = [item for item in questionnaire.items if _kind(item)]
    belongs = professionals[["professional_id", "wave", "organisation_id", "sector"]]
    is_given = answers["answer"].notna() & ~answers["not_applicable"].fillna(False).astype(bool)
    given = answers[is_given].merge(belongs, on=["professional_id", "wave"])
    rows = [
        {"part": _kind(item), "item_id": item.item_id, "theme": item.theme_id or pd.NA} | row
        for item in items
        for row in _rows(given[given["item_id"] == item.item_id], item, minimum)
    ]
    return typed_rows(rows, COLUMNS)


def _kind(item: Item) -> str:
    """The part that the item is summarised under; "" for items that only make scores."""
    if item.part != "practice":
        return item.part
    return "hesitation" if item.aspect == "hesitation" else ""


def says_yes(answer: pd.Series, item: Item) -> pd.Series:
    """True where the answer counts as yes, right or sure."""
    if item.part == "knowledge":
        return answer == item.correct
    if item.part in ("confidence", "practice"):
        return answer >= item.scale.high - 1
    return answer == 1


def _rows(given: pd.DataFrame, item: Item, minimum: int) -> list[dict[str, object]]:
    if given.empty:
        return []
    yes = says_yes(given["answer"], item).astype("float64")
    components = variance_components(yes, given["organisation_id"], given["sector"])
    sectors = sorted(given["sector"].unique())
    hidden = _hidden(given, yes, sectors, minimum)
    rows = []
    for sector, is_hidden in zip([pd.NA, *sectors], hidden, strict=True):
        inside = np.ones(len(given), bool) if sector is pd.NA else (given["sector"] == sector)
        numbers: dict[str, object] = {"reason": "withheld"}
        if not is_hidden:
            low, high = share_interval(yes[inside], given["organisation_id"][inside], components)
            numbers = {
                "n": int(inside.sum()),
                "share": float(yes[inside].mean()),
                "ci_low": low,
                "ci_high": high,
                "reason": why_no_interval(low, components),
            }
        rows.append({"sector": sector} | numbers | {"withheld": bool(is_hidden)})
    return rows


def _hidden(
    given: pd.DataFrame, yes: pd.Series[float], sectors: list[str], minimum: int
) -> np.ndarray:
    """Everybody and the sectors that are withheld, so that their people do not all answer alike.

    Everybody minus the sectors that are shown is known. When all of those people, or none of
    them, said yes, so did each of them: then one more sector is withheld, the smallest with
    another answer; without one, everybody.
    """
    of_sector = given["sector"]
    sizes = of_sector.value_counts().reindex(sectors).to_numpy()
    membership = np.vstack([np.ones(len(sectors), dtype=int), np.eye(len(sectors), dtype=int)])
    hidden = withheld_groups(membership, sizes, ["all"] + ["sector"] * len(sectors), minimum)
    n_yes = yes.groupby(of_sector).sum().reindex(sectors).to_numpy()
    left = hidden[1:]
    if not left.any() or 0 < n_yes[left].sum() < sizes[left].sum():
        return hidden
    differs = n_yes < sizes if n_yes[left].any() else n_yes > 0
    mixed = np.flatnonzero(differs & ~left)
    if len(mixed):
        hidden[1 + mixed[np.argmin(sizes[mixed])]] = True
    else:
        hidden[:] = True
    return hidden
