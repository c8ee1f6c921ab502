"""Which sectors may be shown apart, and which are too small."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from quickscan_sim.language import Message
from quickscan_sim.teach.answers.hidden_groups import hidden_groups
from quickscan_sim.teach.answers.registry import answers
from quickscan_sim.teach.answers.scoring.forms import forms_of
from quickscan_sim.teach.answers.scoring.scoring_rules import scores_by
from quickscan_sim.teach.answers.scoring.telling import SMALLEST_GROUP
from quickscan_sim.teach.own_data import OwnData

SHOW, HIDE = "toon", "toon_niet"


@answers
def sectors_shown(
    data: OwnData, *, threshold: int = SMALLEST_GROUP, protect_rest: bool = True
) -> dict[str, str] | None:
    """For each sector with a score whether it may be shown apart: "toon" or "toon_niet".

    Groups below the threshold are not shown. When those are one sector only, or fewer people than
    the threshold together, they would follow from the total of the wijk; then the smallest of the
    others is not shown either (``protect_rest``).
    """
    theme = _theme(data)
    if theme is None:
        return None
    n = _counts(data)[:, theme]
    hidden = hidden_groups(n, threshold, protect_rest)
    sectors = forms_of(data).sectors
    return {sectors[number]: HIDE if hidden[number] else SHOW for number in np.flatnonzero(n)}


@answers
def sectors_n(data: OwnData) -> pd.DataFrame:
    """How many people of each sector have a score on the theme that is asked about."""
    forms = forms_of(data)
    n = _counts(data)[:, _theme(data) or 0]
    codes = [forms.sectors[number] for number in np.flatnonzero(n)]
    names = [data.scan.questionnaire.sector(code).name for code in codes]
    return pd.DataFrame(
        {
            Message("code"): codes,
            Message("sector"): names,
            Message("people with a score"): n[n > 0],
        }
    )


@answers
def shown_facts(data: OwnData) -> dict[str, Any]:
    """What a prompt tells: the theme."""
    return {"theme": forms_of(data).themes[_theme(data) or 0].name}


def _counts(data: OwnData) -> np.ndarray:
    """Sectors x themes: how many people have a score."""

    def make() -> np.ndarray:
        forms = forms_of(data)
        known = ~np.isnan(scores_by(data, forms))
        of_sector = forms.sector == np.arange(len(forms.sectors))[:, None]
        return np.asarray(of_sector.astype(int) @ known.astype(int))

    return data.keep("sector counts", make)


def _theme(data: OwnData) -> int | None:
    """The theme with sectors on both sides; when sizes are equal, the first in the table goes.

    Best is where a sector that is large enough is not shown either.
    """

    def make() -> int | None:
        n = _counts(data)
        best: tuple[int, int] | None = None
        for theme in range(n.shape[1]):
            own = n[:, theme]
            plain, hidden = (
                hidden_groups(own, SMALLEST_GROUP, False),
                hidden_groups(own, SMALLEST_GROUP),
            )
            shown = (own > 0) & ~hidden
            added = own[hidden & ~plain]
            if not hidden.any() or not shown.any():
                continue
            worth = 10 * added.size + min(int(hidden.sum()), int(shown.sum()))
            best = max(best or (worth, theme), (worth, theme))
        return best[1] if best else None

    return data.keep("shown theme", make)
