"""The answers of a form as people gave them, in the order of the form."""

from __future__ import annotations

import pandas as pd

from quickscan_sim.analyse.scores.theme_scores import favourable_items
from quickscan_sim.questionnaire import Questionnaire


def items_as_asked(answers: pd.DataFrame, questionnaire: Questionnaire) -> pd.DataFrame:
    """A row per respondent and a column per scored item: not turned around, in form order.

    The rows have the order of :func:`quickscan_sim.analyse.score_themes`; what was skipped or is
    not applicable is NaN.

    Examples
    --------
    >>> from quickscan_sim.questionnaire import load_questionnaire
    >>> practice = load_questionnaire()
    >>> reversed_item = next(i for i in practice.items_of("practice") if i.is_reversed)
    >>> answers = pd.DataFrame({"professional_id": ["P1"], "wave": 1, "answer": [5],
    ...     "item_id": reversed_item.item_id, "not_applicable": False})
    >>> float(items_as_asked(answers, practice)[reversed_item.item_id].iloc[0])
    5.0
    """
    items = questionnaire.items_of("practice")
    ends = questionnaire.scored_scale.low + questionnaire.scored_scale.high
    turned = pd.concat(favourable_items(answers, questionnaire).values(), axis=1)
    as_given = turned[[item.item_id for item in items]]
    backwards = [item.item_id for item in items if item.is_reversed]
    return as_given.assign(**{name: ends - as_given[name] for name in backwards})
