"""What may be public about later measurements: their day, and which items changed."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from quickscan_sim.parameters import Parameters
from quickscan_sim.quickscan import CHANGED_ITEMS, MEASURED_ON
from quickscan_sim.simulate.changed_items import items_changed


def wave_notes(parameters: Parameters) -> dict[str, str]:
    """Notes for the recipe, a day and a list of item codes for each later wave.

    What an item changed by, and what else truly changed, is truth and stays out.
    """
    notes = {}
    for wave in range(2, parameters.n_waves + 1):
        day = months_later(parameters.measured_on, (wave - 1) * parameters.months_between)
        notes[MEASURED_ON.format(wave=wave)] = day.isoformat()
        changed = [one.item for one in items_changed(parameters, wave)]
        if changed:
            notes[CHANGED_ITEMS.format(wave=wave)] = " ".join(changed)
    return notes


def months_later(day: date, months: int) -> date:
    """The same day some months later; the last one of a shorter month.

    >>> months_later(date(2026, 8, 31), 6)
    datetime.date(2027, 2, 28)
    """
    month = day.year * 12 + day.month - 1 + months
    year, month = month // 12, month % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
