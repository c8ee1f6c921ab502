"""Alpha of a theme: of its own items, with the reversed ones turned around."""

from __future__ import annotations

import pandas as pd

from quickscan_sim.teach.answers.registry import answers
from quickscan_sim.teach.own_data import OwnData


@answers
def theme_alpha(
    data: OwnData, *, theme: str, reverse: bool = True, all_themes: bool = False
) -> float | None:
    """Cronbach's alpha of a theme in the own wijk.

    alpha = k / (k - 1) (1 - sum of the item variances / variance of the sum), over whoever
    answered every item, as :func:`~quickscan_sim.analyse.cronbach_alpha` computes it.
    ``reverse=False`` leaves the reversed items as they were answered; ``all_themes=True`` takes
    the items of every theme together (both MV-R5).

    Returns
    -------
    float or None
        None when fewer than two people answered every item, or their answers do not vary. With
        ``all_themes=True`` few people are left in a wijk with much "n.v.t.".
    """
    from quickscan_sim.analyse import cronbach_alpha, favourable_items

    scan = data.scan
    by_theme = data.keep(
        "favourable_items", lambda: favourable_items(scan.answers, scan.questionnaire)
    )
    items = pd.concat(by_theme.values(), axis="columns") if all_themes else by_theme[theme]
    if not reverse:
        scale = scan.questionnaire.scored_scale
        turned = [
            one.item_id
            for one in scan.questionnaire.items_of("practice")
            if one.is_reversed and one.item_id in items.columns
        ]
        items = as_answered(items, turned, scale.low + scale.high)
    found = cronbach_alpha(items).estimate
    return None if pd.isna(found) else float(found)


def as_answered(items: pd.DataFrame, turned: list[str], ends: float) -> pd.DataFrame:
    """The items with those in ``turned`` put back as they were answered: ends - answer.

    Parameters
    ----------
    items
        A row per person, a column per item. A missing answer stays missing.
    ends
        Lowest plus highest answer of the scale.

    Examples
    --------
    >>> as_answered(pd.DataFrame({"a": [4.0, 2.0], "b": [5.0, 1.0]}), ["b"], 6)
         a    b
    0  4.0  1.0
    1  2.0  5.0
    """
    return items.assign(**{name: ends - items[name] for name in turned})
