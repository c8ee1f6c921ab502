"""Which sectors may be quoted, and where to ask first what is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from quickscan_sim.language import Bilingual, current_language, translator
from quickscan_sim.teach.answers.plan.scored_people import cell_sums
from quickscan_sim.teach.answers.registry import answers
from quickscan_sim.teach.answers.scoring.forms import OWN
from quickscan_sim.vocabulary import SMALL_CELL

if TYPE_CHECKING:
    import pandas as pd

    from quickscan_sim.teach.own_data import OwnData

CLEARLY_LOWER = 0.01
"""Two means nearer than this could swap places by rounding."""
FEWEST_SECTORS = 2
"""With fewer sectors to choose from, choosing shows nothing."""


@answers
def sector_labels(data: OwnData) -> dict[str, Bilingual]:
    """The sectors of the own wijk: code -> name."""
    questionnaire = data.scan.questionnaire
    present = set(data.scan.organisations["sector"])
    return {
        sector: questionnaire.sector(sector).name
        for sector in questionnaire.sector_ids
        if sector in present
    }


@answers
def sectors_table(data: OwnData) -> pd.DataFrame:
    """The codes to type, beside the names people know."""
    import pandas as pd

    language = current_language()
    _ = translator(language)
    labels = sector_labels(data)
    names = [name.in_language(language) for name in labels.values()]
    return pd.DataFrame({_("sector"): names, _("type this"): list(labels)})


@answers
def quotable_sectors(
    data: OwnData, theme: str, at_least: int = SMALL_CELL
) -> frozenset[str] | None:
    """The sectors with at least that many people with a score on a theme; None without any."""
    counts = _counts(data, theme)
    return frozenset(sector for sector, n in counts.items() if n >= at_least) or None


@answers
def count_quotable_sectors(data: OwnData, theme: str, at_least: int = SMALL_CELL) -> int:
    """How many sectors have at least that many people with a score on a theme."""
    return len(quotable_sectors(data, theme, at_least) or ())


@answers
def lowest_sectors(
    data: OwnData, at_least: int = SMALL_CELL, wijk: str = OWN
) -> dict[str, str] | None:
    """Of every theme the sector with the lowest mean, among those with enough people.

    Returns
    -------
    dict
        Theme -> sector. For the rule of the kit (the own wijk, at least five people) None when two
        means lie so close that rounding decides, or when a theme has one sector only.
    """
    cells = cell_sums(data, wijk)
    means = np.where(cells.counts >= at_least, cells.means, np.inf)
    if wijk == OWN and at_least == SMALL_CELL and not _can_choose(means):
        return None
    lowest = [cells.sectors[place] for place in means.argmin(axis=1)]
    return dict(zip(cells.themes, lowest, strict=True))


def _can_choose(means: np.ndarray) -> bool:
    """Whether every theme has enough sectors, of which one is clearly the lowest."""
    ordered = np.sort(means, axis=1)
    enough = np.isfinite(ordered[:, FEWEST_SECTORS - 1])
    return bool(enough.all() and (ordered[:, 1] - ordered[:, 0] >= CLEARLY_LOWER).all())


def _counts(data: OwnData, theme: str) -> dict[str, int]:
    """How many people of each sector have a score; sectors without anybody are not in it."""
    cells = cell_sums(data)
    counts = cells.counts[cells.themes.index(theme)].tolist()
    return {sector: n for sector, n in zip(cells.sectors, counts, strict=True) if n}
