"""A draft of four rows in which something may be missing; what, differs from pack to pack."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from quickscan_sim.language import Message, current_language, translator
from quickscan_sim.teach.answers.dealt import dealt
from quickscan_sim.teach.answers.plan.plan_rows import PlanRowText, load_plan_rows
from quickscan_sim.teach.answers.registry import answers

if TYPE_CHECKING:
    import pandas as pd

    from quickscan_sim.teach.own_data import OwnData

PARTS = ("A", "B", "C", "D")
"""Owner, date, what is counted, and how it stands now."""
COMPLETE = "E"
ROWS = ("1", "2", "3", "4")


@answers
def missing_parts(data: OwnData, look: bool = True) -> dict[str, str]:
    """Of every row of the draft the letter of what is missing, "E" for nothing.

    Parameters
    ----------
    look
        False for whoever takes a plan for complete as soon as it names an action.
    """
    if not look:
        return dict.fromkeys(ROWS, COMPLETE)
    letters = dealt(data, "missing parts").permutation([*PARTS, COMPLETE])
    return dict(zip(ROWS, map(str, letters), strict=False))


@answers
def draft_plan_table(data: OwnData) -> pd.DataFrame:
    """The draft: step, owner, date, what is counted, and the count now."""
    import pandas as pd

    _ = translator(current_language())
    chance = dealt(data, "draft plan")
    rows = load_plan_rows()
    chosen = chance.permutation(len(rows))[: len(ROWS)]
    counts = chance.integers(2, 15, len(ROWS))
    weeks = chance.integers(20, 40, len(ROWS))
    headings = [_("row"), _("step"), _("owner"), _("ready on"), _("what is counted"), _("now")]
    missing = missing_parts(data)
    cells = [
        [row, *_cells(rows[number], int(n_weeks), int(count), missing[row], data)]
        for row, number, n_weeks, count in zip(ROWS, chosen, weeks, counts, strict=True)
    ]
    return pd.DataFrame(cells, columns=headings)


def _cells(row: PlanRowText, n_weeks: int, count: int, missing: str, data: OwnData) -> list[str]:
    """The cells of one row, with a dash for what is missing."""
    language = current_language()
    ready: date = data.scan.measured_on + timedelta(weeks=n_weeks)
    parts = {
        "A": row.owner.in_language(language),
        "B": ready.isoformat(),
        "C": row.measure.in_language(language),
        "D": Message("{n} in four weeks", n=count).in_language(language),
    }
    return [
        row.step.in_language(language),
        *("–" if letter == missing else text for letter, text in parts.items()),
    ]
