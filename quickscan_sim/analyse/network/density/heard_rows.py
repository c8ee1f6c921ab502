"""Density and reciprocity where each report is taken as it is: from the rows of who answered.

Then how people err need not be modelled, and neither need who has ties: rows are a sample.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from quickscan_sim.analyse.intervals import t_quantile

FEWEST_FOR_A_SLOPE = 5
"""Organisations that answered from which being named tells of naming."""


class Told(NamedTuple):
    """An estimate with its 95 % interval."""

    estimate: float
    low: float
    high: float


def density_of_rows(named: np.ndarray, heard: np.ndarray) -> Told:
    """The density of all rows, those of silent organisations predicted (finite population).

    The share of partners that an organisation names is regressed on the share of those heard that
    name it; rows of silent organisations are predicted by that line (Sarndal, Swensson and Wretman
    1992, chapter 6). The interval is that of a mean of new observations. With everybody heard the
    density is known.

    Parameters
    ----------
    named
        Organisation x partner, True where the organisation names it; silent rows are not read.
    heard
        Which organisations answered; at least three.
    """
    n, n_heard, n_silent = len(heard), int(heard.sum()), int((~heard).sum())
    own = named.sum(axis=1)[heard] / (n - 1)
    if n_silent == 0:
        return Told(float(own.mean()), float(own.mean()), float(own.mean()))
    # Of the others: nobody names itself.
    being_named = named[heard].sum(axis=0) / (n_heard - heard)
    x, x_silent = being_named[heard], float(being_named[~heard].mean())
    off = x - x.mean()
    spread = float(off @ off)
    has_slope = n_heard >= FEWEST_FOR_A_SLOPE and spread > 0
    slope = float(off @ own) / spread if has_slope else 0.0
    df = n_heard - 1 - has_slope
    residual = own - own.mean() - slope * off
    # Rows that do not differ at all may differ where they were not heard.
    variance = float(residual @ residual) / df or _of_a_share(own.mean(), n_heard * (n - 1)) / (
        n - 1
    )
    further = (x_silent - x.mean()) ** 2 / spread if has_slope else 0.0
    predicted = float(np.clip(own.mean() + slope * (x_silent - x.mean()), 0, 1))
    half = t_quantile(df) * np.sqrt(variance * (1 / n_silent + 1 / n_heard + further))
    parts = (predicted, max(predicted - half, 0.0), min(predicted + half, 1.0))
    return Told(*(float(own.sum() + n_silent * part) / n for part in parts))


def reciprocity_of_rows(named: np.ndarray, heard: np.ndarray) -> Told:
    """The share of ties that is returned, among organisations that answered.

    The interval leaves out one organisation at a time (jackknife), less as more pairs are known.
    NaN where none of them names another.
    """
    inside = named[np.ix_(heard, heard)].astype(float)
    n, n_heard = len(heard), len(inside)
    returned, ties = inside * inside.T, inside.sum()
    if not ties:
        return Told(np.nan, np.nan, np.nan)
    share = float(returned.sum() / ties)
    if n_heard == n:
        return Told(share, share, share)
    without = ties - inside.sum(axis=0) - inside.sum(axis=1)
    shares = (returned.sum() - 2 * returned.sum(axis=1)) / np.where(without > 0, without, np.nan)
    shares = np.where(without > 0, shares, share)
    unknown = 1 - n_heard * (n_heard - 1) / (n * (n - 1))
    variance = (n_heard - 1) / n_heard * float(((shares - shares.mean()) ** 2).sum())
    variance = unknown * (variance or _of_a_share(share, ties) / ties)
    half = t_quantile(n_heard - 1) * np.sqrt(variance)
    return Told(share, max(share - half, 0.0), min(share + half, 1.0))


def _of_a_share(share: float, n: float) -> float:
    """The variance of one draw of a share that is seen to be this; never zero (Laplace)."""
    drawn_in = (share * n + 1) / (n + 2)
    return float(drawn_in * (1 - drawn_in))
