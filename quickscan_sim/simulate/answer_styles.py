"""How people fill in a form, beside where they stand: with care, rosily, hesitant, or at random."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from quickscan_sim.parameters import ItemDifference, Parameters
from quickscan_sim.questionnaire import Item, Questionnaire
from quickscan_sim.random_streams import stream
from quickscan_sim.simulate.chance import hashes_of_codes, normals_of_hashes
from quickscan_sim.simulate.instrument import Instrument
from quickscan_sim.simulate.items import Lift

SELF_DESCRIPTION = ("practice", "confidence")
"""Parts in which people describe themselves, and can do so more rosily than it is."""


@dataclass(frozen=True)
class AnswerStyles:
    """One value for each person.

    ``careless``: answers at random. ``straight_lining``: gives the answer to the first item of a
    scale to all of them. ``social_desirability``: how much rosier, in SD of the latent answer.
    ``hesitation``: how much seeing goes without acting, in SD of the latent answer.
    """

    careless: np.ndarray
    straight_lining: np.ndarray
    social_desirability: np.ndarray
    hesitation: np.ndarray


def draw_styles(parameters: Parameters, people: pd.DataFrame, wave: int) -> AnswerStyles:
    """Care is drawn for each wave; rosiness and hesitation stay with a person over waves."""
    care = stream(parameters.seed, "care of respondents", wave=wave).random(len(people))
    careless = care < parameters.p_careless
    straight = (care < parameters.p_careless + parameters.p_straight_lining) & ~careless
    rosy = (parameters.social_desirability, parameters.social_desirability_spread)
    hesitant = (parameters.hesitation, parameters.hesitation_spread)
    who = hashes_of_codes(people["professional_id"]) if rosy[1] or hesitant[1] else np.empty(0)
    return AnswerStyles(
        careless,
        straight,
        _lasting(parameters, who, len(people), "social desirability", *rosy),
        _lasting(parameters, who, len(people), "hesitation", *hesitant),
    )


def _lasting(
    parameters: Parameters, who: np.ndarray, n: int, style: str, mean: float, spread: float
) -> np.ndarray:
    if spread == 0:
        return np.full(n, mean)
    return mean + spread * normals_of_hashes(who, parameters.seed, style)


def hesitation_lift(
    parameters: Parameters, instrument: Instrument, styles: AnswerStyles
) -> Lift | None:
    """The shift of latent answers by hesitation, in the favourable direction; None: nobody has it.

    The pull is on the answer as given. A reversed item that somebody hesitant agrees with more is
    so answered less favourably.
    """
    if not styles.hesitation.any():
        return None
    pull = [
        parameters.hesitation_pull.get(target.item.aspect, 0.0)
        * (-1.0 if target.item.is_reversed else 1.0)
        * (target.item.part == "practice")
        for target in instrument.targets
    ]
    return Lift(np.array(pull), styles.hesitation.astype(np.float32))


def rosy_lift(instrument: Instrument, styles: AnswerStyles) -> Lift | None:
    """The shift by social desirability; None: nobody has it.

    It is towards the favourable side of every item in which people describe themselves. The
    answer to a reversed item goes down by it: this is no tendency to agree with everything.
    """
    if not styles.social_desirability.any():
        return None
    pull = [float(target.item.part in SELF_DESCRIPTION) for target in instrument.targets]
    return Lift(np.array(pull), styles.social_desirability.astype(np.float32))


def dif_lifts(
    parameters: Parameters,
    questionnaire: Questionnaire,
    instrument: Instrument,
    sector: np.ndarray,
) -> tuple[Lift, ...]:
    """A shift of one item for the people of one sector, for each planted difference.

    Parameters
    ----------
    sector
        Number of the sector of each person, in the order of the questionnaire.
    """
    codes = [target.item.item_id for target in instrument.targets]
    return tuple(
        Lift(
            np.array([float(code == difference.item) for code in codes]),
            _of_sector(difference, questionnaire, sector),
        )
        for difference in parameters.dif
    )


def _of_sector(
    difference: ItemDifference, questionnaire: Questionnaire, sector: np.ndarray
) -> np.ndarray:
    """The size for the people of the sector, 0 for the others."""
    place = questionnaire.sector_ids.index(difference.sector)
    return np.where(sector == place, np.float32(difference.size), np.float32(0))


def answer_without_care(
    points: np.ndarray,
    items: tuple[Item, ...],
    styles: AnswerStyles,
    rng: np.random.Generator,
) -> None:
    """Replace, in place, what careless and straight-lining people answer.

    Parameters
    ----------
    points
        All items of the form x people: numbers of answers, 0 for the least favourable one (and
        for facts the first of the scale).
    """
    careless = np.flatnonzero(styles.careless)
    if len(careless):
        n_points = np.array([len(item.scale.values) for item in items])[:, None]
        points[:, careless] = rng.random((len(items), len(careless))) * n_points
    straight = np.flatnonzero(styles.straight_lining)
    if len(straight):
        _draw_straight_lines(points, items, straight)


def _draw_straight_lines(points: np.ndarray, items: tuple[Item, ...], people: np.ndarray) -> None:
    """The same place on the form for all items of a scale, also where an item is reversed."""
    first: dict[str, np.ndarray] = {}
    for row, item in enumerate(items):
        if item.part not in SELF_DESCRIPTION:
            continue
        last = len(item.scale.values) - 1
        own = points[row, people]
        on_form = first.setdefault(item.scale.scale_id, last - own if item.is_reversed else own)
        points[row, people] = last - on_form if item.is_reversed else on_form
