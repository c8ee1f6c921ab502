"""Answers to items about facts: what somebody knows, and what the organisation has arranged."""

from __future__ import annotations

import numpy as np
from scipy.special import ndtr

from quickscan_sim.parameters import Parameters
from quickscan_sim.questionnaire import Item
from quickscan_sim.random_streams import stream
from quickscan_sim.simulate.chance import normals_of_codes
from quickscan_sim.simulate.item_targets import YES

KNOWN_BY = (0.13, 0.50)
"""Share that knows the right answer, where known_by says nothing; the lower end is what primary
teachers knew in 2018 (MWM2), the upper end is assumed."""

PRESENT_IN = (0.30, 0.70)
KNOWS_OWN_ORGANISATION = 0.80
DOES_NOT_KNOW = 0.12
"""How many organisations have something arranged, how many colleagues see that right, and how
many say they do not know; assumptions."""


def draw_fact(
    item: Item,
    number: int,
    parameters: Parameters,
    sector: np.ndarray,
    organisation: np.ndarray,
    wave: int,
) -> np.ndarray:
    """For each person the number of the answer on the scale of the item.

    Parameters
    ----------
    number
        Place of the item on the form.
    sector
        Code of the sector of each person.
    organisation
        Number of the organisation of each person.
    """
    drawn = normals_of_codes([item.item_id], parameters.seed_of_what_is_alike, "facts behind items")
    place = float(ndtr(drawn[0]))
    rng = stream(parameters.seed, "answers to facts", number, wave)
    chance = rng.random((2, len(sector)))
    if item.part == "knowledge":
        return _knowledge(item, _known_by(item, parameters, sector, place), chance)
    low, high = PRESENT_IN
    n_organisations = int(organisation.max(initial=-1)) + 1
    # What an organisation has arranged is no matter of the wave in which people are asked.
    having = stream(parameters.seed, "facts of organisations", number).random(n_organisations)
    has_it = (having < low + place * (high - low))[organisation]
    return _checklist(item, has_it, chance)


def _known_by(
    item: Item, parameters: Parameters, sector: np.ndarray, place: float
) -> np.ndarray | float:
    low, high = KNOWN_BY
    drawn = low + place * (high - low)
    given = parameters.known_by.get(item.item_id, drawn)
    if not isinstance(given, dict):
        return given
    share = np.full(len(sector), drawn)
    for code, known in given.items():
        share[sector == code] = known
    return share


def _knowledge(item: Item, known: np.ndarray | float, chance: np.ndarray) -> np.ndarray:
    """The right answer by the share that knows it; else another, the last ("?") twice as often."""
    values = item.scale.values
    others = [point for point, value in enumerate(values) if value != item.correct]
    weights = np.array([2.0 if point == len(values) - 1 else 1.0 for point in others])
    limits = np.cumsum(weights / weights.sum())[:-1]
    guess = np.array(others)[np.searchsorted(limits, chance[1])]
    if item.correct is None:
        return guess
    return np.where(chance[0] < known, values.index(item.correct), guess)


def _checklist(item: Item, has_it: np.ndarray, chance: np.ndarray) -> np.ndarray:
    """A fact about the organisation: yes, no, or, where the scale has a third answer, unknown."""
    yes = item.scale.values.index(YES)
    no, *unknown = (point for point in range(len(item.scale.values)) if point != yes)
    says_yes = np.where(chance[0] < KNOWS_OWN_ORGANISATION, has_it, ~has_it)
    said = np.where(says_yes, yes, no)
    return np.where(chance[1] < DOES_NOT_KNOW, unknown[0], said) if unknown else said
