"""Which differences of the own wijk are more than chance can explain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickscan_sim.language import Number, current_language, translator
from quickscan_sim.teach.answers.registry import answers

if TYPE_CHECKING:
    import pandas as pd

    from quickscan_sim.teach.own_data import OwnData

N_OF_EACH = 2
"""So many of the largest differences are shown, and so many of the smallest."""
NONE = "geen"
"""What is named when not one of them is sure enough."""
KEYS = ("a", "b", "c", "d")


@answers
def firm_contrasts(data: OwnData, look_at_interval: bool = True) -> frozenset[str] | None:
    """Of the differences shown, those whose 95 % interval leaves out zero.

    Parameters
    ----------
    look_at_interval
        False for whoever takes every difference for a real one.

    Returns
    -------
    frozenset of str
        Letters of the rows of :func:`contrasts_table`, or "geen". None when there are fewer than
        four differences to show.
    """
    shown = _shown(data)
    if len(shown) < len(KEYS):
        return None
    if not look_at_interval:
        return frozenset(KEYS)
    firm = (shown["ci_low"] > 0) | (shown["ci_high"] < 0)
    found = frozenset(key for key, is_firm in zip(KEYS, firm, strict=True) if is_firm)
    return found or frozenset({NONE})


@answers
def contrasts_table(data: OwnData) -> pd.DataFrame:
    """Differences between a sector and the rest of the wijk, with n and interval."""
    import pandas as pd

    language = current_language()
    _ = translator(language)
    questionnaire = data.scan.questionnaire
    rows = [
        {
            _("row"): key,
            _("theme"): questionnaire.theme(row["theme"]).name.in_language(language),
            _("sector"): questionnaire.sector(row["sector"]).name.in_language(language),
            "n": int(row["n"]),
            _("difference from the others"): Number(row["difference"]).in_language(language),
            _("95% interval"): _(
                "{low} to {high}", low=Number(row["ci_low"]), high=Number(row["ci_high"])
            ),
        }
        for key, row in zip(KEYS, _shown(data).to_dict("records"), strict=False)
    ]
    return pd.DataFrame(rows)


def _shown(data: OwnData) -> pd.DataFrame:
    """Two large and two small differences, in the order of the questionnaire; kept on the data."""
    return data.keep("shown contrasts", lambda: _compute(data))


def _compute(data: OwnData) -> pd.DataFrame:
    from quickscan_sim.analyse import contrast_sectors, score_themes, summarise_scores

    scan = data.scan
    scores = score_themes(scan.answers, scan.questionnaire)
    summary = summarise_scores(scores, scan.professionals, scan.works_in, scan.neighbourhoods)
    contrasts = contrast_sectors(scores, scan.professionals, summary)
    told = contrasts[contrasts["ci_low"].notna()]
    order = told["difference"].abs().sort_values(ascending=False, kind="stable").index
    if len(order) < len(KEYS):
        return told.iloc[:0]
    return told.loc[sorted([*order[:N_OF_EACH], *order[-N_OF_EACH:]])]
