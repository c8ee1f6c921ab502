"""An answer and a table that are the same for everybody, for open questions only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from quickscan_sim.language import Bilingual
from quickscan_sim.teach.answers.registry import answers
from quickscan_sim.teach.own_data import OwnData

if TYPE_CHECKING:
    import pandas as pd


@answers
def fixed(data: OwnData | None, *, value: Any) -> Any:  # noqa: ARG001
    """The value that stands in the question file itself.

    A protected question may not use it: reading the installed kit would give its answer away.
    """
    return value


@answers
def fixed_table(
    data: OwnData | None,  # noqa: ARG001
    *,
    columns: Sequence[Any],
    rows: Sequence[Sequence[Any]],
) -> pd.DataFrame:
    """The small table that stands in the question file itself, to read from.

    Parameters
    ----------
    columns, rows
        Headings and cells; a text that differs between languages is given as nl: and en:.

    Examples
    --------
    >>> fixed_table(None, columns=["week", {"nl": "gezinnen", "en": "families"}], rows=[[1, 8]])
       week  Bilingual(nl='gezinnen', en='families')
    0     1                                        8
    """
    import pandas as pd

    return pd.DataFrame(
        [[_in_both(cell) for cell in row] for row in rows],
        columns=[_in_both(heading) for heading in columns],
    )


def _in_both(cell: Any) -> Any:
    return Bilingual(cell["nl"], cell["en"]) if isinstance(cell, Mapping) else cell
