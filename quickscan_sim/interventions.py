"""What an intervention changes, when, how much, and for whom.

An intervention starts right after the measurement before ``from_wave`` and grows evenly to its
full effect over ``delay`` months.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickscan_sim.parameters.interventions import (
    LEVERS_ON_TIES,
    Intervention,
    Reach,
    list_interventions,
    load_intervention,
)

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

__all__ = [
    "LEVERS_ON_TIES",
    "Intervention",
    "list_interventions",
    "load_intervention",
    "share_reached",
    "strength",
    "unit_of_uptake",
]


def strength(intervention: Intervention, wave: int, months_between: float) -> float:
    """The share of the full effect that is there in a measurement, from 0 to 1.

    Examples
    --------
    >>> slow = Intervention(
    ...     name="slow", acts_on="rules", lever="trait", effect=1, delay=24, from_wave=2
    ... )
    >>> [strength(slow, wave, 12) for wave in (1, 2, 3, 4)]
    [0.0, 0.5, 1.0, 1.0]
    """
    if wave < intervention.from_wave:
        return 0.0
    months = months_between * (wave - intervention.from_wave + 1)
    return 1.0 if months >= intervention.delay else months / intervention.delay


def unit_of_uptake(intervention: Intervention) -> str:
    """Of what the uptake is a share: "person", "organisation" or "pair".

    >>> unit_of_uptake(Intervention(name="x", acts_on="rules", lever="trait", effect=1))
    'organisation'
    """
    if intervention.lever in LEVERS_ON_TIES:
        return "pair"
    return "person" if intervention.acts_on == "professionals" else "organisation"


def share_reached(
    reach: Reach, people: pd.DataFrame, works_in: pd.DataFrame, neighbourhoods: pd.DataFrame
) -> np.ndarray:
    """For each person, the share of working time within reach: 0 to 1.

    Parameters
    ----------
    people, works_in
        Tables ``professionals`` and ``works_in`` of one wave.
    neighbourhoods
        Table ``neighbourhoods``.

    Returns
    -------
    array of float, in the order of ``people``
    """
    import numpy as np
    import pandas as pd

    reached = np.ones(len(people))
    if reach.sector is not None:
        reached *= (people["sector"] == reach.sector).to_numpy(float)
    if reach.organisations:
        reached *= people["organisation_id"].isin(reach.organisations).to_numpy(float)
    if reach.income_group is None and not reach.neighbourhoods:
        return reached
    person = pd.Index(people["professional_id"]).get_indexer(pd.Index(works_in["professional_id"]))
    inside = works_in["neighbourhood_id"].isin(places_reached(reach, neighbourhoods)).to_numpy()
    share = works_in["share"].to_numpy(float) * inside
    return np.asarray(reached * np.bincount(person, share, minlength=len(people)))


def places_reached(reach: Reach, neighbourhoods: pd.DataFrame) -> list[str]:
    """The codes of the neighbourhoods within reach."""
    inside = neighbourhoods["neighbourhood_id"].notna()
    if reach.income_group is not None:
        inside &= neighbourhoods["income_group"] == reach.income_group
    if reach.neighbourhoods:
        inside &= neighbourhoods["neighbourhood_id"].isin(reach.neighbourhoods)
    return list(neighbourhoods.loc[inside, "neighbourhood_id"])
