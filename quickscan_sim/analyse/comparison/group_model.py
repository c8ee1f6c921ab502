"""Income groups of wijken compared by a mixed model: sectors fixed, the rest random."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from quickscan_sim.analyse.comparison.mixed_model import can_be_told_apart, fit_mixed_model
from quickscan_sim.analyse.comparison.placed_scores import PlacedScores


@dataclass(frozen=True)
class ModelledDifference:
    """Few minus many, the mean of few at the mix of sectors, and how sure that is.

    ``df`` is Satterthwaite's; ``reason`` says why there are no numbers.
    """

    difference: float = np.nan
    mean_few: float = np.nan
    error: float = np.nan
    df: float = np.nan
    reason: str | None = None


def mixed_difference(rows: PlacedScores) -> ModelledDifference:
    """The difference between people who work wholly in the one and wholly in the other group.

    A row per person: somebody in several wijken belongs to each for the share worked there.
    """
    person, first = np.unique(rows.person.astype(str), return_inverse=True)
    share = np.zeros((len(person), int(rows.wijk.max()) + 1))
    np.add.at(share, (first, rows.wijk), rows.weight)
    share = share[:, share.any(axis=0)]
    in_few = np.bincount(first, weights=rows.weight * rows.is_few) / share.sum(axis=1)
    share /= share.sum(axis=1, keepdims=True)
    of_person = np.zeros(len(person), dtype=int)
    of_person[first] = np.arange(len(first))
    organisation = np.unique(rows.organisation[of_person], return_inverse=True)[1]
    sectors = rows.sectors[of_person]
    fixed = np.column_stack([in_few, sectors])
    random: dict[str, np.ndarray] = {"wijk": share}
    if can_be_told_apart(fixed, organisation):
        random["organisation"] = organisation
    found = fit_mixed_model(rows.score[of_person], fixed, random)
    if found.reason:
        return ModelledDifference(reason=found.reason)
    few = np.eye(len(found.coefficients))[0]
    return ModelledDifference(
        difference=float(found.coefficients[0]),
        mean_few=float(found.coefficients[0] + sectors.mean(axis=0) @ found.coefficients[1:]),
        error=float(np.sqrt(found.covariance[0, 0])),
        df=found.satterthwaite(few),
    )
