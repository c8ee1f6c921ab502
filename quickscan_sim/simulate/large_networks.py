"""Ties in one large network, where a draw for every pair would take too long.

A degree-corrected block model: organisations of one sector and about one propensity form a block,
every pair of blocks has one chance of a tie, and only the ties that exist are drawn.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from quickscan_sim.errors import QuickscanError
from quickscan_sim.simulate.chance import logistic
from quickscan_sim.simulate.log_odds import base_for_mean
from quickscan_sim.simulate.tie_draw import p_mutual

N_CLASSES = 8
"""Classes of propensity, each an equal part of every sector."""

LARGEST = 2_000_000
"""Organisations; keeps the numbers of pairs well inside the 53 bits of a uniform draw."""


def draw_large_network(
    sizes: Sequence[int],
    mean_partners: float,
    rng: np.random.Generator,
    homophily: float = 1.0,
    reciprocity: float = 1.0,
    degree_spread: float = 0.5,
) -> tuple[np.ndarray, np.ndarray]:
    """Directed ties of one layer in a network of any size, in time that grows with the ties.

    Parameters
    ----------
    sizes
        Organisations in each sector; they are numbered sector by sector.
    mean_partners
        How many partners an organisation has on average, in expectation.
    homophily
        Density within sectors over density between sectors.
    reciprocity
        Share of ties that the other side has too.
    degree_spread
        Spread of propensity between organisations, in log odds.

    Returns
    -------
    tuple of arrays
        ``organisation`` and ``partner`` of every tie.

    Raises
    ------
    QuickscanError
        When an organisation would need more partners than there are.

    Examples
    --------
    >>> one, other = draw_large_network([500, 500], 6.0, np.random.default_rng(1))
    >>> 5.5 < len(one) / 1000 < 6.5
    True
    """
    blocks = _blocks(sizes)
    first, second = np.triu_indices(len(blocks))
    n_pairs = np.where(
        first == second, blocks[first] * (blocks[first] - 1) // 2, blocks[first] * blocks[second]
    )
    chance = _chances(
        n_pairs, first, second, _any_tie(sizes, mean_partners, reciprocity), homophily,
        degree_spread,
    )  # fmt: skip
    one, other = _ends(blocks, first, second, n_pairs, _distinct(n_pairs, chance, rng))
    both = p_mutual(reciprocity)
    draw = rng.random(len(one), dtype=np.float32)
    towards = (draw < both) | (draw >= (1 + both) / 2)
    back = draw < (1 + both) / 2
    return (
        np.concatenate([one[towards], other[back]]),
        np.concatenate([other[towards], one[back]]),
    )


def _blocks(sizes: Sequence[int]) -> np.ndarray:
    """Organisations in each block: every sector cut into classes as equal as can be."""
    n = np.asarray(sizes, dtype=np.int64)
    if not 2 <= n.sum() <= LARGEST or n.min() < 0:
        raise QuickscanError(
            "A network of {n} organisations cannot be drawn; possible is 2 to {most}.",
            n=int(n.sum()),
            most=LARGEST,
        )
    classes = np.arange(N_CLASSES + 1)
    return np.asarray(np.diff(n[:, None] * classes // N_CLASSES, axis=1).ravel())


def _any_tie(sizes: Sequence[int], mean_partners: float, reciprocity: float) -> float:
    """The mean chance of a tie in any direction."""
    n = int(np.sum(sizes))
    most = (n - 1) / (2 - reciprocity)
    if not 0 < mean_partners < most:
        raise QuickscanError(
            "mean_partners is {mean}; among {n} organisations and with a reciprocity of "
            "{reciprocity} possible is more than 0 and less than {most}.",
            mean=mean_partners,
            n=n,
            reciprocity=reciprocity,
            most=f"{most:.1f}",
        )
    return mean_partners / most


def _chances(
    n_pairs: np.ndarray,
    first: np.ndarray,
    second: np.ndarray,
    any_tie: float,
    homophily: float,
    degree_spread: float,
) -> np.ndarray:
    """For each pair of blocks the chance of a tie; density and homophily exactly as asked."""
    from scipy.special import ndtri

    middle = degree_spread * ndtri((np.arange(N_CLASSES) + 0.5) / N_CLASSES)
    offset = middle[first % N_CLASSES] + middle[second % N_CLASSES]
    within = first // N_CLASSES == second // N_CLASSES
    weight = n_pairs / n_pairs.sum()
    between = any_tie / (homophily * weight[within].sum() + weight[~within].sum())
    chance = np.zeros(len(offset))
    for kind, target in ((within, homophily * between), (~within, between)):
        if weight[kind].sum() > 0:
            if target >= 1:
                raise QuickscanError(
                    "homophily is {homophily}, but with so many partners there is no room for it. "
                    "Lower mean_partners or bring homophily nearer to 1.",
                    homophily=homophily,
                )
            share = weight[kind] / weight[kind].sum()
            base = base_for_mean(offset[kind][:, None], share, np.array([target]))
            chance[kind] = logistic(base + offset[kind])
    return chance


def _distinct(n_pairs: np.ndarray, chance: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Numbers of the pairs with a tie, sorted: each set of its size is equally likely.

    The pairs of all blocks are numbered on; draws that hit a pair twice are drawn again.
    """
    n_ties = rng.binomial(n_pairs, chance)
    start = np.cumsum(n_pairs) - n_pairs
    found = np.zeros(0, dtype=np.int64)
    lacking = n_ties
    while lacking.any():
        block = np.repeat(np.arange(len(n_pairs)), lacking)
        drawn = start[block] + (rng.random(len(block)) * n_pairs[block]).astype(np.int64)
        found = np.sort(np.concatenate([found, drawn]), kind="stable")
        found = found[np.concatenate([[True], found[1:] != found[:-1]])]
        bounds = np.searchsorted(found, np.append(start, start[-1] + n_pairs[-1]))
        lacking = n_ties - np.diff(bounds)
    return found


def _ends(
    blocks: np.ndarray,
    first: np.ndarray,
    second: np.ndarray,
    n_pairs: np.ndarray,
    number: np.ndarray,
) -> tuple[np.ndarray, np.ndarray]:
    """Both organisations of every numbered pair."""
    start = np.cumsum(n_pairs) - n_pairs
    n_of = np.diff(np.append(np.searchsorted(number, start), len(number)))
    within = number - np.repeat(start, n_of)
    wide = np.repeat(np.maximum(blocks[second], 1), n_of)
    row = within // wide
    column = within - row * wide
    same = np.repeat(first == second, n_of)
    row[same], column[same] = _triangle(within[same])
    begin = np.cumsum(blocks) - blocks
    return np.repeat(begin[first], n_of) + row, np.repeat(begin[second], n_of) + column


def _triangle(number: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The pair with this number when pairs are counted (0,1), (0,2), (1,2), (0,3), ..."""
    high = ((1 + np.sqrt(8.0 * number + 1)) / 2).astype(np.int64)
    # The root is rounded: it can come out one too high or too low.
    high -= high * (high - 1) // 2 > number
    high += high * (high + 1) // 2 <= number
    return number - high * (high - 1) // 2, high
