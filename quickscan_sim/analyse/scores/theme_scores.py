"""From answers to a score for each person and theme."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
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
    people, row = _everyone(answers)
    given = _Given.of(answers, items, row)
    n_themes = len(questionnaire.theme_ids)
    cell = given.row * n_themes + given.theme
    n_cells = len(people) * n_themes
    is_answered = ~np.isnan(given.favourable)
    n_answered = np.bincount(cell[is_answered], minlength=n_cells)
    total = np.bincount(cell[is_answered], weights=given.favourable[is_answered], minlength=n_cells)
    n_not_applicable = np.bincount(cell[given.not_applicable], minlength=n_cells)
    n_items = np.tile(np.bincount(items.theme, minlength=n_themes), len(people))
    minimum = np.ceil(n_items / 2) if minimum_answered is None else minimum_answered
    has_score = (n_answered >= minimum) & (n_answered > 0)
    theme = np.tile(np.arange(n_themes), len(people))
    scores = people.take(np.repeat(np.arange(len(people)), n_themes)).reset_index(drop=True)
    return scores.assign(
        theme=pd.array(questionnaire.theme_ids, dtype="str").take(theme),
        score=np.where(has_score, total / np.maximum(n_answered, 1), np.nan),
        n_answered=pd.array(n_answered, dtype="Int64"),
        n_not_applicable=pd.array(n_not_applicable, dtype="Int64"),
        n_items=pd.array(n_items, dtype="Int64"),
        no_score_reason=_reasons(n_answered < minimum, n_not_applicable == n_items),
    )


def favourable_items(
    answers: pd.DataFrame, questionnaire: Questionnaire
) -> dict[str, pd.DataFrame]:
    """The answers that make the score of each theme: a row per respondent, a column per item.

    Reversed items are turned around, so that a high value is always favourable. What was skipped
    or is not applicable is NaN. The rows have the order of :func:`score_themes`.
    """
    items = _scored_items(questionnaire)
    people, row = _everyone(answers)
    given = _Given.of(answers, items, row)
    table = np.full((len(people), len(items.ids)), np.nan)
    table[given.row, given.item] = given.favourable
    index = pd.MultiIndex.from_frame(people)
    columns = {
        theme: np.flatnonzero(items.theme == number)
        for number, theme in enumerate(questionnaire.theme_ids)
    }
    return {
        theme: pd.DataFrame(table[:, own], index, [items.ids[item] for item in own])
        for theme, own in columns.items()
    }


@dataclass(frozen=True)
class _Items:
    """The items that make scores: code, number of the theme, and the turn of reversed ones."""

    ids: tuple[str, ...]
    theme: np.ndarray
    is_reversed: np.ndarray
    turn_around: float


@dataclass(frozen=True)
class _Given:
    """The answers to these items: row of the person, item, theme; NaN where left open."""

    row: np.ndarray
    item: np.ndarray
    theme: np.ndarray
    favourable: np.ndarray
    not_applicable: np.ndarray

    @classmethod
    def of(cls, answers: pd.DataFrame, items: _Items, row: np.ndarray) -> _Given:
        item = pd.Index(items.ids, dtype="str").get_indexer(pd.Index(answers["item_id"]))
        kept = np.flatnonzero(item >= 0)
        item = item[kept]
        answer = answers["answer"].to_numpy(dtype=float, na_value=np.nan)[kept]
        not_applicable = answers["not_applicable"].to_numpy(dtype=bool, na_value=False)[kept]
        return cls(
            row=row[kept],
            item=item,
            theme=items.theme[item],
            favourable=np.where(items.is_reversed[item], items.turn_around - answer, answer),
            not_applicable=not_applicable,
        )


def _scored_items(questionnaire: Questionnaire) -> _Items:
    scale = questionnaire.scored_scale
    items = questionnaire.items_of("practice")
    themes = questionnaire.theme_ids
    return _Items(
        ids=tuple(item.item_id for item in items),
        theme=np.array([themes.index(str(item.theme_id)) for item in items], dtype=int),
        is_reversed=np.array([item.is_reversed for item in items], dtype=bool),
        turn_around=float(scale.low + scale.high),
    )


def _everyone(answers: pd.DataFrame) -> tuple[pd.DataFrame, np.ndarray]:
    """Each person in each wave, sorted; and for every answer the row of who gave it."""
    person, _ = pd.factorize(answers["professional_id"], sort=True)
    wave, waves = pd.factorize(answers["wave"], sort=True)
    _, first, row = np.unique(person * len(waves) + wave, return_index=True, return_inverse=True)
    people = answers[["professional_id", "wave"]].take(first)
    return people, row


def _reasons(too_few: np.ndarray, nothing_applies: np.ndarray) -> pd.Series[str]:
    reason = np.full(len(too_few), None, dtype=object)
    reason[too_few] = "too_few_answers"
    reason[nothing_applies] = "nothing_applies"
    return pd.Series(reason, dtype="str")
