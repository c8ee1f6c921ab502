"""How many things a set of items measures: their eigenvalues beside those of chance."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from quickscan_sim.analyse.estimate import REASONS
from quickscan_sim.analyse.given import check_count, check_option
from quickscan_sim.analyse.item_answers import check_categories, complete_answers
from quickscan_sim.analyse.reliability.polychoric_matrices import (
    OrderedAnswers,
    matrices_of_counts,
    polychoric_matrices,
)
from quickscan_sim.analyse.reliability.resampled_people import DEFAULT_SEED
from quickscan_sim.analyse.typed_rows import typed_columns
from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import Message
from quickscan_sim.random_streams import stream

COLUMNS = {
    "number": "Int64",
    "observed": "float64",
    "random_mean": "float64",
    "random_p95": "float64",
    "exceeds": "boolean",
}
CORRELATIONS = ("pearson", "polychoric")
RANDOM_DATA = ("permuted", "normal")
MIN_PEOPLE = 3
MIN_ITEMS = 3
"""Two items have one correlation: the answer is known before."""
N_DRAWS = 200
_PERCENTILE = 0.95


@dataclass(frozen=True, kw_only=True)
class ParallelAnalysis:
    """Eigenvalues of the items beside those of random data.

    ``eigenvalues`` has a row per eigenvalue, largest first: ``number, observed, random_mean,
    random_p95, exceeds``. ``n_factors`` counts how many in a row, from the first, lie above the
    95th percentile of chance; None, with a ``reason``, when that cannot be told.
    """

    eigenvalues: pd.DataFrame
    n_factors: int | None = None
    n: int
    n_items: int
    correlation: str
    random_data: str
    n_draws: int
    reason: str | None = None
    needed: int | None = None

    def why(self) -> Message | None:
        """The sentence that belongs to the reason."""
        return Message(REASONS[self.reason], needed=self.needed) if self.reason else None


def parallel_analysis(
    items: pd.DataFrame,
    correlation: str = "pearson",
    random_data: str = "permuted",
    n_draws: int = N_DRAWS,
    seed: int = DEFAULT_SEED,
) -> ParallelAnalysis:
    """The eigenvalues of the correlations, and which are larger than chance makes them.

    Parallel analysis (Horn 1965, Psychometrika 30) of the full correlation matrix, with the 95th
    percentile of random data as the bar (Glorfeld 1995). The observed eigenvalues equal those of
    ``psych::fa.parallel(fa = "pc")``. The first eigenvalue is judged well; for a second one that
    is small beside a large first, the bar is too high (Braeken and van Assen 2017), so "one" is
    no proof of one.

    Parameters
    ----------
    items
        One column per item, one row per respondent. Rows with a missing answer are left out.
    correlation
        "pearson" or "polychoric".
    random_data
        "permuted": the answers to each item, shuffled over people; each item keeps its answers.
        "normal": independent normal numbers (with Pearson correlations only).
    n_draws
        How many random data sets, at least 20.
    seed
        Of the random data: the same seed gives the same table.

    Returns
    -------
    ParallelAnalysis
        Without ``n_factors``, and with a ``reason``, for fewer than 3 items ("too_few_items"),
        fewer than 3 complete rows ("too_few_people"), or an item that everybody answers alike
        ("constant_items").

    Raises
    ------
    QuickscanError
        When the items are no table of numbers with different names, an option is unknown, "normal"
        is asked with "polychoric", or there are fewer than 20 draws.

    Examples
    --------
    >>> one, two = np.tile([[1, 1, 2, 2], [1, 2, 1, 2]], 10)
    >>> items = pd.DataFrame({"a": one, "b": one, "c": two, "d": two, "e": [*two[:-2], 1, 1]})
    >>> parallel_analysis(items).eigenvalues["observed"].head(3).round(2).tolist()
    [2.94, 2.0, 0.06]
    >>> parallel_analysis(items).n_factors
    2
    """
    check_option("correlation", correlation, CORRELATIONS)
    check_option("random_data", random_data, RANDOM_DATA)
    check_count("n_draws", n_draws, 20)
    if (correlation, random_data) == ("polychoric", "normal"):
        raise QuickscanError(
            "Normal numbers have no ordered answers. Use random_data='permuted' with polychoric "
            "correlations."
        )
    answers = complete_answers(items)
    if correlation == "polychoric":
        check_categories(answers, items.columns)
    n, k = answers.shape
    reason, needed = _reason(answers)
    observed, random = np.full(k, np.nan), np.full((1, k), np.nan)
    if reason is None:
        rng = stream(seed, "parallel analysis")
        observed = _eigenvalues(_correlations(answers[None], correlation))[0]
        random = _random_eigenvalues(answers, correlation, random_data, n_draws, rng)
    high = np.quantile(random, _PERCENTILE, axis=0)
    exceeds = observed > high
    columns = {
        "number": np.arange(1, k + 1),
        "observed": observed,
        "random_mean": random.mean(axis=0),
        "random_p95": high,
        "exceeds": exceeds if reason is None else [None] * k,
    }
    return ParallelAnalysis(
        eigenvalues=typed_columns(columns, COLUMNS, k),
        n_factors=int(np.cumprod(exceeds).sum()) if reason is None else None,
        n=n,
        n_items=k,
        correlation=correlation,
        random_data=random_data,
        n_draws=n_draws,
        reason=reason,
        needed=needed,
    )


def _reason(answers: np.ndarray) -> tuple[str | None, int | None]:
    n, k = answers.shape
    if k < MIN_ITEMS:
        return "too_few_items", MIN_ITEMS
    if n < MIN_PEOPLE:
        return "too_few_people", MIN_PEOPLE
    return ("constant_items" if (np.ptp(answers, axis=0) == 0).any() else None), None


def _random_eigenvalues(
    answers: np.ndarray,
    correlation: str,
    random_data: str,
    n_draws: int,
    rng: np.random.Generator,
) -> np.ndarray:
    # A block at a time, so that many people do not ask for much memory.
    at_once = max(1, 2_000_000 // answers.size)
    found = []
    for first in range(0, n_draws, at_once):
        size = min(at_once, n_draws - first)
        if random_data == "normal":
            drawn = rng.standard_normal((size, *answers.shape))
        else:
            drawn = rng.permuted(np.repeat(answers[None], size, axis=0), axis=1)
        found.append(_eigenvalues(_correlations(drawn, correlation)))
    return np.concatenate(found)


def _correlations(samples: np.ndarray, correlation: str) -> np.ndarray:
    """A matrix for each data set (data sets, people, items)."""
    if correlation == "pearson":
        centred = samples - samples.mean(axis=1, keepdims=True)
        unit = centred / np.sqrt((centred**2).sum(axis=1, keepdims=True))
        return np.asarray(unit.transpose(0, 2, 1) @ unit)
    alone = np.ones((1, samples.shape[1]))
    if len(samples) == 1:
        return polychoric_matrices(OrderedAnswers.of(samples[0]), alone).correlations
    tables = [OrderedAnswers.of(answers).counts(alone)[0] for answers in samples]
    return matrices_of_counts(np.stack(tables)).correlations


def _eigenvalues(correlations: np.ndarray) -> np.ndarray:
    return np.asarray(np.linalg.eigvalsh(correlations)[:, ::-1])
