"""Iterative proportional fitting (IPF) of many tables at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import Bilingual, Listing

TOTALS_AGREE = 1e-6
"""Margins of one table may differ this much in total, relative to the total: rounding only."""


@dataclass(frozen=True)
class Margin:
    """What a table has to add up to over all axes but the named ones.

    ``axes`` count from 0 within one table; ``target`` has a first axis for the tables and then
    one axis for each of ``axes``, in increasing order.
    """

    name: str | Bilingual
    axes: tuple[int, ...]
    target: np.ndarray


def fit_margins(
    seed: np.ndarray,
    margins: Sequence[Margin],
    labels: Sequence[str] = (),
    tolerance: float = 1e-6,
    max_rounds: int = 1000,
) -> np.ndarray:
    """Tables that have the asked margins and keep the associations (odds ratios) of the seed.

    Each round scales, for each margin in turn, the cells to their target:
    ``cell <- cell * target / present sum``. This converges to the table nearest to the seed in
    the sense of minimum discrimination information, when such a table exists (Deming & Stephan,
    1940, Annals of Mathematical Statistics 11; Ireland & Kullback, 1968, Biometrika 55). Cells
    that are zero in the seed stay zero.

    Parameters
    ----------
    seed
        One table of weights, 0 or more, used for all; only its odds ratios matter.
    margins
        Targets, as counts; every target of one table has the same total.
    labels
        A name for each table, used in sentences about what does not fit.
    tolerance
        Greatest deviation from any target that counts as fitted, in the unit of the counts.
    max_rounds
        After so many rounds without fit the margins are refused.

    Returns
    -------
    array of float
        Shape (number of tables, *shape of the seed); no missing values, none below 0.

    Raises
    ------
    QuickscanError
        When the targets of a table contradict each other or the zeros of the seed; the sentence
        names the margin, the table and both numbers.

    Examples
    --------
    >>> rows = Margin("rows", (0,), np.array([[60.0, 40.0]]))
    >>> columns = Margin("columns", (1,), np.array([[70.0, 30.0]]))
    >>> fit_margins(np.ones((2, 2)), [rows, columns]).round(6).tolist()
    [[[42.0, 18.0], [28.0, 12.0]]]
    """
    labels = labels or [str(number + 1) for number in range(len(margins[0].target))]
    _check_targets(seed, margins, labels)
    tables = np.repeat(seed[None].astype(float), len(labels), axis=0)
    places = [_places(seed.ndim, margin) for margin in margins]
    for _ in range(max_rounds):
        worst = np.zeros(len(labels))
        for margin, (summed, shape) in zip(margins, places, strict=True):
            present = tables.sum(axis=summed)
            _note_worst(worst, present, margin.target)
            tables *= _ratio(margin.target, present).reshape(-1, *shape)
        if worst.max(initial=0.0) <= tolerance:
            return tables
    raise _no_fit(tables, margins, labels, worst, max_rounds)


def _places(n_axes: int, margin: Margin) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The axes to sum over, and the shape in which a margin lies over its tables."""
    summed = tuple(axis + 1 for axis in range(n_axes) if axis not in margin.axes)
    sizes = iter(margin.target.shape[1:])
    shape = tuple(next(sizes) if axis in margin.axes else 1 for axis in range(n_axes))
    return summed, shape


def _ratio(target: np.ndarray, present: np.ndarray) -> np.ndarray:
    return np.asarray(np.divide(target, present, out=np.zeros_like(present), where=present > 0))


def _note_worst(worst: np.ndarray, present: np.ndarray, target: np.ndarray) -> None:
    away = np.abs(present - target).reshape(len(worst), -1).max(axis=1, initial=0.0)
    np.maximum(worst, away, out=worst)


def _check_targets(seed: np.ndarray, margins: Sequence[Margin], labels: Sequence[str]) -> None:
    totals = [margin.target.reshape(len(labels), -1).sum(axis=1) for margin in margins]
    for margin, total in zip(margins, totals, strict=True):
        _check_against_seed(seed, margin, labels)
        differs = np.abs(total - totals[0]) > TOTALS_AGREE * np.maximum(1.0, totals[0])
        if differs.any():
            where = int(differs.argmax())
            raise QuickscanError(
                "In {table} the margin {first} adds up to {first_total} and the margin {second} to "
                "{second_total}. Margins of one table need the same total.",
                table=labels[where],
                first=margins[0].name,
                first_total=f"{totals[0][where]:g}",
                second=margin.name,
                second_total=f"{total[where]:g}",
            )


def _check_against_seed(seed: np.ndarray, margin: Margin, labels: Sequence[str]) -> None:
    below = (margin.target < 0).reshape(len(labels), -1)
    summed = tuple(axis for axis in range(seed.ndim) if axis not in margin.axes)
    impossible = ((seed.sum(axis=summed) == 0) & (margin.target > 0)).reshape(len(labels), -1)
    for wrong, is_negative in ((below, True), (impossible, False)):
        if not wrong.any():
            continue
        table, cell = (int(where[0]) for where in np.nonzero(wrong))
        value = f"{margin.target.reshape(len(labels), -1)[table, cell]:g}"
        if is_negative:
            raise QuickscanError(
                "In {table} the margin {margin} asks for {value}; possible is 0 or more.",
                table=labels[table],
                margin=margin.name,
                value=value,
            )
        raise QuickscanError(
            "In {table} the margin {margin} asks for {value} in group {group}, but every cell of "
            "that group is zero in the seed table; possible is 0.",
            table=labels[table],
            margin=margin.name,
            value=value,
            group=cell + 1,
        )


def _no_fit(
    tables: np.ndarray,
    margins: Sequence[Margin],
    labels: Sequence[str],
    worst: np.ndarray,
    max_rounds: int,
) -> QuickscanError:
    """Which margin is furthest off in the table that fits worst."""
    where = int(worst.argmax())
    away = []
    for margin in margins:
        summed, _ = _places(tables.ndim - 1, margin)
        away.append(np.abs(tables.sum(axis=summed)[where] - margin.target[where]).max())
    furthest = int(np.argmax(away))
    return QuickscanError(
        "In {table} no table fits the margins {names} together: after {rounds} rounds {margin} is "
        "still {away} off. Change that margin, or give the seed fewer zeros.",
        table=labels[where],
        names=Listing(tuple(margin.name for margin in margins)),
        rounds=max_rounds,
        margin=margins[furthest].name,
        away=f"{away[furthest]:.3g}",
    )
