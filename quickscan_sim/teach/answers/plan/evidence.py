"""The evidence that a plan quotes: of every theme the mean, and how many people it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quickscan_sim.teach.answers.plan.scored_people import cell_sums
from quickscan_sim.teach.answers.registry import answers
from quickscan_sim.teach.answers.scoring.forms import OWN

if TYPE_CHECKING:
    from quickscan_sim.teach.own_data import OwnData


@answers
def quoted_means(data: OwnData, wijk: str = OWN, **rules: Any) -> dict[str, float] | None:
    """The mean score of every theme in the own wijk.

    Parameters
    ----------
    wijk, **rules
        As :func:`~quickscan_sim.teach.answers.plan.scored_people.cell_sums` takes them.

    Returns
    -------
    dict
        Theme -> mean. None when nobody has a score on one of the themes.
    """
    cells = cell_sums(data, wijk, **rules)
    n = cells.counts.sum(axis=1)
    if not n.all():
        return None
    return dict(zip(cells.themes, (cells.sums.sum(axis=1) / n).tolist(), strict=True))


@answers
def quoted_counts(data: OwnData, wijk: str = OWN, **rules: Any) -> dict[str, int]:
    """How many people have a score on every theme.

    Returns
    -------
    dict
        Theme -> number of people.
    """
    cells = cell_sums(data, wijk, **rules)
    return dict(zip(cells.themes, cells.counts.sum(axis=1).tolist(), strict=True))
