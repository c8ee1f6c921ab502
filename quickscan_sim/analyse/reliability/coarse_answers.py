"""From normal variables underneath to the ordered answers that people gave: the way back."""

from __future__ import annotations

import numpy as np

from quickscan_sim.analyse.reliability.bivariate_normal import bivariate_normal_cdf


def sum_reliability(
    explained: np.ndarray, correlations: np.ndarray, thresholds: np.ndarray, gaps: np.ndarray
) -> np.ndarray:
    """Covariance of the answers that a factor explains, over all their covariance.

    Green and Yang (2009, Psychometrika 74, equation 21), for each resample.

    Parameters
    ----------
    explained
        Correlations underneath that the factor explains, with communalities on the diagonal
        (resamples, items, items).
    correlations
        Polychoric correlations (resamples, items, items).
    thresholds
        Borders between answers, standard normal (resamples, items, K - 1).
    gaps
        Distance between the answers on both sides of a border (items, K - 1); 0 for no border.
    """
    each = np.arange(len(gaps))
    one, other = np.triu_indices(len(gaps), 1)
    own = _covariances(explained[:, each, each], thresholds, gaps, each, each)
    between = _covariances(explained[:, one, other], thresholds, gaps, one, other)
    observed = _covariances(correlations[:, one, other], thresholds, gaps, one, other)
    top = own.sum(axis=1) + 2 * between.sum(axis=1)
    variance = _variances(thresholds, gaps).sum(axis=1)
    return np.asarray(top / (variance + 2 * observed.sum(axis=1)))


def _covariances(
    correlations: np.ndarray,
    thresholds: np.ndarray,
    gaps: np.ndarray,
    one: np.ndarray,
    other: np.ndarray,
) -> np.ndarray:
    """Covariance of two coarse answers whose underlying variables correlate so (Hoeffding 1940).

    The sum over both sets of thresholds of P(below both) - P(below one) P(below the other), each
    times the distance between the answers on both sides.
    """
    from scipy.special import ndtr

    x, y = thresholds[:, one, :, None], thresholds[:, other, None, :]
    beyond_chance = bivariate_normal_cdf(x, y, correlations[:, :, None, None]) - ndtr(x) * ndtr(y)
    return np.asarray(np.einsum("bpcd,pc,pd->bp", beyond_chance, gaps[one], gaps[other]))


def _variances(thresholds: np.ndarray, gaps: np.ndarray) -> np.ndarray:
    from scipy.special import ndtr

    below = ndtr(thresholds)
    both = np.minimum(below[:, :, :, None], below[:, :, None, :])
    beyond_chance = both - below[:, :, :, None] * below[:, :, None, :]
    return np.asarray(np.einsum("bkcd,kc,kd->bk", beyond_chance, gaps, gaps))
