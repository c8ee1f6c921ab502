"""The columns that a trainer types the forms of the attitude check into."""

from __future__ import annotations

from quickscan_sim.language import Bilingual
from quickscan_sim.workshop.afterwards.attitude_items import load_attitude_items

CODE = Bilingual("code", "code")
MOMENT = Bilingual("moment", "moment")
BEFORE, AFTER = "before", "after"
MOMENTS = {BEFORE: Bilingual("voor", "before"), AFTER: Bilingual("na", "after")}


def attitude_columns() -> dict[str, Bilingual]:
    """Every column, by what it holds.

    >>> list(attitude_columns())
    ['code', 'moment', 'A1', 'A2', 'A3', 'A4', 'A5']
    """
    items = {item.item_id: Bilingual(item.item_id, item.item_id) for item in load_attitude_items()}
    return {"code": CODE, "moment": MOMENT, **items}
