"""Organisations and groups of every sector, their names, and the wijken they work in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from quickscan_sim.parameters import Parameters, SectorPlan
from quickscan_sim.questionnaire import Questionnaire, Sector
from quickscan_sim.random_streams import stream
from quickscan_sim.simulate.names import organisation_words
from quickscan_sim.table_checks import with_types
from quickscan_sim.tables import ACTIVE_IN, ORGANISATIONS


@dataclass(frozen=True)
class Place:
    """One organisation before it has a name: its sector and the numbers of its wijken."""

    sector: Sector
    wijken: range


def draw_organisations(
    parameters: Parameters,
    questionnaire: Questionnaire,
    neighbourhoods: pd.DataFrame,
    municipality: str,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Tables ``organisations`` and ``active_in``, by the plan of each sector."""
    wijk_names = list(neighbourhoods["name"])
    places: list[Place] = []
    names: list[str] = []
    n_invited: list[int] = []
    for number, sector in enumerate(questionnaire.sectors):
        plan = parameters.plan_of(sector.sector_id)
        of_sector = list(_places(sector, plan, len(neighbourhoods)))
        naming = stream(parameters.seed, "names", number)
        sizes = stream(parameters.seed, "organisation sizes", number)
        places += of_sector
        names += _names(sector, of_sector, wijk_names, municipality, naming)
        n_invited += _sizes(plan, len(of_sector), sizes)
    width = max(2, len(str(len(places))))
    ids = [f"O{number:0{width}d}" for number in range(1, len(places) + 1)]
    organisations = pd.DataFrame(
        {
            "organisation_id": ids,
            "sector": [place.sector.sector_id for place in places],
            "name": names,
            "is_informal": [place.sector.is_informal for place in places],
            "n_invited": n_invited,
        }
    )
    active_in = _active_in(ids, places, list(neighbourhoods["neighbourhood_id"]))
    return with_types(organisations, ORGANISATIONS), active_in


def _sizes(plan: SectorPlan, n: int, rng: np.random.Generator) -> list[int]:
    return list(map(int, rng.integers(plan.n_invited_low, plan.n_invited_high + 1, size=n)))


def _places(sector: Sector, plan: SectorPlan, n_neighbourhoods: int) -> Iterator[Place]:
    """Each block of wijken gets its own organisations; the last block may be smaller."""
    for first in range(0, n_neighbourhoods, plan.n_served):
        block = range(first, min(first + plan.n_served, n_neighbourhoods))
        for _ in range(plan.n_per_neighbourhood):
            yield Place(sector, block)


def _active_in(
    ids: Sequence[str], places: Sequence[Place], neighbourhood_ids: Sequence[str]
) -> pd.DataFrame:
    rows = [
        (organisation, neighbourhood_ids[wijk])
        for organisation, place in zip(ids, places, strict=True)
        for wijk in place.wijken
    ]
    return with_types(pd.DataFrame(rows, columns=ACTIVE_IN.column_names), ACTIVE_IN)


def _names(
    sector: Sector,
    places: Sequence[Place],
    wijk_names: Sequence[str],
    municipality: str,
    rng: np.random.Generator,
) -> list[str]:
    """A name for each organisation of a sector; no two alike."""
    patterns = organisation_words(sector.sector_id, "pattern", sector.is_informal)
    own = organisation_words(sector.sector_id, "own", sector.is_informal)
    own = [own[position] for position in rng.permutation(len(own))]
    names: list[str] = []
    order: list[int] = []
    for place in places:
        order = order or list(rng.permutation(len(patterns)))
        pattern = patterns[order.pop()]
        area = _area([wijk_names[wijk] for wijk in place.wijken], len(wijk_names), municipality)
        word = own[len(names) % len(own)] if own else ""
        name = pattern.format(own=word, wijk=area, sector=sector.name.nl)
        names.append(_different(name, names, "" if "{wijk}" in pattern else area))
    return names


def _area(served: Sequence[str], n_all: int, municipality: str) -> str:
    """What an organisation calls the area it serves."""
    if len(served) == n_all > 1:
        return municipality
    if len(served) > 2:
        return f"{served[0]} e.o."
    return " en ".join(served)


def _different(name: str, taken: Sequence[str], area: str) -> str:
    """The name itself; with its area, and then a number, when it is taken."""
    if name in taken and area:
        name = f"{name} {area}"
    number, found = 2, name
    while found in taken:
        found, number = f"{name} {number}", number + 1
    return found
