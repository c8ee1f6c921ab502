"""The people who are invited, under a pseudonym."""

from __future__ import annotations

import numpy as np
import pandas as pd
from pandas.api.extensions import ExtensionArray

from quickscan_sim.parameters import Parameters
from quickscan_sim.random_streams import stream
from quickscan_sim.simulate.careers import draw_careers
from quickscan_sim.simulate.columns import codes, gather, whole_numbers
from quickscan_sim.simulate.names import draw_role_numbers, organisation_words
from quickscan_sim.simulate.people_names import draw_people_names
from quickscan_sim.simulate.staff import Staff, shuffle_staff

FIRST_WAVE = 1


def draw_professionals(
    parameters: Parameters, organisations: pd.DataFrame, wave: int = FIRST_WAVE
) -> pd.DataFrame:
    """A row per invited person, in the order of shuffled pseudonyms.

    Holds the columns of ``professionals`` that are known before anybody answers.
    """
    staff = shuffle_staff(organisations, stream(parameters.seed, "pseudonyms", wave=wave))
    return pd.DataFrame(
        {
            "professional_id": codes("P", staff.n, fewest_digits=4),
            "wave": whole_numbers(np.full(staff.n, wave)),
            "organisation_id": organisations["organisation_id"].array.take(staff.organisation),
            "sector": gather([sector for sector, _ in staff.sectors], staff.sector),
            "role": _draw_roles(staff, stream(parameters.seed, "roles", wave=wave)),
            "name": draw_people_names(staff.n, stream(parameters.seed, "people names", wave=wave)),
        }
        | draw_careers(parameters, staff, wave)
    )


def _draw_roles(staff: Staff, rng: np.random.Generator) -> ExtensionArray:
    """A role for each person, from the list of the sector."""
    words = [organisation_words(sector, "role", informal) for sector, informal in staff.sectors]
    n_words = np.array([len(of_sector) for of_sector in words])
    first = np.cumsum(n_words) - n_words
    number = draw_role_numbers(n_words[staff.sector], rng)
    return gather([word for of_sector in words for word in of_sector], first[staff.sector] + number)
