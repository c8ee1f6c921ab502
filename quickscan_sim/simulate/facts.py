"""Answers to items about facts: what somebody knows, and what the organisation has arranged."""

from __future__ import annotations

import numpy as np
from scipy.special import ndtr

from quickscan_sim.parameters import Parameters
from quickscan_sim.questionnaire import Item, Questionnaire
from quickscan_sim.random_streams import stream
from quickscan_sim.simulate.chance import normals_of_codes
from quickscan_sim.simulate.item_targets import TRAIT_PARTS, YES

KNOWN_BY = (0.13, 0.50)
"""Share that knows the right answer, where known_by says nothing; the lower end is what primary
teachers knew in 2018 (MWM2), the upper end is assumed."""

PRESENT_IN = (0.30, 0.70)
KNOWS_OWN_ORGANISATION = 0.80
DOES_NOT_KNOW = 0.12
"""How many organisations have something arranged, how many colleagues see that right, and how
many say they do not know; assumptions."""


def draw_facts(
    questionnaire: Questionnaire,
    parameters: Parameters,
    sector: np.ndarray,
    organisation: np.ndarray,
    wave: int,
) -> np.ndarray:
    """Knowledge and checklist items x people: the number of the answer on the scale of the item.

    Parameters
    ----------
    sector
        Number of the sector of each person, in the order of the questionnaire.
    organisation
        Number of the organisation of each person.
    """
    items = [item for item in questionnaire.items if item.part not in TRAIT_PARTS]
    codes = [item.item_id for item in items]
    drawn = normals_of_codes(codes, parameters.seed_of_what_is_alike, "facts behind items")
    chance = stream(parameters.seed, "answers to facts", wave=wave).random(
        (len(items), 2, len(sector))
    )
    # What an organisation has arranged does not change because people are asked again.
    n_organisations = int(organisation.max(initial=-1)) + 1
    having = stream(parameters.seed, "facts of organisations").random((len(items), n_organisations))
    points = np.empty((len(items), len(sector)), np.uint8)
    for row, item in enumerate(items):
        place = float(ndtr(drawn[row]))
        if item.part == "knowledge":
            known = _known_by(item, parameters, questionnaire, place)
            points[row] = _knowledge(item, known[sector], chance[row])
        else:
            has_it = (having[row] < _between(PRESENT_IN, place))[organisation]
            points[row] = _checklist(item, has_it, chance[row])
    return points


def _between(limits: tuple[float, float], place: float) -> float:
    low, high = limits
    return low + place * (high - low)


def _known_by(
    item: Item, parameters: Parameters, questionnaire: Questionnaire, place: float
) -> np.ndarray:
    """The share that knows the answer, for each sector."""
    drawn = _between(KNOWN_BY, place)
    given = parameters.known_by.get(item.item_id, drawn)
    of_sectors = (
        given if isinstance(given, dict) else dict.fromkeys(questionnaire.sector_ids, given)
    )
    return np.array([of_sectors.get(sector, drawn) for sector in questionnaire.sector_ids])


def _knowledge(item: Item, known: np.ndarray, chance: np.ndarray) -> np.ndarray:
    """The right answer by the share that knows it; else another, the last ("?") twice as often."""
    values = item.scale.values
    others = [point for point, value in enumerate(values) if value != item.correct]
    weights = np.array([2.0 if point == len(values) - 1 else 1.0 for point in others])
    limits = np.cumsum(weights / weights.sum())[:-1]
    guess = np.array(others)[np.searchsorted(limits, chance[1])]
    if item.correct is None:
        return np.asarray(guess)
    return np.where(chance[0] < known, values.index(item.correct), guess)


def _checklist(item: Item, has_it: np.ndarray, chance: np.ndarray) -> np.ndarray:
    """A fact about the organisation: yes, no, or, where the scale has a third answer, unknown."""
    yes = item.scale.values.index(YES)
    no, *unknown = (point for point in range(len(item.scale.values)) if point != yes)
    says_yes = np.where(chance[0] < KNOWS_OWN_ORGANISATION, has_it, ~has_it)
    said = np.where(says_yes, yes, no)
    return np.where(chance[1] < DOES_NOT_KNOW, unknown[0], said) if unknown else said
