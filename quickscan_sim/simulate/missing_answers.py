"""Which answers are missing: skipped, never reached, or not applicable to somebody's role."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from quickscan_sim.parameters import Parameters
from quickscan_sim.questionnaire import Item, Questionnaire
from quickscan_sim.random_streams import stream
from quickscan_sim.simulate.chance import logistic, normals_of_codes, solve_increasing
from quickscan_sim.simulate.item_targets import TRAIT_PARTS
from quickscan_sim.simulate.items import chance_limit, uniform_blocks

APPLICABLE_PARTS = ("practice", "confidence")
"""Parts in which somebody may say that an item does not apply, though the sector can answer it."""

N_CODES = 61
NEUTRAL = N_CODES
"""What skipping depends on is cut into this many steps, so that scales of 2 to 7 answers divide
them evenly; one more for where it does not apply."""

FARTHEST = 4.0
"""Latent positions beyond so many SD count as that far."""


@dataclass(frozen=True)
class _Cause:
    """What makes some skip more than others.

    ``codes``: rows x people, a step or neutral. ``row``: the row of each item. ``pull``: for
    each step, and neutral, how much more is skipped, in units of the strength.
    """

    codes: np.ndarray
    row: np.ndarray
    pull: np.ndarray


def left_open(
    parameters: Parameters,
    questionnaire: Questionnaire,
    people: pd.DataFrame,
    position: np.ndarray,
    points: np.ndarray,
    wave: int,
) -> np.ndarray:
    """Items x people: skipped, or never reached by somebody who stopped.

    Over everybody invited and all items the average chance to skip is ``p_skipped``, whatever it
    depends on: nothing (missing completely at random), the sector or years of experience
    (missing at random), or the answer itself or the latent position (missing not at random).
    """
    cause = _cause(parameters, questionnaire, people, position, points)
    limits = chance_limit(_chances(parameters, cause))
    rng = stream(parameters.seed, "skipped", wave=wave)
    skipped = np.empty(points.shape, bool)
    for block, uniform in uniform_blocks(rng, *points.shape):
        np.less(uniform, _limit(limits, cause, block), out=skipped[:, block])
    n_first = people["n_first_items"].to_numpy(np.int64)
    stops = np.flatnonzero(n_first < len(points))
    skipped[:, stops] |= np.arange(len(points))[:, None] >= n_first[stops]
    return skipped


def _limit(limits: np.ndarray, cause: _Cause | None, block: slice) -> np.ndarray:
    if cause is None:
        return np.asarray(limits[0])
    of_codes = limits.take(cause.codes[:, block])
    return of_codes if len(of_codes) == len(cause.row) else np.asarray(of_codes[cause.row])


def _chances(parameters: Parameters, cause: _Cause | None) -> np.ndarray:
    """The chance to skip at each step of the cause; on average what is asked."""
    asked = parameters.p_skipped
    if cause is None or asked in (0, 1):
        return np.full(N_CODES + 1, asked)
    n_items = np.bincount(cause.row, minlength=len(cause.codes))
    weights = sum(
        n * np.bincount(codes, minlength=N_CODES + 1)
        for n, codes in zip(n_items, cause.codes, strict=True)
    )
    weights = weights / np.sum(weights)
    pull = parameters.skipped_strength * cause.pull
    base = solve_increasing(lambda value: float(weights @ logistic(value + pull)), asked)
    return logistic(base + pull)


def _cause(
    parameters: Parameters,
    questionnaire: Questionnaire,
    people: pd.DataFrame,
    position: np.ndarray,
    points: np.ndarray,
) -> _Cause | None:
    depends_on = parameters.skipped_depends_on
    if depends_on == "nothing" or len(people) == 0:
        return None
    everything = np.zeros(len(points), int)
    if depends_on == "sector":
        code, sectors = pd.factorize(people["sector"].to_numpy(object))
        drawn = normals_of_codes(sectors, parameters.seed_of_what_is_alike, "skipping of sectors")
        return _Cause(code[None, :].astype(np.uint8), everything, _standardised(drawn, code))
    if depends_on == "experience":
        code = np.minimum(people["years_experience"].to_numpy(np.int64), N_CODES - 1)
        less = -np.arange(N_CODES, dtype=float)
        return _Cause(code[None, :].astype(np.uint8), everything, _standardised(less, code))
    if depends_on == "trait":
        return _by_trait(questionnaire, position)
    return _by_answer(questionnaire.items, points)


def _standardised(pull: np.ndarray, code: np.ndarray) -> np.ndarray:
    """Pull per step, with mean 0 and spread 1 over people; 0 for the steps nobody has."""
    of_people = pull[code]
    spread = of_people.std()
    found = (pull - of_people.mean()) / (spread if spread > 0 else 1.0)
    return np.concatenate([found, np.zeros(N_CODES + 1 - len(found))])


def _by_trait(questionnaire: Questionnaire, position: np.ndarray) -> _Cause:
    """People low on the theme of an item skip it more; an item without theme is neutral."""
    steps = np.rint((position.T + FARTHEST) / (2 * FARTHEST) * (N_CODES - 1))
    codes = np.vstack(
        [np.clip(steps, 0, N_CODES - 1), np.full((1, len(position)), NEUTRAL)]
    ).astype(np.uint8)
    place = {theme: number for number, theme in enumerate(questionnaire.theme_ids)}
    row = np.array([place.get(item.theme_id, len(place)) for item in questionnaire.items])
    level = np.arange(N_CODES) / (N_CODES - 1) * 2 * FARTHEST - FARTHEST
    return _Cause(codes, row, np.append(-level, 0.0))


def _by_answer(items: tuple[Item, ...], points: np.ndarray) -> _Cause:
    """The less favourable an answer would have been, the more it is skipped; facts are neutral."""
    codes = np.full(points.shape, NEUTRAL, np.uint8)
    for row, item in enumerate(items):
        if item.part in TRAIT_PARTS:
            codes[row] = points[row] * np.uint8((N_CODES - 1) // (len(item.scale.values) - 1))
    # A uniform answer from 0 to 1 has a spread of 1 / sqrt(12).
    level = (np.arange(N_CODES) / (N_CODES - 1) - 0.5) * np.sqrt(12)
    return _Cause(codes, np.arange(len(items)), np.append(-level, 0.0))


def not_applicable(
    parameters: Parameters, questionnaire: Questionnaire, sector: np.ndarray, wave: int
) -> np.ndarray:
    """Items x people: "n.v.t. voor mijn functie"; often where the sector cannot well answer.

    Parameters
    ----------
    sector
        Number of the sector of each person, in the order of the questionnaire.
    """
    items = questionnaire.items
    p_inside = [
        parameters.p_not_applicable_inside if item.part in APPLICABLE_PARTS else 0.0
        for item in items
    ]
    inside = [[code in item.sectors for code in questionnaire.sector_ids] for item in items]
    limits = chance_limit(
        np.where(inside, np.array(p_inside)[:, None], parameters.p_not_applicable_outside)
    )
    found = np.empty((len(items), len(sector)), bool)
    rng = stream(parameters.seed, "not applicable", wave=wave)
    for block, uniform in uniform_blocks(rng, len(items), len(sector)):
        np.less(uniform, limits[:, sector[block]], out=found[:, block])
    return found
