"""The five items of the attitude check: own practice items, not a validated instrument."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from quickscan_sim.delimited import read_delimited
from quickscan_sim.language import Bilingual, mark

ITEMS = Path(__file__).parents[2] / "data" / "workshop" / "attitudes.csv"
STRUCTURAL, INDIVIDUAL, FATE = "structural", "individual", "fate"
SCALE: Mapping[int, str] = {
    1: mark("fully disagree"),
    2: mark("disagree"),
    3: mark("neither"),
    4: mark("agree"),
    5: mark("fully agree"),
}


@dataclass(frozen=True)
class AttitudeItem:
    """A statement, and which kind of cause of poverty somebody agrees with."""

    item_id: str
    cause: str
    text: Bilingual


@cache
def load_attitude_items() -> tuple[AttitudeItem, ...]:
    """The items, in the order of the form.

    >>> [item.cause for item in load_attitude_items()].count("structural")
    2
    """
    rows = read_delimited(ITEMS).to_dict("records")
    return tuple(
        AttitudeItem(str(row["item_id"]), str(row["cause"]), Bilingual(row["nl"], row["en"]))
        for row in rows
    )
