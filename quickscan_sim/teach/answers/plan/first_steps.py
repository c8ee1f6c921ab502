"""How many of many plans can be first steps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quickscan_sim.language import current_language, translator
from quickscan_sim.teach.answers.dealt import dealt
from quickscan_sim.teach.answers.plan.plan_rows import load_plan_rows
from quickscan_sim.teach.answers.registry import answers

if TYPE_CHECKING:
    import pandas as pd

    from quickscan_sim.teach.own_data import OwnData

SOON = 6
"""A first step starts within so many weeks."""
N_ROWS = 10
LATE = (7, 30)


@dataclass(frozen=True)
class _Row:
    number: int
    week: int
    has_owner: bool


@answers
def count_first_steps(data: OwnData, within: int = SOON, needs_owner: bool = True) -> int:
    """How many rows start within six weeks and have an owner.

    Parameters
    ----------
    within
        In which week a step starts at the latest.
    needs_owner
        False for whoever does not ask who does it.
    """
    rows = _rows(data)
    return sum(row.week <= within and (row.has_owner or not needs_owner) for row in rows)


@answers
def first_steps_table(data: OwnData) -> pd.DataFrame:
    """Ten plans: the step, in which week it starts, and who pulls it."""
    import pandas as pd

    language = current_language()
    _ = translator(language)
    texts = load_plan_rows()
    cells = [
        [
            texts[row.number].step.in_language(language),
            row.week,
            texts[row.number].owner.in_language(language) if row.has_owner else "–",
        ]
        for row in _rows(data)
    ]
    return pd.DataFrame(cells, columns=[_("step"), _("starts in week"), _("owner")])


def _rows(data: OwnData) -> list[_Row]:
    """Two or three first steps, one to three soon without an owner, the others later."""
    chance = dealt(data, "first steps")
    n_right, n_without = int(chance.integers(2, 4)), int(chance.integers(1, 4))
    order = chance.permutation(N_ROWS)
    rows = []
    for place, number in enumerate(chance.permutation(len(load_plan_rows()))[:N_ROWS]):
        soon = place < n_right + n_without
        week = chance.integers(1, SOON + 1) if soon else chance.integers(*LATE)
        # Among the later ones some have no owner either: an empty cell alone tells nothing.
        has_owner = place < n_right if soon else bool(chance.random() < 0.6)
        rows.append(_Row(int(number), int(week), has_owner))
    return [rows[place] for place in order]
