"""Which wijken each organisation of a sector serves, and how many people it invites.

Either a fixed number of organisations for every wijk, or as many as follow from the residents.
Then organisations lie side by side along the wijken, each with the residents that fit its size: a
large wijk holds several schools, and a wijk of 100 residents is served from the next one.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from quickscan_sim.parameters import SectorPlan

SMALL_PART = 0.2
"""An organisation leaves a wijk with less than this part of its residents to the others there; an
assumption."""


@dataclass(frozen=True)
class Catchments:
    """The organisations of a sector: people invited in each, and the wijken that each serves.

    ``organisation`` and ``wijk`` are row numbers, a value for each organisation and wijk it
    serves, in the order of both. ``residents`` is how many residents that is; in a fixed number
    of organisations it is one for every wijk.
    """

    n_invited: np.ndarray
    organisation: np.ndarray
    wijk: np.ndarray
    residents: np.ndarray


def by_plan(plan: SectorPlan, is_many: np.ndarray, rng: np.random.Generator) -> Catchments:
    """Each block of wijken gets its own organisations; the last block may be smaller.

    Parameters
    ----------
    is_many
        For each wijk: does it have many families on a low income?
    """
    n_wijken = len(is_many)
    blocks = np.arange(0, n_wijken, plan.n_served)
    n_many = plan.n_per_neighbourhood_many
    n_of_block = np.where(
        is_many[blocks] & (n_many is not None), n_many or 0, plan.n_per_neighbourhood
    )
    first = np.repeat(blocks, n_of_block)
    n_served = np.minimum(plan.n_served, n_wijken - first)
    organisation, wijk = _spans(first, n_served)
    n_invited = rng.integers(plan.n_invited_low, plan.n_invited_high + 1, size=len(first))
    return Catchments(n_invited, organisation, wijk, np.ones(len(wijk)))


def by_rate(
    plan: SectorPlan, rate: float, residents: np.ndarray, rng: np.random.Generator
) -> Catchments:
    """As many people as the rate gives, in organisations of about the planned size.

    The number of people is the rate times the residents, rounded up or down by chance, so that
    the sum over many municipalities keeps to the rate. Below one person there is none: such a
    place is served from elsewhere. The only organisation of a small place may be smaller than
    planned. In a wijk without residents nobody works.

    Parameters
    ----------
    rate
        People invited per 10,000 residents.
    residents
        Residents of each wijk, in the order in which wijken lie beside each other.
    """
    rounding = rng.random()
    n_people = int(rate * residents.sum() / 10_000 + rounding)
    sizes = _sizes(plan, n_people, rng)
    if not n_people:
        nowhere = np.zeros(0, dtype=int)
        return Catchments(sizes, nowhere, nowhere, np.zeros(0))
    edges = np.append(0, np.cumsum(sizes)) / n_people * residents.sum()
    organisation, wijk, overlap = _overlaps(edges, np.append(0, np.cumsum(residents)))
    largest = np.zeros(len(residents))
    np.maximum.at(largest, wijk, overlap)
    served = (overlap >= SMALL_PART * np.diff(edges)[organisation]) | (overlap == largest[wijk])
    served &= overlap > 0
    return Catchments(sizes, organisation[served], wijk[served], overlap[served])


def _sizes(plan: SectorPlan, n_people: int, rng: np.random.Generator) -> np.ndarray:
    """People of each organisation: together exactly so many, in each at least one."""
    if not n_people:
        return np.zeros(0, dtype=int)
    usual = (plan.n_invited_low + plan.n_invited_high) / 2
    n = max(1, round(n_people / usual))
    weight = np.cumsum(rng.uniform(plan.n_invited_low, plan.n_invited_high, size=n))
    others = np.rint(weight / weight[-1] * (n_people - n)).astype(int)
    return np.asarray(1 + np.diff(others, prepend=0))


def _overlaps(
    edges: np.ndarray, wijk_edges: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Organisation, wijk and number of residents of every overlap on the line of residents."""
    n_wijken = len(wijk_edges) - 1
    first = np.searchsorted(wijk_edges[1:], edges[:-1], side="right")
    last = np.searchsorted(wijk_edges[1:], edges[1:], side="left")
    first, last = np.minimum(first, n_wijken - 1), np.minimum(last, n_wijken - 1)
    organisation, wijk = _spans(first, last - first + 1)
    ends = np.minimum(edges[organisation + 1], wijk_edges[wijk + 1])
    return organisation, wijk, ends - np.maximum(edges[organisation], wijk_edges[wijk])


def _spans(first: np.ndarray, n: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """For runs of n numbers from the first: the number of the run, and the numbers."""
    run = np.repeat(np.arange(len(first)), n)
    start = np.cumsum(n) - n
    return run, np.asarray(first[run] + np.arange(len(run)) - start[run])
