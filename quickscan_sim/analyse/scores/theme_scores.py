"""From answers to a score for each person and theme."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from quickscan_sim.analyse.given import ANSWERS
from quickscan_sim.analyse.scores.minimum_answered import check_rule
from quickscan_sim.analyse.scores.score_items import ItemTurns, reason_texts, sum_items
from quickscan_sim.errors import QuickscanError
from quickscan_sim.questionnaire import Questionnaire


def score_themes(
    answers: pd.DataFrame,
    questionnaire: Questionnaire,
    minimum_answered: int | str | None = None,
    out_of: str = "applicable",
) -> pd.DataFrame:
    """A score for each respondent and theme: the mean of the answered items.

    Reversed items are turned around first (low + high - answer), so that a high score is always
    favourable. Items that were skipped or are not applicable do not count. A person with fewer
    answers than the minimum gets no score, and the table says why.
    :func:`~quickscan_sim.analyse.score_items` does the same on a plain table of items, and
    :func:`~quickscan_sim.analyse.explain_score` shows the sum step by step.

    Parameters
    ----------
    answers
        Table ``answers``: one row per person, wave and item.
    questionnaire
        Says which items make which theme, and which are reversed.
    minimum_answered
        How many items of a theme must be answered: ``"half"`` (rounded up; the default),
        ``"two_thirds"`` (rounded up), ``"all"``, ``"any"`` (one is enough), or a whole number of
        items. More than half keeps scores that rest on a few answers out; "all" loses the most
        people.
    out_of
        What a share such as half is taken of. ``"applicable"`` (the default): of the items that
        apply to the person, so that "n.v.t. voor mijn functie", which is a fact and no missing
        answer, counts against nobody. ``"all"``: of all items, so that somebody with much n.v.t.
        gets no score. Makes no difference for a whole number.

    Returns
    -------
    DataFrame
        Table ``theme_scores``: one row per person, wave and theme, on the scale of the answers.

    Raises
    ------
    QuickscanError
        When an option is not known, the minimum is below 1, a column is missing, somebody
        answered an item twice in a wave, or an answer lies outside the scale.

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
    rule = "half" if minimum_answered is None else minimum_answered
    given = _Given.of(answers, questionnaire)
    check_rule(rule, out_of, int(given.items.n_items.max()))
    sums = sum_items(given.values, given.items, given.item_ids, given.not_applicable)
    found = {name: of.ravel() for name, of in sums.scores(rule, out_of).items()}
    n_people, n_themes = len(given.people), len(questionnaire.theme_ids)
    theme = np.tile(np.arange(n_themes), n_people)
    scores = given.people.take(np.repeat(np.arange(n_people), n_themes)).reset_index(drop=True)
    return scores.assign(
        theme=pd.array(questionnaire.theme_ids, dtype="str").take(theme),
        score=found["score"],
        n_answered=pd.array(found["n_answered"], dtype="Int64"),
        n_not_applicable=pd.array(found["n_not_applicable"], dtype="Int64"),
        n_items=pd.array(found["n_items"], dtype="Int64"),
        no_score_reason=reason_texts(found["reason"]),
    )


def favourable_items(
    answers: pd.DataFrame, questionnaire: Questionnaire
) -> dict[str, pd.DataFrame]:
    """The answers that make the score of each theme: a row per respondent, a column per item.

    Reversed items are turned around, so that a high value is always favourable. What was skipped
    or is not applicable is NaN. The rows have the order of :func:`score_themes`.

    Parameters
    ----------
    answers, questionnaire
        As :func:`score_themes` takes them.

    Returns
    -------
    dict
        A table for each theme, with an index of professional_id and wave.

    Raises
    ------
    QuickscanError
        As :func:`score_themes`.

    Examples
    --------
    >>> from quickscan_sim.questionnaire import load_questionnaire
    >>> practice = load_questionnaire()
    >>> turned = next(item for item in practice.items_of("practice") if item.is_reversed)
    >>> answers = pd.DataFrame({"professional_id": ["P1"], "wave": 1, "item_id": turned.item_id,
    ...     "answer": [5], "not_applicable": False})
    >>> float(favourable_items(answers, practice)[turned.theme_id][turned.item_id].iloc[0])
    1.0
    """
    given = _Given.of(answers, questionnaire)
    table = given.items.favourable(np.where(given.not_applicable, np.nan, given.values))
    index = pd.MultiIndex.from_frame(given.people)
    columns = {
        theme: np.flatnonzero(given.items.theme == number)
        for number, theme in enumerate(questionnaire.theme_ids)
    }
    return {
        theme: pd.DataFrame(table[:, own], index, [given.item_ids[item] for item in own])
        for theme, own in columns.items()
    }


@dataclass(frozen=True)
class _Given:
    """The answers to the items that make scores: people x items, NaN where left open."""

    people: pd.DataFrame
    item_ids: tuple[str, ...]
    items: ItemTurns
    values: np.ndarray
    not_applicable: np.ndarray

    @classmethod
    def of(cls, answers: pd.DataFrame, questionnaire: Questionnaire) -> _Given:
        check_answers(answers)
        item_ids, items = _scored_items(questionnaire)
        people, row = _everyone(answers)
        item = _numbers_of(answers["item_id"], item_ids)
        scored = item >= 0
        # Nothing to leave out: a slice copies nothing.
        kept: np.ndarray | slice = slice(None) if scored.all() else scored
        cell = row[kept] * len(item_ids) + item[kept]
        _refuse_doubles(cell, len(people) * len(item_ids), answers, kept)
        values = np.full(len(people) * len(item_ids), np.nan)
        values[cell] = answers["answer"].to_numpy(dtype=float, na_value=np.nan)[kept]
        outside = np.zeros(len(values), dtype=bool)
        outside[cell] = answers["not_applicable"].to_numpy(dtype=bool, na_value=False)[kept]
        shape = len(people), len(item_ids)
        return cls(people, item_ids, items, values.reshape(shape), outside.reshape(shape))


def check_answers(answers: pd.DataFrame) -> None:
    """Refuse what is no table of answers in long form."""
    found = list(answers.columns) if isinstance(answers, pd.DataFrame) else []
    missing = [name for name in ANSWERS if name not in found]
    if missing:
        raise QuickscanError(
            "The table of answers has no column {column}. It needs the columns {needed}. For a "
            "table with a column for each item, use score_items.",
            column=missing[0],
            needed=", ".join(ANSWERS),
        )


def _scored_items(questionnaire: Questionnaire) -> tuple[tuple[str, ...], ItemTurns]:
    scale = questionnaire.scored_scale
    items = questionnaire.items_of("practice")
    themes = questionnaire.theme_ids
    return tuple(item.item_id for item in items), ItemTurns(
        theme=np.array([themes.index(str(item.theme_id)) for item in items], dtype=int),
        is_reversed=np.array([item.is_reversed for item in items], dtype=bool),
        low=float(scale.low),
        high=float(scale.high),
        n_themes=len(themes),
    )


def _everyone(answers: pd.DataFrame) -> tuple[pd.DataFrame, np.ndarray]:
    """Each person in each wave, sorted; and for every answer the row of who gave it."""
    person, persons = pd.factorize(answers["professional_id"], sort=True)
    wave, waves = pd.factorize(answers["wave"], sort=True)
    number = person * len(waves) + wave
    is_there = np.zeros(len(persons) * len(waves), dtype=bool)
    is_there[number] = True
    row = np.cumsum(is_there) - 1
    there = np.flatnonzero(is_there)
    people = pd.DataFrame(
        {
            "professional_id": persons.take(there // max(len(waves), 1)),
            "wave": waves.take(there % max(len(waves), 1)),
        }
    )
    return people, row[number]


def _numbers_of(codes: pd.Series[str], names: tuple[str, ...]) -> np.ndarray:
    """For each code its number in the names; -1 where it is not one of them."""
    number, found = pd.factorize(codes)
    return np.append(pd.Index(names, dtype="str").get_indexer(pd.Index(found)), -1)[number]


def _refuse_doubles(
    cell: np.ndarray, n_cells: int, answers: pd.DataFrame, kept: np.ndarray | slice
) -> None:
    seen = np.zeros(n_cells, dtype=bool)
    seen[cell] = True
    if seen.sum() == len(cell):
        return
    double = answers[kept][pd.Series(cell).duplicated().to_numpy()].iloc[0]
    raise QuickscanError(
        "{person} has two answers to item {item} in wave {wave}. Keep one row for each person, "
        "wave and item.",
        person=double["professional_id"],
        item=double["item_id"],
        wave=double["wave"],
    )
