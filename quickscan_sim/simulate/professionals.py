"""The people who are invited, under a pseudonym, and the wijken they work in."""

from __future__ import annotations

import numpy as np
import pandas as pd

from quickscan_sim.parameters import Parameters
from quickscan_sim.random_streams import stream
from quickscan_sim.simulate.names import draw_people_names, draw_roles
from quickscan_sim.table_checks import with_types
from quickscan_sim.tables import WORKS_IN

FIRST_WAVE = 1

EXPERIENCE = (1.8, 7.5)
"""Shape and scale (years) of a gamma distribution: 13.5 years on average. In youth health care
62 % had more than 10 years of experience (NTvG, 2016)."""
LONGEST_CAREER = 44


def draw_professionals(parameters: Parameters, organisations: pd.DataFrame) -> pd.DataFrame:
    """A row per invited person, in the order of shuffled pseudonyms.

    Holds the columns of ``professionals`` up to ``years_experience``.
    """
    n_invited = organisations["n_invited"].to_numpy(int)
    n = int(n_invited.sum())
    staff = organisations.loc[organisations.index.repeat(n_invited)]
    numbers = 1 + stream(parameters.seed, "pseudonyms").permutation(n)
    width = max(4, len(str(n)))
    rng = stream(parameters.seed, "professionals")
    years = np.minimum(rng.gamma(*EXPERIENCE, size=n).astype(int), LONGEST_CAREER)
    people = pd.DataFrame(
        {
            "professional_id": [f"P{number:0{width}d}" for number in numbers],
            "wave": FIRST_WAVE,
            "organisation_id": staff["organisation_id"].to_numpy(object),
            "sector": staff["sector"].to_numpy(object),
            "role": draw_roles(
                list(staff["sector"]),
                list(staff["is_informal"]),
                stream(parameters.seed, "roles"),
            ),
            "name": draw_people_names(n, stream(parameters.seed, "people names")),
            "years_experience": years,
        }
    )
    return people.iloc[np.argsort(numbers)].reset_index(drop=True)


def place_professionals(people: pd.DataFrame, active_in: pd.DataFrame) -> pd.DataFrame:
    """Table ``works_in``: staff works in every wijk of its organisation, equally much in each."""
    placed = people[["professional_id", "wave", "organisation_id"]].merge(
        active_in, on="organisation_id"
    )
    n_wijken = active_in["organisation_id"].value_counts()
    placed["share"] = 1 / placed["organisation_id"].map(n_wijken)
    key = ["professional_id", "neighbourhood_id"]
    return with_types(placed.sort_values(key, ignore_index=True)[WORKS_IN.column_names], WORKS_IN)
