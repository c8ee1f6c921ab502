"""In which wijken people work, and how they divide their working time."""

from __future__ import annotations

import numpy as np
import pandas as pd

from quickscan_sim.parameters import Parameters
from quickscan_sim.random_streams import stream
from quickscan_sim.simulate.columns import numbered, places_in, turn_within

MOST_WIJKEN = 3
"""Somebody works in at most so many wijken, unless there are too few colleagues for all wijken of
the organisation; an assumption."""

STEPS = 1000
"""Shares of working time are whole thousandths, and at least one."""


def place_professionals(
    parameters: Parameters,
    people: pd.DataFrame,
    active_in: pd.DataFrame,
    neighbourhoods: pd.DataFrame,
    wave: int = 1,
) -> pd.DataFrame:
    """Table ``works_in``: who works in which wijken of the organisation, and for what share.

    The staff of an organisation with many wijken spreads over them, each in a few that lie
    together, so that every wijk has somebody. Larger wijken take more time, and people differ in
    how they divide it (knob ``working_time_spread``).

    Parameters
    ----------
    people
        Table ``professionals``, or its first columns.
    neighbourhoods
        Table ``neighbourhoods``; an unknown number of residents counts as an average one.
    """
    person, wijk = _assign_wijken(people, active_in, neighbourhoods)
    rng = stream(parameters.seed, "working time", wave=wave)
    habit = np.exp(parameters.working_time_spread * rng.standard_normal(len(person)))
    return pd.DataFrame(
        {
            "professional_id": people["professional_id"].array.take(person),
            "wave": people["wave"].array.take(person),
            "neighbourhood_id": neighbourhoods["neighbourhood_id"].array.take(wijk),
            "share": _shares(_size(neighbourhoods)[wijk] * habit, person),
        }
    )


def _assign_wijken(
    people: pd.DataFrame, active_in: pd.DataFrame, neighbourhoods: pd.DataFrame
) -> tuple[np.ndarray, np.ndarray]:
    """Row numbers of people and wijken, a pair for each wijk in which somebody works, sorted."""
    of_active, ids = numbered(active_in["organisation_id"])
    wijk = places_in(
        neighbourhoods["neighbourhood_id"].to_numpy(object), active_in["neighbourhood_id"]
    )
    wijk = wijk[np.lexsort((wijk, of_active))]
    organisation = places_in(ids, people["organisation_id"])
    n_wijken, n_people = np.bincount(of_active), np.bincount(organisation, minlength=len(ids))
    needed = -(-n_wijken // np.maximum(n_people, 1))
    n_own = np.minimum(np.maximum(needed, MOST_WIJKEN), n_wijken)[organisation]
    # Colleagues start evenly apart, so that together they pass every wijk.
    start = turn_within(organisation) * n_wijken[organisation] // n_people[organisation]

    person = np.repeat(np.arange(len(people)), n_own)
    turn = np.arange(len(person)) - np.repeat(np.cumsum(n_own) - n_own, n_own)
    own = organisation[person]
    first = np.cumsum(n_wijken) - n_wijken
    found = wijk[first[own] + (start[person] + turn) % n_wijken[own]]
    return person, found[np.lexsort((found, person))]


def _size(neighbourhoods: pd.DataFrame) -> np.ndarray:
    """Residents of each wijk, at least one."""
    residents = neighbourhoods["n_residents"].to_numpy(float, na_value=np.nan)
    known = np.isfinite(residents)
    usual = residents[known].mean() if known.any() else 1.0
    return np.maximum(np.where(known, residents, usual), 1.0)


def _shares(weights: np.ndarray, person: np.ndarray) -> np.ndarray:
    """The weights as parts of each person's time, in whole steps that add up to exactly 1.

    People stand together. Rounding the running sum, not each part, keeps every sum whole.
    """
    part = weights / np.bincount(person, weights)[person]
    least = 1 / STEPS
    part = least + (1 - least * np.bincount(person)[person]) * part
    steps = np.diff(np.rint(np.cumsum(part) * STEPS), prepend=0)
    return np.asarray(steps / STEPS)
