"""A score for each person from a plain table of items: the mean of what was answered."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from quickscan_sim.analyse.item_answers import item_answers
from quickscan_sim.analyse.scores.minimum_answered import answers_needed, check_rule
from quickscan_sim.errors import QuickscanError, nearest

NO_SCORE_REASONS = ("too_few_answers", "nothing_applies")
CHUNK = 16_384
"""Rows that are read at a time, so that they stay in the processor's memory."""


def score_items(
    items: pd.DataFrame,
    scale: tuple[float, float],
    reversed_items: Collection[str] = (),
    minimum_answered: int | str = "half",
    not_applicable: pd.DataFrame | None = None,
    out_of: str = "applicable",
) -> pd.DataFrame:
    """A score for each respondent: the mean of the items that this person answered.

    score = sum of the answers / number of answers, with reversed items turned around first
    (low + high - answer). The person mean over answered items is R's
    ``rowMeans(x, na.rm = TRUE)`` and ``psych::scoreItems(impute = "none")``. It fills in the mean
    of a person's other answers for each one that is missing, so it is only fair where the items
    of a theme are answered alike (Schafer and Graham 2002): hence the minimum.

    Parameters
    ----------
    items
        One column per item, one row per respondent, answers as given; missing is NaN or NA.
    scale
        The lowest and the highest answer, such as ``(1, 5)``. Any other answer is refused: a code
        such as 9 for n.v.t. must never be counted as an answer.
    reversed_items
        The columns where a low answer is the favourable one.
    minimum_answered
        How many items must be answered: ``"half"`` (rounded up), ``"two_thirds"`` (rounded up),
        ``"all"``, ``"any"`` (one is enough), or a whole number of items.
    not_applicable
        Same shape as ``items``: True where the item does not apply to somebody's role. This is
        a fact, and no missing answer.
    out_of
        What a share such as half is taken of: the items that apply to the person
        (``"applicable"``, so that n.v.t. counts against nobody), or ``"all"`` items (stricter:
        somebody with much n.v.t. gets no score). Makes no difference for a whole number.

    Returns
    -------
    DataFrame
        The rows of ``items`` with ``score, n_answered, n_not_applicable, n_items`` and
        ``no_score_reason`` ("too_few_answers" or "nothing_applies", empty where there is a score).

    Raises
    ------
    QuickscanError
        When the table is no table of numbers, an answer lies outside the scale, or an option is
        not known.

    Examples
    --------
    >>> items = pd.DataFrame({"a": [4, 5, 2], "b": [5, None, None], "c": [2, 1, None]})
    >>> found = score_items(items, (1, 5), reversed_items=["c"])
    >>> found["score"].round(2).tolist(), found["no_score_reason"].iloc[2]
    ([4.33, 5.0, nan], 'too_few_answers')
    """
    values = item_answers(items)
    if not values.shape[1]:
        raise QuickscanError("The table of items has no columns; give at least one item.")
    low, high = checked_scale(scale)
    turned = _reversed_columns(items, reversed_items)
    check_rule(minimum_answered, out_of, values.shape[1])
    outside = None if not_applicable is None else _same_shape(not_applicable, items)
    theme = np.zeros(values.shape[1], dtype=int)
    sums = sum_items(values, ItemTurns(theme, turned, low, high), items.columns, outside)
    counted = sums.scores(minimum_answered, out_of)
    return pd.DataFrame({name: of[:, 0] for name, of in counted.items()}, index=items.index).assign(
        no_score_reason=lambda found: reason_texts(found.pop("reason").to_numpy())
    )


@dataclass(frozen=True)
class ItemTurns:
    """For each item: the number of its theme and whether it is reversed; and the scale."""

    theme: np.ndarray
    is_reversed: np.ndarray
    low: float
    high: float
    n_themes: int = 1

    @property
    def n_items(self) -> np.ndarray:
        """How many items each theme has; a theme may have none."""
        return np.bincount(self.theme, minlength=self.n_themes)

    def favourable(self, values: np.ndarray) -> np.ndarray:
        """People x items with the reversed ones turned around."""
        return np.where(self.is_reversed, self.low + self.high - values, values)


@dataclass(frozen=True)
class ItemSums:
    """People x themes: the sum of favourable answers, how many, and how many do not apply."""

    total: np.ndarray
    n_answered: np.ndarray
    n_not_applicable: np.ndarray
    n_items: np.ndarray

    def scores(self, minimum_answered: int | str, out_of: str) -> dict[str, np.ndarray]:
        """Score, counts, and the number of the reason why there is no score (-1: there is one)."""
        countable = self.n_items - (self.n_not_applicable if out_of == "applicable" else 0)
        needed = answers_needed(minimum_answered, countable)
        has_score = self.n_answered >= needed
        nothing_applies = self.n_not_applicable == self.n_items
        return {
            "score": np.where(has_score, self.total / np.maximum(self.n_answered, 1), np.nan),
            "n_answered": self.n_answered,
            "n_not_applicable": self.n_not_applicable,
            "n_items": np.broadcast_to(self.n_items, self.n_answered.shape),
            "reason": np.where(has_score, -1, nothing_applies.astype(int)),
        }


def sum_items(
    values: np.ndarray,
    items: ItemTurns,
    names: Iterable[Any],
    not_applicable: np.ndarray | None = None,
) -> ItemSums:
    """The favourable sum and the number of answers of each person on each theme.

    One product of matrices for all themes: sums of whole numbers are exact in floating point.
    """
    n, n_items = len(values), items.n_items
    n_themes = len(n_items)
    of_theme = np.zeros((len(items.theme), n_themes))
    of_theme[np.arange(len(items.theme)), items.theme] = 1.0
    reversed_too = np.hstack([of_theme, of_theme * items.is_reversed[:, None]])
    signs = of_theme * np.where(items.is_reversed, -1.0, 1.0)[:, None]
    total, counts = np.empty((n, n_themes)), np.empty((n, 2 * n_themes))
    for start in range(0, n, CHUNK):
        block = values[start : start + CHUNK]
        _check_range(block, items, names, start)
        # Only NaN is unlike itself.
        known = block == block
        if not_applicable is not None:
            known &= ~not_applicable[start : start + CHUNK]
        rows = slice(start, start + len(block))
        counts[rows] = known.astype(float) @ reversed_too
        total[rows] = np.where(known, block, 0.0) @ signs
    total += (items.low + items.high) * counts[:, n_themes:]
    n_not_applicable = np.zeros((n, n_themes), dtype=np.int64)
    if not_applicable is not None:
        n_not_applicable = (not_applicable @ of_theme).astype(np.int64)
    return ItemSums(total, counts[:, :n_themes].astype(np.int64), n_not_applicable, n_items)


def reason_texts(reason: np.ndarray) -> Any:
    """The codes of the reasons as a column; -1 is missing."""
    return pd.array(NO_SCORE_REASONS, dtype="str").take(reason, allow_fill=True)


def _check_range(block: np.ndarray, items: ItemTurns, names: Iterable[Any], start: int) -> None:
    wrong = (block < items.low) | (block > items.high)
    if not wrong.any():
        return
    row, item = np.argwhere(wrong)[0]
    raise QuickscanError(
        "Row {row} holds the answer {found} to item {item}; answers run from {low} to {high}. If "
        "this number stands for n.v.t. or for not answered, make the cell empty first.",
        row=int(row) + start + 1,
        found=f"{block[row, item]:g}",
        item=repr(list(names)[item]),
        low=f"{items.low:g}",
        high=f"{items.high:g}",
    )


def checked_scale(scale: tuple[float, float]) -> tuple[float, float]:
    """The ends of a scale; a sentence when it is no pair of numbers from low to high."""
    try:
        low, high = (float(end) for end in scale)
    except (TypeError, ValueError):
        low, high = np.nan, np.nan
    if not low < high:
        raise QuickscanError(
            "scale is {found}; expected the lowest and the highest answer, such as (1, 5).",
            found=repr(scale),
        )
    return low, high


def _reversed_columns(items: pd.DataFrame, names: Collection[str]) -> np.ndarray:
    wanted = [names] if isinstance(names, str) else list(names)
    for name in wanted:
        if name not in items.columns:
            raise QuickscanError(
                "The reversed item {item} is no column of the table. Did you mean {near}?",
                item=repr(name),
                near=nearest(name, items.columns) or ", ".join(map(str, items.columns)),
            )
    return np.asarray(items.columns.isin(wanted))


def _same_shape(not_applicable: pd.DataFrame, items: pd.DataFrame) -> np.ndarray:
    if not (
        isinstance(not_applicable, pd.DataFrame)
        and not_applicable.index.equals(items.index)
        and not_applicable.columns.equals(items.columns)
    ):
        raise QuickscanError(
            "not_applicable must be a table with the same rows and columns as the items, True "
            "where an item does not apply."
        )
    return not_applicable.to_numpy(dtype=bool, na_value=False)
