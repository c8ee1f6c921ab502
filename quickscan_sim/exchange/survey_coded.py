"""A column of an export that holds codes which the mapping explains."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickscan_sim.exchange.codes import first_of, near, plain, shown, translate
from quickscan_sim.exchange.survey import Survey
from quickscan_sim.language import Bilingual, Message

if TYPE_CHECKING:
    import pandas as pd


def coded(
    survey: Survey, column: str, known: list[str], kind: str, may_be_empty: bool = False
) -> tuple[pd.Series, list[Message]]:
    """Each cell as the code of the mapping; a sentence for each code it does not have.

    Parameters
    ----------
    known
        The codes of the mapping.
    kind
        What they are, a key of ``KIND_NAMES``.
    """
    cells = survey.column(column)
    codes: dict[str, object] = {plain(code): code for code in known}
    found = translate(cells, codes)
    wrong = cells[found.isna() & (cells != "")].drop_duplicates()
    problems = [
        Message(
            "Row {row}, column {column}: {found} is not among the {kind} of the mapping. The "
            "nearest is {near}. Add it there, or correct the cell.",
            row=survey.row(index),
            column=column,
            found=shown(text),
            kind=KIND_NAMES[kind],
            near=near(str(text), known),
        )
        for index, text in wrong.items()
    ]
    empty = cells.index[cells == ""]
    if len(empty) and not may_be_empty:
        problems += [
            Message("Row {row}, column {column} is empty.", row=survey.row(index), column=column)
            for index in empty
        ]
    return found, first_of(problems)


KIND_NAMES = {
    "organisations": Bilingual("organisaties (organisations)", "organisations"),
    "neighbourhoods": Bilingual("wijken (neighbourhoods)", "neighbourhoods"),
    "sectors": Bilingual("sectoren (sectors)", "sectors"),
}
