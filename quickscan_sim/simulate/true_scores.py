"""The score that a person would have on average, without chance in the answers."""

from __future__ import annotations

import numpy as np

from quickscan_sim.simulate.instrument import Instrument

FINENESS = 64
"""Points of the curve for each SD; reading between them errs less than .0001 on a scale of 1-5."""


def true_scores(
    instrument: Instrument, position: np.ndarray, shift: np.ndarray | None = None
) -> np.ndarray:
    """Expected theme scores of complete, careful answers: people x themes, on the items' scale.

    Parameters
    ----------
    position
        People x themes: the latent position.
    shift
        Items of the instrument x people: what moves the latent answer of a person truly, such as
        hesitation; None: nothing.
    """
    scores = np.empty(position.shape)
    for theme in range(position.shape[1]):
        rows = instrument.scored(theme)
        loading = instrument.loading[rows[0]]
        if shift is not None:
            location = loading * position[:, theme] + shift[rows]
            scores[:, theme] = instrument.expected_score(theme, location)
        else:
            scores[:, theme] = _read_from_curve(instrument, theme, loading * position[:, theme])
    return scores


def _read_from_curve(instrument: Instrument, theme: int, location: np.ndarray) -> np.ndarray:
    """For many people: the curve of the expected score, read by straight lines between points."""
    if len(location) == 0:
        return np.empty(0)
    first = np.floor(location.min() * FINENESS)
    last = np.ceil(location.max() * FINENESS)
    points = np.arange(first, last + 1) / FINENESS
    return np.asarray(np.interp(location, points, instrument.expected_score(theme, points)))
