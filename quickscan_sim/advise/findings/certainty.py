"""What may be told firmly: one limit of 5 % on saying anything wrong, over the whole list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from quickscan_sim.analyse.intervals import t_quantile
from quickscan_sim.analyse.multiplicity import FIRM
from quickscan_sim.language import mark

if TYPE_CHECKING:
    from quickscan_sim.advise.findings.finding import Finding

ALPHA = 0.05
"""In this share of quickscans at most, the list says something firmly that is not so."""

PARTS = {
    "sectors": FIRM,
    "income groups": FIRM,
    "shares": 0.005,
    "network": 0.015,
    "in reserve": 0.01,
}
"""How the 5 % are divided; the parts add up to :data:`ALPHA`. The reserve is for what models do
not hold exactly: p-values of a few wijken, probabilities of ties."""

THE_RULE = mark(
    "We call a finding firm only when we can be sure of the whole list. Suppose that nothing "
    "were going on. Then at most 1 in 20 quickscans would still call something firm. That 5% is "
    "divided over four kinds of comparison. Sectors get 1%, and so do neighbourhoods with few "
    "and many low incomes. The more we compare there, the stricter we are; that is called the "
    "method of Holm. Shares get 0.5%. We then only say how many it is at least. Ties and weak "
    "spots get 1.5%. The surest are called firm, until their chances of being wrong add up to "
    "1.5%. The last 1% is kept in reserve, because models are never quite right. What is less "
    "sure is called an indication."
)
"""The rule in plain words, for the page on method."""

ROUNDED = 0.0025
"""A probability that is told as 1.00 lies between .995 and 1: the middle of what it may lack."""


def certainty_of(p: float, p_adjusted: float) -> str | None:
    """How sure a difference is: "firm", "indication", or None when it may be chance.

    Firm asks for a p-value that stays below its part of the 5 % after Holm's correction (1979)
    for all looks of its set; an indication only for a 95 % interval without zero.

    Examples
    --------
    >>> certainty_of(0.0001, 0.003), certainty_of(0.03, 0.8), certainty_of(0.2, 1.0)
    ('firm', 'indication', None)
    """
    if p_adjusted < FIRM:
        return "firm"
    return "indication" if p < ALPHA else None


def doubt_of(probability: float) -> float:
    """The chance that a claim with this (rounded) probability is wrong; never nothing.

    >>> round(doubt_of(0.97), 4), doubt_of(1.0)
    (0.03, 0.0025)
    """
    return max(1.0 - probability, ROUNDED)


def least_share(share: float, ci_low: float, ci_high: float, n_looks: int) -> float:
    """The share that it is at least, sure enough to be told firmly beside all other shares.

    The lower end of Wilson's interval (1927) at the level of the part "shares", divided over the
    looks (Bonferroni). Its effective number of people is worked back from the 95 % interval: with
    w half its width, z = 1.96 and a = z^2 / n, w^2 (1 + a)^2 = p (1 - p) a + a^2 / 4.

    Parameters
    ----------
    share, ci_low, ci_high
        A row of the table ``shares``.
    n_looks
        How many shares were looked at.

    Examples
    --------
    >>> round(least_share(0.5, 0.4, 0.6, n_looks=1), 2), round(least_share(0.5, 0.4, 0.6, 8), 2)
    (0.37, 0.34)
    """
    z, level = t_quantile(np.inf), 1 - 2 * PARTS["shares"] / n_looks
    width2, spread = ((ci_high - ci_low) / 2) ** 2, share * (1 - share)
    square, linear = width2 - 0.25, 2 * width2 - spread
    root = np.sqrt(max(linear**2 - 4 * square * width2, 0.0))
    a = (-linear - root) / (2 * square) * (t_quantile(np.inf, level) / z) ** 2
    half = np.sqrt(spread * a + a**2 / 4)
    return float(max(0.0, (share + a / 2 - half) / (1 + a)))


def divide_network_part(findings: Sequence[Finding]) -> list[Finding]:
    """The findings of the network, with "firm" for the surest of them.

    Each has a chance to be wrong (``doubt``). From the surest on they are firm, as long as these
    chances add up to no more than the part "network": the chance that any of them is wrong is at
    most their sum (Bonferroni). The probabilities hold for pairs as usual; they were checked
    against invented neighbourhoods (studies/2026-11-23_gaps.csv).
    """
    doubts = np.array([finding.doubt for finding in findings], dtype=float)
    order = np.argsort(doubts, kind="stable")
    firm = np.zeros(len(doubts), dtype=bool)
    firm[order] = np.cumsum(doubts[order]) <= PARTS["network"] + 1e-12
    return [
        replace(finding, certainty="firm" if is_firm else "indication")
        for finding, is_firm in zip(findings, firm.tolist(), strict=True)
    ]
