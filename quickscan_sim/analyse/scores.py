"""From answers to a score for each person and theme."""

from __future__ import annotations

import math

import pandas as pd

from quickscan_sim.errors import QuickscanError
from quickscan_sim.questionnaire import Questionnaire


def score_themes(
    answers: pd.DataFrame, questionnaire: Questionnaire, minimum_answered: int | None = None
) -> pd.DataFrame:
    """A score for each respondent and theme: the mean of the answered items.

    Reversed items are turned around first (low + high - answer), so that a high score is always
    favourable. Items that were skipped or are not applicable do not count. A person with fewer
    answers than the minimum gets no score, and the table says why.

    Parameters
    ----------
    answers
        Table ``answers``: one row per person, wave and item.
    questionnaire
        Says which items make which theme, and which are reversed.
    minimum_answered
        How many items of a theme must be answered; by default half of them, rounded up.

    Returns
    -------
    DataFrame
        Table ``theme_scores``: one row per person, wave and theme, on the scale of the answers.

    Raises
    ------
    QuickscanError
        When the minimum is below 1.

    Examples
    --------
    >>> from quickscan_sim.questionnaire import load_questionnaire
    >>> practice = load_questionnaire()
    >>> items = [item.item_id for item in practice.items_of("practice", "signaleren")]
    >>> answers = pd.DataFrame({"professional_id": "P1", "wave": 1, "item_id": items[:3],
    ...     "answer": pd.array([4, 5, 3], dtype="Int64"), "not_applicable": False})
    >>> float(score_themes(answers, practice)["score"].iloc[0])
    4.0
    """
    if minimum_answered is not None and minimum_answered < 1:
        raise QuickscanError(
            "minimum_answered is {value}; a score needs at least 1 answer.", value=minimum_answered
        )
    items = _scored_items(questionnaire)
    scored = answers.merge(items, on="item_id")
    given = scored["answer"].astype("float64")
    scored["favourable"] = given.where(~scored["is_reversed"], scored["turn_around"] - given)
    counted = (
        scored.groupby(["professional_id", "wave", "theme"], sort=True)
        .agg(
            score=("favourable", "mean"),
            n_answered=("favourable", "count"),
            n_not_applicable=("not_applicable", "sum"),
        )
        .reindex(_everyone_and_every_theme(answers, questionnaire))
        .reset_index()
    )
    return _without_thin_scores(counted, items, minimum_answered)


def _scored_items(questionnaire: Questionnaire) -> pd.DataFrame:
    scale = questionnaire.scored_scale
    items = questionnaire.items_of("practice")
    return pd.DataFrame(
        {
            "item_id": [item.item_id for item in items],
            "theme": [item.theme_id for item in items],
            "is_reversed": [item.is_reversed for item in items],
            "turn_around": float(scale.low + scale.high),
        }
    )


def _everyone_and_every_theme(answers: pd.DataFrame, questionnaire: Questionnaire) -> pd.MultiIndex:
    people = answers[["professional_id", "wave"]].drop_duplicates()
    people = people.sort_values(["professional_id", "wave"])
    themes = pd.DataFrame({"theme": questionnaire.theme_ids})
    return pd.MultiIndex.from_frame(people.merge(themes, how="cross"))


def _without_thin_scores(
    counted: pd.DataFrame, items: pd.DataFrame, minimum_answered: int | None
) -> pd.DataFrame:
    counts = ["n_answered", "n_not_applicable"]
    counted[counts] = counted[counts].fillna(0).astype("Int64")
    counted["n_items"] = counted["theme"].map(items["theme"].value_counts()).astype("Int64")
    minimum = counted["n_items"].map(lambda n_items: minimum_answered or math.ceil(n_items / 2))
    too_few = counted["n_answered"] < minimum
    nothing = counted["n_not_applicable"] == counted["n_items"]
    reason = pd.Series(pd.NA, index=counted.index, dtype="str")
    reason = reason.mask(too_few, "too_few_answers").mask(nothing, "nothing_applies")
    counted["score"] = counted["score"].astype("float64").mask(too_few)
    counted["no_score_reason"] = reason
    return counted
